/** The fonts of this computer, for scripts that the shipped one does not have. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Terminal } from '../terminal.ts';

/** Both in bytes: all fonts of a computer may be gigabytes, and every one is read. */
const largestFont = 40_000_000;
const mostFonts = 250_000_000;

/** The contents of all font files that may be read, in the usual folders of all systems. */
export function systemFonts(env: Terminal['env']): readonly Uint8Array[] {
  const home = homedir();
  const folders = [
    '/usr/share/fonts',
    '/usr/local/share/fonts',
    join(home, '.fonts'),
    join(home, '.local', 'share', 'fonts'),
    '/System/Library/Fonts',
    '/Library/Fonts',
    join(home, 'Library', 'Fonts'),
    join(env['WINDIR'] ?? 'C:\\Windows', 'Fonts'),
    ...(env['LOCALAPPDATA'] === undefined ? [] : [join(env['LOCALAPPDATA'], 'Microsoft', 'Windows', 'Fonts')]),
  ];
  let left = mostFonts;
  return folders.flatMap(fontsIn).flatMap((file) => {
    const size = sizeOf(file);
    if (size > largestFont || size > left) return [];
    left -= size;
    return read(file);
  });
}

/** In the order of their names, so that a computer always draws the same. */
function fontsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:ttf|otf|ttc)$/i.test(name))
      .toSorted()
      .map((name) => join(folder, name));
  } catch {
    // Most computers have some of these folders only.
    return [];
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? Number.POSITIVE_INFINITY;
}

function read(file: string): readonly Uint8Array[] {
  try {
    return [new Uint8Array(readFileSync(file))];
  } catch {
    // A font that may not be read is as if it were not there.
    return [];
  }
}
