/**
 * Where a block comment ends. One that is never closed would swallow all that follows, and whatever refers to that would
 * be told to be gone: it ends with its line, and with the lines behind it that begin with a star.
 */

export type CommentEnd = { readonly end: number; readonly isClosed: boolean };

/** Finds the ends of the block comments of one text, asked for one after the other: each sign is looked for once. */
export function commentEnds(text: string): (from: number) => CommentEnd {
  const nextClose = seeker((from) => text.indexOf('*/', from));
  // What starts as a comment at the start of a line is one, and no part of one that somebody is still typing above.
  const nextOpen = seeker((from) => firstOpen(text, from));
  return (from) => {
    const close = nextClose(from + 2);
    const isClosed = close < Infinity && nextOpen(from + 2) > close;
    return { end: isClosed ? close + 2 : openEnd(text, from), isClosed };
  };
}

/** The next place of a sign at or behind an offset, where `find` gives -1 if there is none; asked for rising offsets. */
function seeker(find: (from: number) => number): (from: number) => number {
  let found = -1;
  return (from) => {
    if (found >= from) return found;
    const next = find(from);
    return (found = next < 0 ? Infinity : next);
  };
}

/** The next sign that opens a comment and is the first of its line; looked for as text, which is much faster than by a pattern. */
function firstOpen(text: string, from: number): number {
  let at = text.indexOf('/*', from);
  while (at >= 0 && !isFirst(text, at, from)) at = text.indexOf('/*', at + 2);
  return at;
}

/** Whether only blanks stand before an offset on its line. */
function isFirst(text: string, at: number, from: number): boolean {
  let before = at - 1;
  while (before >= from && (text.charCodeAt(before) === 0x20 || text.charCodeAt(before) === 0x09)) before -= 1;
  return before >= from && isLineEnd(text.charCodeAt(before));
}

function openEnd(text: string, from: number): number {
  let end = lineEnd(text, from);
  for (let next = starredLine(text, end); next !== undefined; next = starredLine(text, end)) end = next;
  return end;
}

/** The end of the next line where that begins with a star. */
function starredLine(text: string, end: number): number | undefined {
  const starred = /(?:\r\n|\r|\n)[ \t]*\*[^\r\n]*/y;
  starred.lastIndex = end;
  return starred.test(text) ? starred.lastIndex : undefined;
}

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) at += 1;
  return at;
}

function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}
