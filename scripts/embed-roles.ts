/** Writes the built-in role library into a module, so that what ships needs no file beside it. */
import { readFileSync, writeFileSync } from 'node:fs';

const source = new URL('../language/metamodel/roles.thru', import.meta.url);
const target = new URL('../language/metamodel/roles-library.ts', import.meta.url);

export function rolesModule(text: string): string {
  return `// Written by scripts/embed-roles.ts from roles.thru. Edit that file, then run \`npm run generate\`.

/** The path under which the built-in roles stand in every project; go-to-definition opens it read-only. */
export const rolesLibraryPath = 'throughline-library/roles.thru';

export const rolesLibrary = \`${text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${')}\`;
`;
}

if (import.meta.main) writeFileSync(target, rolesModule(readFileSync(source, 'utf8')));
