/** What is meant by the text of a name or a string, and how a text is quoted in a message. */
import { shortened } from '../shortened.ts';

/** Normal form C, so that a name typed on one keyboard equals the same name typed on another. */
export function nameOf(text: string): string {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7e) return text.normalize('NFC');
  return text;
}

/** What is written between the quotes of a string, its escapes read; the closing quote may be missing. */
export function stringOf(image: string): string {
  const inner = image.endsWith('"') && image.length > 1 ? image.slice(1, -1) : image.slice(1);
  return inner.includes('\\') ? inner.replace(escape, unescaped) : inner;
}

/** `\u00e9` and `\u{1f3e6}` are characters by their number; any other sign stands for itself. */
const escape = /\\(?:u([0-9a-fA-F]{4})|u\{(0*[0-9a-fA-F]{1,6})\}|(.))/g;

function unescaped(all: string, unit: string | undefined, point: string | undefined, char: string): string {
  const digits = unit ?? point;
  if (digits === undefined) return escapes[char] ?? char;
  const code = Number.parseInt(digits, 16);
  return code > 0x10ffff ? all : String.fromCodePoint(code);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

/** Long or many-lined input is not repeated whole in a message. */
export function quoted(text: string): string {
  return shortened(text.replace(/\s+/g, ' '), longestQuoted);
}

const longestQuoted = 40;
