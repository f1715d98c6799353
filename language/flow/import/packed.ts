/** A packed column: the history of an item in one cell, `Ready@2026-01-05; In Dev@2026-01-07T10:00`. */
import type { DateReader } from '../dates.ts';

const stateFirst = /^(.+?)\s*[@=:>]\s*(\d{4}-\d{2}-\d{2}.*)$/;
const dateFirst = /^(\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}\S*)?)\s*[@=:>]?\s*(.+)$/;

type PackedEntry = { readonly state: string; readonly at: number | undefined };

/** Entries between `;`, `|` or line feeds; a state and a date between `@`, `=`, `:` or `>`, either first. */
export function packedEntries(text: string, readDate: DateReader): readonly PackedEntry[] {
  return text.split(/[;|\n]/).flatMap((part) => {
    const entry = part.trim();
    return entry === '' ? [] : [entryOf(entry, readDate)];
  });
}

function entryOf(entry: string, readDate: DateReader): PackedEntry {
  const [, state, date] = stateFirst.exec(entry) ?? [];
  if (state !== undefined && date !== undefined) return { state, at: readDate(date) };
  const [, first, second] = dateFirst.exec(entry) ?? [];
  if (first !== undefined && second !== undefined) return { state: second, at: readDate(first) };
  return otherwiseWritten(entry, readDate) ?? { state: entry, at: undefined };
}

/** With a date in another form than ours: wherever what stands on one side is a date. */
function otherwiseWritten(entry: string, readDate: DateReader): PackedEntry | undefined {
  for (const { index } of entry.matchAll(/[@=:>]/g)) {
    const [left, right] = [entry.slice(0, index).trim(), entry.slice(index + 1).trim()];
    if (left === '' || right === '') continue;
    const [before, after] = [readDate(left), readDate(right)];
    if (after !== undefined) return { state: left, at: after };
    if (before !== undefined) return { state: right, at: before };
  }
  return undefined;
}
