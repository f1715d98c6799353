/** A text as what is left of an older one, in order, with what was written in between: what many rounds of edits come to. */
import type { Span } from '../syntax/summary.ts';
import type { TextEdit } from './text-edits.ts';

/** What of the older text still stands, and new text. */
export type Revision = readonly Part[];
type Part = Span | string;

/** A text of which all is left. */
export function unrevised(text: string): Revision {
  return [{ start: 0, end: text.length }];
}

/** A revision after some more edits of its text, which must not overlap. */
export function revised(parts: Revision, edits: readonly TextEdit[]): Revision {
  const result: Part[] = [];
  let [index, used, at] = [0, 0, 0];
  /** Goes on to an offset, and gives the parts on the way. */
  const upTo = (offset: number): Revision => {
    const passed: Part[] = [];
    for (let own = parts[index]; own !== undefined && at < offset; own = parts[index]) {
      const length = Math.min(lengthOf(own) - used, offset - at);
      passed.push(slice(own, used, length));
      at += length;
      used += length;
      if (used < lengthOf(own)) continue;
      index += 1;
      used = 0;
    }
    return passed;
  };
  const inOrder = edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  for (const { span, newText } of inOrder) {
    result.push(...upTo(span.start), newText);
    upTo(span.end);
  }
  return [...result, ...upTo(Infinity)];
}

function lengthOf(part: Part): number {
  return typeof part === 'string' ? part.length : part.end - part.start;
}

function slice(part: Part, from: number, length: number): Part {
  if (typeof part === 'string') return part.slice(from, from + length);
  return { start: part.start + from, end: part.start + from + length };
}
