/**
 * Splits a text into tokens. Struct of arrays: a hundred thousand elements are a million tokens, and an object for each
 * would cost more than everything that reads them.
 */

import { commentEnds, type CommentEnd } from './block-comments.ts';
import { isDigit, isNamePart, isNameStart, isPastedSpace, widthAt } from './characters.ts';

export const T = {
  word: 1,
  number: 2,
  string: 3,
  openString: 4,
  handle: 5,
  tag: 6,
  arrow: 7,
  open: 8,
  close: 9,
  colon: 10,
  comma: 11,
  bad: 12,
} as const;

export type Comment = {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  /** `doc` is a documentation comment, `open` one that is never closed. */
  readonly kind: 'line' | 'block' | 'doc' | 'open';
};

export type Tokens = {
  readonly text: string;
  readonly count: number;
  readonly types: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The line of each token, from 0. */
  readonly lines: Int32Array;
  /** The offset at which each line starts, the first behind a byte-order mark; `\n`, `\r\n` and a lone `\r` end a line, as in the language server protocol. */
  readonly lineStarts: Int32Array;
  readonly comments: readonly Comment[];
};

/** By its code, the token that a character is by itself; 0 where it is none. */
const singles = new Uint8Array(0x80);
singles[0x7b] = T.open;
singles[0x7d] = T.close;
singles[0x3a] = T.colon;
singles[0x2c] = T.comma;

/** The arrays that the tokens of one text after another are put into, for who is done with them before the next. */
export class TokenRoom {
  output: Output | undefined = undefined;
}

/** Tokens in a room hold until the next text is put there; without one they are their taker's own. */
export function scan(text: string, room?: TokenRoom): Tokens {
  const out = roomFor(text.length, room);
  const comments: Comment[] = [];
  const into = { comments, endOf: commentEnds(text) };
  // A byte-order mark is no part of its line: editors show none and count none.
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  out.firstLine(at);
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 0x20 || code === 0x09 || (code >= 0xa0 && isPastedSpace(code))) {
      at += 1;
    } else if (code === 0x0a || code === 0x0d) {
      at += code === 0x0d && text.charCodeAt(at + 1) === 0x0a ? 2 : 1;
      out.newLine(at);
    } else if (code === 0x2f && isCommentStart(text, at)) {
      at = readComment(text, at, out, into);
    } else {
      const single = singles[code] ?? 0;
      at = single === 0 ? readLong(text, at, code, out) : out.push(single, at, at + 1);
    }
  }
  return out.toTokens(text, comments);
}

/** More tokens than any text has but one of thousands of elements, whose arrays would be kept for nothing. */
const mostKept = 100_000;

function roomFor(length: number, room: TokenRoom | undefined): Output {
  const made = room?.output;
  if (made?.holds(length)) return made.emptied();
  const output = new Output(length);
  if (room && length >> 2 < mostKept) room.output = output;
  return output;
}

function readLong(text: string, at: number, code: number, out: Output): number {
  const next = text.charCodeAt(at + 1);
  if (code === 0x22) return readString(text, at, out);
  if (code === 0x40 && isNameStart(text, at + 1)) return out.push(T.handle, at, nameEnd(text, at + 1, true));
  if (code === 0x23 && isNamePart(text, at + 1)) return out.push(T.tag, at, nameEnd(text, at + 1, false));
  if (code === 0x2d && next === 0x3e) return out.push(T.arrow, at, at + 2);
  if (isNameStart(text, at)) return out.push(T.word, at, nameEnd(text, at, false));
  if (isDigit(code) || ((code === 0x2d || code === 0x2b) && isDigit(next)))
    return out.push(T.number, at, numberEnd(text, at));
  // A lone `@` or `#` is half of a handle or a tag that somebody is about to type.
  if (code === 0x40) return out.push(T.handle, at, at + 1);
  if (code === 0x23) return out.push(T.tag, at, at + 1);
  return out.push(T.bad, at, badEnd(text, at));
}

/** Names have single hyphens inside; handles dots as well. */
function nameEnd(text: string, from: number, dots: boolean): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isNamePart(text, at)) at += code < 0x80 ? 1 : widthAt(text, at);
    else if ((code === 0x2d || (dots && code === 0x2e)) && isNamePart(text, at + 1)) at += 1;
    else break;
  }
  return at;
}

/** Amounts, dates, shares, intervals: `12_000`, `1.2B`, `2026-12-31`, `60%`, `2026.3.2`, `2027-Q4`. */
function numberEnd(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isNamePart(text, at)) at += widthAt(text, at);
    else if ((code === 0x2d || code === 0x2e) && isNamePart(text, at + 1)) at += 1;
    else if (code === 0x25) return at + 1;
    else break;
  }
  return at;
}

