/** Reads one file as text. What is not text in UTF-8 gives a sentence that says what to do, never an exception. */
import { isUtf8 } from 'node:buffer';
import { lstatSync, readFileSync, statSync, type Stats } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { codeOf } from './error-code.ts';

export type ReadText = { readonly text: string } | { readonly problem: string };

/** `kind` says what people can do about a file: a model may be left out, a configuration may not. */
export function readText(path: string, kind: FileKind = 'model'): ReadText {
  const text = readPlainly(path, kind);
  if (text !== undefined) return { text };
  const read = readBytes(path, kind);
  return 'problem' in read ? read : decode(read.bytes);
}

/** The text of bytes that came from elsewhere than a file, with what is said of those of a file that are none. */
export function textOf(bytes: Buffer): ReadText {
  const read = checked(bytes, 'model');
  return 'problem' in read ? read : decode(read.bytes);
}

/** Nearly all files are text without a doubt, and Node then makes no bytes of it first. Undefined where something is amiss, or may be. */
function readPlainly(path: string, kind: FileKind): string | undefined {
  try {
    if (kind === 'model' && isPipeOrDevice(statSync(path))) return undefined;
    const text = readFileSync(path, 'utf8');
    // What cannot be read as UTF-8 becomes U+FFFD.
    return text.includes('\u{fffd}') || text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

type FileKind = 'model' | 'other';

/** The bytes of a text in UTF-8 without the text, for who goes through very many characters. */
export function readTextBytes(path: string): ReadBytes {
  return ofText(readBytes(path, 'other'));
}

/** The same while others work. */
export async function readTextBytesLater(path: string): Promise<ReadBytes> {
  try {
    return ofText(checked(await readFile(path), 'other'));
  } catch (error) {
    return { problem: failed(path, error, 'other') };
  }
}

type ReadBytes = { readonly bytes: Buffer } | { readonly problem: string };

function ofText(read: ReadBytes): ReadBytes {
  return 'problem' in read || isUtf8(read.bytes) ? read : { problem: notUtf8(read.bytes) };
}

function readBytes(path: string, kind: FileKind): ReadBytes {
  try {
    // A pipe gives nothing until somebody writes into it, and who reads it waits as long.
    if (kind === 'model' && isPipeOrDevice(statSync(path))) return { problem: noFile };
    return checked(readFileSync(path), kind);
  } catch (error) {
    return { problem: failed(path, error, kind) };
  }
}

function checked(bytes: Buffer, kind: FileKind): ReadBytes {
  const problem = binaryProblem(bytes, kind);
  return problem === undefined ? { bytes } : { problem };
}

function failed(path: string, error: unknown, kind: FileKind): string {
  return isLink(path) ? leadsNowhere(error, kind) : unreadable(error, kind);
}

/** What differs as soon as a file is another one, or has changed; undefined where there is no file. */
export function fileStamp(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() ? `${path} ${stats.ino} ${stats.size} ${stats.mtimeMs}` : undefined;
}

function binaryProblem(bytes: Uint8Array, kind: FileKind): string | undefined {
  if (isUtf16(bytes)) return 'This file is written in UTF-16. Save it as UTF-8, and it will be read.';
  const zero = bytes.indexOf(0);
  if (zero < 0) return undefined;
  const orElse = kind === 'model' ? ', or give it another ending than `.thru`' : '';
  return `This file is not text: it holds a zero byte in line ${lineOf(bytes, zero)}. Save it as text in UTF-8${orElse}.`;
}

/** By its mark, or, without one, because every second byte at its start is zero, as in words of Latin letters. */
function isUtf16(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true;
  const start = bytes.subarray(0, 64);
  const zeros = [0, 1].map((odd) => start.filter((byte, at) => at % 2 === odd && byte === 0).length);
  const pairs = Math.floor(start.length / 2);
  return pairs > 1 && zeros.includes(pairs) && zeros.includes(0);
}

function lineOf(bytes: Uint8Array, at: number): number {
  return bytes.subarray(0, at).filter((byte) => byte === 0x0a).length + 1;
}

function notUtf8(bytes: Uint8Array): string {
  return `This file is not text in UTF-8: line ${firstLineAmiss(bytes)} does not read. Save it as UTF-8, and it will be read.`;
}

/** No part of a longer character looks like the end of a line, so each line is sound or not by itself. */
function firstLineAmiss(bytes: Uint8Array): number {
  let [line, start] = [1, 0];
  for (
    let end = bytes.indexOf(0x0a);
    end >= 0 && isUtf8(bytes.subarray(start, end));
    end = bytes.indexOf(0x0a, start)
  ) {
    line += 1;
    start = end + 1;
  }
  return line;
}

/** A byte-order mark of UTF-8 is kept: the scanner passes over it, and the formatter keeps it. */
function decode(bytes: Uint8Array): ReadText {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { problem: notUtf8(bytes) };
  }
}

const noFile = 'This is a pipe or a device, and no file. Put a file in its place, or exclude it in `throughline.json`.';

function isPipeOrDevice(stats: Stats): boolean {
  return !stats.isFile() && !stats.isDirectory();
}

const noPermission = 'This file cannot be read: you have no permission. Ask its owner for permission';

/** What is wrong and what to do; a model can be left out as well. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: noPermission,
  EPERM: noPermission,
  EISDIR: 'This is a folder with the name of a file. Rename it',
  ELOOP: 'This link leads in a circle. Remove it',
};

function isLink(path: string): boolean {
  return entryAt(path)?.isSymbolicLink() === true;
}

/** Whether a folder has an entry of this name, a link that leads nowhere included. */
export function isThere(path: string): boolean {
  return entryAt(path) !== undefined;
}

/** Undefined too where a folder on the way is closed, or is none. */
function entryAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** Running the check again would not bring back what a link leads to. */
function leadsNowhere(error: unknown, kind: FileKind): string {
  return codeOf(error) === 'ENOENT'
    ? 'This link leads to a file that is not there. Correct the link, or remove it.'
    : unreadable(error, kind);
}

function unreadable(error: unknown, kind: FileKind): string {
  const code = codeOf(error);
  if (code === 'ENOENT') return 'This file was there a moment ago and is gone now. Run the check again.';
  const reason = reasons[code];
  if (reason === undefined) return `This file cannot be read (${code === '' ? 'unknown reason' : code}).`;
  return `${reason}${kind === 'model' ? ', or exclude it in `throughline.json`' : ''}.`;
}
