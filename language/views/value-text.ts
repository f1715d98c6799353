/** A value of the text as a person reads it in a chip or a sentence: short, without the quotes of the language. */
import type { Measure, Reading, Unit, Value } from '../syntax/summary.ts';

/** Empty for a value that does not read. */
export function valueText(value: Value): string {
  switch (value.type) {
    case 'reference':
      return withMarks(value.name, value);
    case 'person':
      return withMarks(value.title ?? `@${value.handle}`, value);
    case 'vacant':
      return value.since === undefined ? 'vacant' : `vacant since ${value.since}`;
    case 'amount':
      return amountText(value);
    case 'share':
      return `${value.percent}%`;
    case 'text':
      return value.text;
    case 'word':
      return spaced(value.word) + (value.detail === undefined ? '' : ` (${spaced(value.detail)})`);
    case 'number':
      return quantity(value.number, value.unit);
    case 'date':
      return value.until === undefined ? value.date : `${value.date} to ${value.until}`;
    case 'invalid':
      return '';
    default:
      return rarerText(value);
  }
}

type Rarer = Exclude<
  Value,
  {
    readonly type:
      'reference' | 'person' | 'vacant' | 'amount' | 'share' | 'text' | 'word' | 'number' | 'date' | 'invalid';
  }
>;

function rarerText(value: Rarer): string {
  switch (value.type) {
    case 'duration':
      return `${value.label === undefined ? '' : `${value.label} `}${value.times === undefined ? '' : `${value.times} × `}${period(value.count, value.unit)}`;
    case 'labelled':
      return `${spaced(value.label)} ${quantity(value.number, value.unit)}`;
    case 'rate':
      return `${compact(value.number)} per ${value.count === 1 ? period(1, value.unit).slice(2) : period(value.count, value.unit)}`;
    case 'limit':
      return `${value.bound === 'max' ? 'at most' : 'at least'} ${quantity(value.number, value.unit)}`;
    case 'percentile':
      return `${value.percentile}% within ${period(value.count, value.unit)}`;
    case 'project':
      return `project ${value.project}`;
    case 'approval':
      return approvalText(value);
    case 'planned':
      return `${value.year}.${value.pi}${value.iteration === undefined ? '' : `.${value.iteration}`}`;
    case 'tag':
      return `#${value.tag}`;
    case 'measure':
      return measureText(value.measure);
    case 'role-at':
      return `${spaced(value.kind)}${value.required === undefined ? '' : ', required'}`;
    case 'range':
      return value.min === value.max ? String(value.min) : `${value.min} to ${value.max}`;
  }
}

/** `12M EUR per year`. */
function amountText(value: Extract<Value, { type: 'amount' }>): string {
  const parts = [compact(value.number)];
  if (value.currency !== undefined) parts.push(value.currency);
  if (value.per !== undefined) parts.push(`per ${value.per === 'pi' ? 'PI' : spaced(value.per)}`);
  if (value.from !== undefined) parts.push(`from ${value.from}`);
  if (value.until !== undefined) parts.push(`until ${value.until}`);
  return parts.join(' ');
}

/** `2.1M → 3.5M by 2026-12-31, now 2.4M`; of a reading alone `2.4M on 2026-06-30`. */
export function measureText(measure: Measure): string {
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

const scales = [
  { size: 1e9, letter: 'B' },
  { size: 1e6, letter: 'M' },
  { size: 1e4, letter: 'k', by: 1e3 },
] as const;

/** `12M`, `450k`, `9,500`: three digits are what a glance can hold. */
export function compact(number: number): string {
  const size = Math.abs(number);
  for (const scale of scales) {
    if (size < scale.size) continue;
    return `${trimmed(number / ('by' in scale ? scale.by : scale.size), 2)}${scale.letter}`;
  }
  return size >= 1000 ? trimmed(number, 0).replace(/\B(?=(\d{3})+$)/g, ',') : trimmed(number, 2);
}

function trimmed(number: number, digits: number): string {
  return String(Number(number.toFixed(digits)));
}

function quantity(number: number, unit: 'percent' | undefined): string {
  return unit === 'percent' ? `${trimmed(number, 2)}%` : compact(number);
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