/** A string stays on its line. One that is never closed ends there, or before a brace, so that no declaration is lost. */
function readString(text: string, from: number, out: Output): number {
  let brace = -1;
  for (let at = from + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return out.push(T.string, from, at + 1);
    if (code === 0x0a || code === 0x0d)
      return out.push(T.openString, from, brace < 0 ? trimmedEnd(text, from, at) : brace);
    if (code === 0x5c && text.charCodeAt(at + 1) !== 0x0a && text.charCodeAt(at + 1) !== 0x0d) at += 1;
    else if ((code === 0x7b || code === 0x7d) && brace < 0) brace = trimmedEnd(text, from, at);
  }
  return out.push(T.openString, from, brace < 0 ? trimmedEnd(text, from, text.length) : brace);
}

function trimmedEnd(text: string, from: number, end: number): number {
  let at = end;
  while (at > from + 1 && (text.charCodeAt(at - 1) === 0x20 || text.charCodeAt(at - 1) === 0x09)) at -= 1;
  return at;
}

function badEnd(text: string, from: number): number {
  let at = from + widthAt(text, from);
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const known =
      code <= 0x20 ||
      (code >= 0xa0 && isPastedSpace(code)) ||
      code === 0x22 ||
      code === 0x40 ||
      code === 0x23 ||
      (singles[code] ?? 0) > 0;
    if (known || isNamePart(text, at) || (code === 0x2f && isCommentStart(text, at))) break;
    at += widthAt(text, at);
  }
  return at;
}

function isCommentStart(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  return next === 0x2f || next === 0x2a;
}

function readComment(
  text: string,
  from: number,
  out: Output,
  { comments, endOf }: { readonly comments: Comment[]; readonly endOf: (from: number) => CommentEnd },
): number {
  const line = out.line;
  if (text.charCodeAt(from + 1) === 0x2f) {
    let at = from;
    while (at < text.length && text.charCodeAt(at) !== 0x0a && text.charCodeAt(at) !== 0x0d) at += 1;
    comments.push({ start: from, end: at, line, kind: 'line' });
    return at;
  }
  const { end, isClosed } = endOf(from);
  const isDoc = text.charCodeAt(from + 2) === 0x2a && end - from > 4;
  comments.push({ start: from, end, line, kind: isClosed ? (isDoc ? 'doc' : 'block') : 'open' });
  countLines(text, from, end, out);
  return end;
}

function countLines(text: string, from: number, end: number, out: Output): void {
  for (let at = from; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || (code === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) out.newLine(at + 1);
  }
}

class Output {
  line = 0;
  private count = 0;
  private types: Uint8Array;
  private starts: Int32Array;
  private ends: Int32Array;
  private lines: Int32Array;
  private lineStarts: Int32Array = new Int32Array(64);

  constructor(length: number) {
    const capacity = capacityFor(length);
    this.types = new Uint8Array(capacity);
    this.starts = new Int32Array(capacity);
    this.ends = new Int32Array(capacity);
    this.lines = new Int32Array(capacity);
  }

  /** Whether it has the room that a text of a length begins with. */
  holds(length: number): boolean {
    return this.types.length >= capacityFor(length);
  }

  emptied(): this {
    this.count = 0;
    this.line = 0;
    return this;
  }

  /** Gives the end, so that a reader can return it. */
  push(type: number, start: number, end: number): number {
    if (this.count === this.types.length) this.grow();
    this.types[this.count] = type;
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.lines[this.count] = this.line;
    this.count += 1;
    return end;
  }

  firstLine(start: number): void {
    this.lineStarts[0] = start;
  }

  newLine(start: number): void {
    this.line += 1;
    if (this.line === this.lineStarts.length) this.lineStarts = widened(this.lineStarts, this.line * 2);
    this.lineStarts[this.line] = start;
  }

  toTokens(text: string, comments: readonly Comment[]): Tokens {
    const { count } = this;
    return {
      text,
      count,
      types: this.types.subarray(0, count),
      starts: this.starts.subarray(0, count),
      ends: this.ends.subarray(0, count),
      lines: this.lines.subarray(0, count),
      lineStarts: this.lineStarts.slice(0, this.line + 1),
      comments,
    };
  }

  private grow(): void {
    const capacity = this.types.length * 2;
    const types = new Uint8Array(capacity);
    types.set(this.types);
    this.types = types;
    this.starts = widened(this.starts, capacity);
    this.ends = widened(this.ends, capacity);
    this.lines = widened(this.lines, capacity);
  }
}

function capacityFor(length: number): number {
  return 16 + (length >> 2);
}

function widened(array: Int32Array, capacity: number): Int32Array {
  const wide = new Int32Array(capacity);
  wide.set(array);
  return wide;
}
