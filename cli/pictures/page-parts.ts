import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from '../terminal.ts';

/** The preview's program and style sheet, which ship beside the command line. */
export function pageParts(assets: string): { readonly script: string; readonly style: string } {
  const script = join(assets, 'preview', 'preview.js');
  const style = join(assets, 'preview', 'preview.css');
  if (!existsSync(script) || !existsSync(style))
    throw new CommandError(
      'The preview that an exported page is made of is missing from this installation. Install Throughline again.',
    );
  return { script: readFileSync(script, 'utf8'), style: readFileSync(style, 'utf8') };
}
