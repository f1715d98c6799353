/** Reads the entries of a statement by the form that its key takes. What does not fit becomes an `invalid` value. */
import type { Form } from '../../metamodel/index.ts';
import { T } from '../scanner.ts';
import type { Value } from '../summary.ts';
import type { Entry } from './entry.ts';
import { quoted } from './images.ts';
import { readMeasure, readReadingValue } from './measures.ts';
import { adviceOn } from './near-values.ts';
import { readAmount, readFunding } from './money.ts';
import {
  isPercent,
  plainNumber,
  readCapacity,
  readHeadcount,
  readLabelled,
  readLimit,
  readSpans,
  share,
} from './numbers.ts';
import { readPerson } from './people.ts';
import { readReference } from './references.ts';
import { readHolders, readRoleAt, readSeats } from './roles.ts';
import {
  readApproval,
  readDate,
  readDuration,
  readIterations,
  readPercentile,
  readPlanned,
  readRate,
  readSpan,
} from './time.ts';
import { readFreeWord, readKind, readName, readTag, readText, readWord } from './words.ts';

/** A reader gives a value, or undefined where the entry does not have the form. */
type Reader<F extends Form['form']> = (entry: Entry, form: Extract<Form, { form: F }>) => Value | undefined;

const readers: { readonly [F in Form['form']]: Reader<F> } = {
  references: readReference,
  amount: readAmount,
  text: readText,
  word: readWord,
  words: readFreeWord,
  funding: readFunding,
  approval: readApproval,
  labelled: readLabelled,
  count: (entry) => plainNumber(entry),
  percent: (entry) => (isPercent(entry.text()) ? share(entry) : undefined),
  date: (entry) => (entry.type() === T.number ? readDate(entry) : undefined),
  span: readSpan,
  duration: (entry) => readDuration(entry),
  iterations: readIterations,
  headcount: readHeadcount,
  capacity: readCapacity,
  rate: readRate,
  members: (entry) => (entry.type() === T.number && !isPercent(entry.text()) ? plainNumber(entry) : readPerson(entry)),
  person: readPerson,
  employer: (entry) =>
    entry.type() === T.word
      ? readReference(entry, { form: 'references', to: ['supplier'] })
      : readText(entry, { form: 'text' }),
  planned: readPlanned,
  spans: readSpans,
  tags: readTag,
  names: readName,
  measure: readMeasure,
  reading: readReadingValue,
  limit: readLimit,
  percentile: readPercentile,
  'role-at': readRoleAt,
  holders: readHolders,
  seats: readSeats,
  filter: readTag,
  kinds: readKind,
};

/** Reads one entry of a key. */
export type EntryReader = (entry: Entry) => Value;

/** The reader of a form, for all entries that have it. `takes` says in words what the key takes, for the message. */
export function readerFor(form: Form, takes: string): EntryReader {
  // The table above has one reader for each form, so the form always fits its reader.
  const read = readers[form.form] as Reader<Form['form']>;
  const most = 'most' in form ? form.most : undefined;
  return (entry) => judged(read(entry, form), entry, takes, most);
}

/** What was read by the form of a key, or why it is nothing that the key takes. */
function judged(value: Value | undefined, entry: Entry, takes: string, most: number | undefined): Value {
  if (value?.type === 'invalid') return value;
  if (value && entry.done) return impossible(value, takes, most) ?? value;
  const written = entry.all();
  const advice = adviceOn(written);
  if (value && advice === '')
    return { type: 'invalid', reason: `${takes}; \`${rest(entry)}\` is too much here; remove it.`, span: entry.span() };
  return { type: 'invalid', reason: `${takes}; \`${quoted(written)}\` is not one.${advice}`, span: entry.whole() };
}

/** What has the form of a value and cannot be true: signs belong to measures alone. */
function impossible(value: Value, takes: string, most = Number.POSITIVE_INFINITY): Value | undefined {
  const why = whyImpossible(value, most);
  return why === undefined ? undefined : { type: 'invalid', reason: `${takes}; ${why}.`, span: value.span };
}

function whyImpossible(value: Value, most: number): string | undefined {
  // Most values are no number.
  if (value.type === 'reference' || value.type === 'person' || value.type === 'word') return undefined;
  if (numberIn(value, Math.min) < 0) return 'it cannot be less than zero';
  if (numberIn(value, Math.max) > most) return `it cannot be more than ${most}%`;
  if (isOverAtOnce(value)) return 'it has to be longer than nothing';
  if (value.type === 'range' && value.max < value.min)
    return `${value.min} to ${value.max} ends below its start: put the smaller number first`;
  if (value.type === 'date') return runsBackwards(value.date, value.until);
  if (value.type === 'amount') return runsBackwards(value.from, value.until);
  return value.type === 'planned' && (value.pi === 0 || value.iteration === 0)
    ? 'planning intervals and iterations count from 1'
    : undefined;
}

/** The number that a value states, the one that is picked where it states two; zero where it states none. */
function numberIn(value: Value, pick: (a: number, b: number) => number): number {
  switch (value.type) {
    case 'amount':
    case 'number':
    case 'labelled':
    case 'rate':
    case 'limit':
      return value.number;
    case 'share':
      return value.percent;
    case 'duration':
    case 'percentile':
      return value.count;
    case 'range':
      return pick(value.min, value.max);
    default:
      return 0;
  }
}

function runsBackwards(from: string | undefined, until: string | undefined): string | undefined {
  return from !== undefined && until !== undefined && until < from
    ? `${from} until ${until} ends before it starts: put the earlier date first`
    : undefined;
}

function isOverAtOnce(value: Value): boolean {
  return (value.type === 'duration' || value.type === 'percentile') && value.count === 0;
}

function rest(entry: Entry): string {
  return quoted(entry.text());
}
