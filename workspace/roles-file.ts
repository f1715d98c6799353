/** The built-in roles as a file, for editors that open nothing but files. It is written once, and is not for editing. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { ownFolder } from './own-folder.ts';

/** Hidden, so that no project around it takes what is in it for its own. */
const folderName = '.roles';

const fileName = 'roles.thru';

/** The path of a file with this text; undefined where none can be written. Another text is another file. */
export function rolesFile(text: string): string | undefined {
  const own = ownFolder();
  if (own === undefined) return undefined;
  const folder = join(own, folderName, createHash('sha256').update(text).digest('hex').slice(0, 12));
  const file = join(folder, fileName);
  try {
    if (readOrNothing(file) !== text) replace(folder, file, text);
    return file;
  } catch {
    return undefined;
  }
}

/** Whether a path is that of such a file: it belongs to no project. */
export function isRolesFile(path: string): boolean {
  const own = ownFolder();
  return own !== undefined && path.startsWith(join(own, folderName) + sep) && path.endsWith(sep + fileName);
}

/** At once, so that nobody ever reads half of it. */
function replace(folder: string, file: string, text: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, `${process.pid}.draft`);
  rmSync(draft, { force: true });
  writeFileSync(draft, text, { mode: 0o444 });
  renameSync(draft, file);
}

function readOrNothing(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
