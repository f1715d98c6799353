/** Who holds a seat: persons by their handle, and vacancies. */
import { T } from '../scanner.ts';
import type { Span, Value } from '../summary.ts';
import type { Entry } from './entry.ts';
import { nameOf, quoted, stringOf } from './images.ts';
import { adviceOn } from './near-values.ts';
import { isPercent, percentOf } from './numbers.ts';
import { readDate } from './time.ts';

/** A role's line: people, vacant seats. */
export function readHolder(entry: Entry): Value {
  const value = readPerson(entry);
  if (value && entry.done) return value;
  return value?.type === 'invalid' ? value : noHolder(entry);
}

/** Who is written without the `@`, as in `lpm: amelia`, is meant as a person. */
function noHolder(entry: Entry): Value {
  const written = entry.all();
  const reason = `A role takes a person such as \`@jane.doe\`, or \`vacant\`; \`${quoted(written)}\` is not one`;
  const span = entry.whole();
  if (!/^[\p{L}_][\p{L}\p{M}\p{Nd}_-]*$/u.test(written))
    return { type: 'invalid', reason: `${reason}.${adviceOn(written)}`, span };
  const suggestion = `@${written}`;
  return { type: 'invalid', reason: `${reason}; did you mean \`${suggestion}\`?`, suggestion, span };
}

/** `@jane.doe`, `@jane.doe "Jane Doe" lead 50%`, or `vacant`. */
export function readPerson(entry: Entry): Value | undefined {
  const span = entry.span();
  if (entry.takes('vacant')) return readVacant(entry, span);
  if (entry.type() !== T.handle) return undefined;
  const handle = nameOf(entry.next().slice(1));
  if (handle === '') return { type: 'invalid', reason: 'After `@` a name is missing, such as `@jane.doe`.', span };
  if (entry.done) return { type: 'person', handle, span };
  const title = entry.takeType(T.string, T.openString);
  if (entry.done && title !== undefined) return { type: 'person', handle, title: stringOf(title), span };
  const marks = readMarks(entry, true, true);
  return { type: 'person', handle, ...(title === undefined ? {} : { title: stringOf(title) }), ...marks, span };
}

function readVacant(entry: Entry, span: Span): Value {
  if (!entry.takes('since')) return { type: 'vacant', span };
  const since = entry.type() === T.number ? readDate(entry) : undefined;
  if (since?.type === 'invalid') return since;
  if (since?.type === 'date') return { type: 'vacant', since: since.date, span };
  return { type: 'invalid', reason: 'After `since` a date is missing, such as `2026-06-30`.', span };
}

/** What follows a name: `lead`, and a share of it. */
export function readMarks(
  entry: Entry,
  lead: boolean,
  shares: boolean,
): { readonly lead?: true; readonly share?: number } {
  let marks: { lead?: true; share?: number } = {};
  while (!entry.done) {
    if (lead && entry.takes('lead')) marks = { ...marks, lead: true };
    else if (shares && isPercent(entry.text())) marks = { ...marks, share: percentOf(entry.next()) };
    else break;
  }
  return marks;
}
