/** A value of the text as a person reads it in a chip or a sentence: short, without the quotes of the language. */
import { kindRow } from '../metamodel/index.ts';
import { compact, rounded } from '../model/figures.ts';
import { perText } from '../model/money.ts';
import type { Measure, Reading, Unit, Value } from '../syntax/summary.ts';

type ValueOf<T extends Value['type']> = Extract<Value, { readonly type: T }>;

const texts: { readonly [T in Value['type']]: (value: ValueOf<T>) => string } = {
  reference: (value) => withMarks(value.name, value),
  person: (value) => withMarks(value.title ?? `@${value.handle}`, value),
  vacant: ({ since }) => (since === undefined ? 'vacant' : `vacant since ${since}`),
  amount: amountText,
  share: ({ percent }) => `${percent}%`,
  text: ({ text }) => text,
  word: ({ word, detail }) => spaced(word) + (detail === undefined ? '' : ` (${spaced(detail)})`),
  number: ({ number, unit }) => quantity(number, unit),
  date: ({ date, until }) => (until === undefined ? date : `${date} to ${until}`),
  duration: ({ label, times, count, unit }) =>
    `${label === undefined ? '' : `${label} `}${times === undefined ? '' : `${times} × `}${period(count, unit)}`,
  labelled: ({ label, number, unit }) => `${spaced(label)} ${quantity(number, unit)}`,
  rate: ({ number, count, unit }) => `${compact(number)} per ${count === 1 ? singular[unit] : period(count, unit)}`,
  limit: ({ bound, number, unit }) => `${bound === 'max' ? 'at most' : 'at least'} ${quantity(number, unit)}`,
  percentile: ({ percentile, count, unit }) => `${percentile}% within ${period(count, unit)}`,
  project: ({ project }) => `project ${project}`,
  approval: approvalText,
  planned: ({ year, pi, iteration }) => `${year}.${pi}${iteration === undefined ? '' : `.${iteration}`}`,
  tag: ({ tag }) => `#${tag}`,
  measure: ({ measure }) => measureText(measure),
  'role-at': ({ kind, required }) => `${kindRow(kind).label}${required === undefined ? '' : ' (needed)'}`,
  range: ({ min, max }) => (min === max ? String(min) : `${min} to ${max}`),
  invalid: () => '',
};

/** Empty for a value that does not read. */
export function valueText(value: Value): string {
  // The table above has one text for each type, so the value always fits.
  const textOf = texts[value.type] as (value: Value) => string;
  return textOf(value);
}

/** `12M EUR per year`. */
function amountText(value: Extract<Value, { type: 'amount' }>): string {
  const parts = [compact(value.number)];
  if (value.currency !== undefined) parts.push(value.currency);
  if (value.per !== undefined) parts.push(perText(value.per));
  if (value.from !== undefined) parts.push(`from ${value.from}`);
  if (value.until !== undefined) parts.push(`until ${value.until}`);
  return parts.join(' ');
}

/** `2.1M → 3.5M by 2026-12-31, now 2.4M`; of a reading alone `2.4M on 2026-06-30`. */
function measureText(measure: Measure): string {
  const unit = measure.unit === undefined || measure.unit === '%' ? (measure.unit ?? '') : ` ${measure.unit}`;
  const now = measure.now === undefined ? '' : readingText(measure.now, unit);
  if (Number.isNaN(measure.to)) return `${now}${measure.now?.on === undefined ? '' : ` on ${measure.now.on}`}`;
  const from =
    measure.from === undefined ? '' : `${measure.from === 'unknown' ? 'unknown' : readingText(measure.from, unit)} → `;
  const by = measure.by === undefined ? '' : ` by ${measure.by}`;
  return `${from}${compact(measure.to)}${unit}${by}${now === '' ? '' : `, now ${now}`}`;
}

function readingText(reading: Reading, unit: string): string {
  return `${compact(reading.number)}${unit}`;
}

function approvalText(value: Extract<Value, { type: 'approval' }>): string {
  const who = value.person === undefined ? value.by : `@${value.person}`;
  if (who === undefined) return 'approval pending';
  return value.on === undefined ? who : `${who} on ${value.on}`;
}

function withMarks(text: string, { share, lead }: { readonly share?: number; readonly lead?: boolean }): string {
  return `${text}${share === undefined ? '' : ` ${share}%`}${lead === true ? ' (lead)' : ''}`;
}

function quantity(number: number, unit: 'percent' | undefined): string {
  return unit === 'percent' ? `${rounded(number, 2)}%` : compact(number);
}

const singular = {
  years: 'year',
  'fiscal-years': 'fiscal year',
  quarters: 'quarter',
  pis: 'PI',
  months: 'month',
  weeks: 'week',
  days: 'day',
  iterations: 'iteration',
} as const satisfies Readonly<Record<Unit, string>>;

function period(count: number, unit: Unit): string {
  return `${count} ${singular[unit]}${count === 1 ? '' : 's'}`;
}

/** `stream-aligned` keeps its hyphen, which belongs to the term; other words of the language lose theirs. */
function spaced(word: string): string {
  return word === 'stream-aligned' ? word : word.replaceAll('-', ' ');
}
