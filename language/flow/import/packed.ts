/** A packed column: the history of an item in one cell, `Ready@2026-01-05; In Dev@2026-01-07T10:00`. */
import type { DateReader } from '../dates.ts';

const stateFirst = /^(.+?)\s*[@=:>]\s*(\d{4}-\d{2}-\d{2}.*)$/;
const dateFirst = /^(\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}\S*)?)\s*[@=:>]?\s*(.+)$/;

/** Entries between `;`, `|` or line feeds; a state and a date between `@`, `=` or `:`, either first. */
export function packedEntries(
  text: string,
  readDate: DateReader,
): readonly { readonly state: string; readonly at: number | undefined }[] {
  return text.split(/[;|\n]/).flatMap((part) => {
    const entry = part.trim();
    if (entry === '') return [];
    const [, state, date] = stateFirst.exec(entry) ?? [];
    if (state !== undefined && date !== undefined) return [{ state, at: readDate(date) }];
    const [, first, second] = dateFirst.exec(entry) ?? [];
    if (first !== undefined && second !== undefined) return [{ state: second, at: readDate(first) }];
    return [{ state: entry, at: undefined }];
  });
}
