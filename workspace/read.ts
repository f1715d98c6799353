/** Reads one file as text. What is not text in UTF-8 gives a sentence that says what to do, never an exception. */
import { lstatSync, readFileSync, statSync } from 'node:fs';

export type ReadText = { readonly text: string } | { readonly problem: string };

export function readText(path: string): ReadText {
  const read = readTextAndBytes(path);
  return 'problem' in read ? read : { text: read.text };
}

/** The same with the bytes that the text was made of, for who goes through very many characters. */
export function readTextAndBytes(
  path: string,
): { readonly text: string; readonly bytes: Uint8Array } | { readonly problem: string } {
  try {
    const bytes = readFileSync(path);
    const read = decode(bytes);
    return 'problem' in read ? read : { ...read, bytes };
  } catch (error) {
    return { problem: isLink(path) ? leadsNowhere(error) : unreadable(error) };
  }
}

/** What differs as soon as a file is another one, or has changed; undefined where there is no file. */
export function fileStamp(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() ? `${path} ${stats.ino} ${stats.size} ${stats.mtimeMs}` : undefined;
}

/** A byte-order mark of UTF-8 is kept: the scanner passes over it, and the formatter keeps it. */
function decode(bytes: Uint8Array): ReadText {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { problem: 'This file is written in UTF-16. Save it as UTF-8, and it will be read.' };
  }
  if (bytes.includes(0))
    return {
      problem:
        'This file is not text: it holds a zero byte. Save it as text in UTF-8, or give it another ending than `.thru`.',
    };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { problem: 'This file is not text in UTF-8. Save it as UTF-8, and it will be read.' };
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES:
    'This file cannot be read: you have no permission. Ask its owner for permission, or exclude it in `throughline.json`.',
  EPERM:
    'This file cannot be read: you have no permission. Ask its owner for permission, or exclude it in `throughline.json`.',
  ENOENT: 'This file was there a moment ago and is gone now. Run the check again.',
  EISDIR: 'This is a folder whose name ends in `.thru`. Rename it, or exclude it in `throughline.json`.',
  ELOOP: 'This link leads in a circle. Remove it, or exclude it in `throughline.json`.',
};

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

/** Running the check again would not bring back what a link leads to. */
function leadsNowhere(error: unknown): string {
  const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  return isGone ? 'This link leads to a file that is not there. Correct the link, or remove it.' : unreadable(error);
}

function unreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  return reasons[code] ?? `This file cannot be read (${code === '' ? 'unknown reason' : code}).`;
}
