/** Days, lengths of time, and how often something happens. */
import { isDay } from '../days.ts';
import { T } from '../scanner.ts';
import type { Unit, Value } from '../summary.ts';
import type { Entry } from './entry.ts';
import { nameOf } from './images.ts';
import { toNumber } from './numbers.ts';

/** `2026-12-31`; a date that the calendar does not have is invalid. */
export function readDate(entry: Entry): Value | undefined {
  const span = entry.span();
  const text = entry.next();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  return isDay(text)
    ? { type: 'date', date: text, span }
    : { type: 'invalid', reason: `The calendar has no \`${text}\`; write a day that exists.`, span };
}

/** The date that stands next, where the calendar has it. */
export function dateText(entry: Entry): string | undefined {
  const date = entry.type() === T.number ? readDate(entry) : undefined;
  return date?.type === 'date' ? date.date : undefined;
}

/** `2026-01-01 until 2026-06-30`, or the first day alone. */
export function readSpan(entry: Entry): Value | undefined {
  const date = entry.type() === T.number ? readDate(entry) : undefined;
  if (date?.type !== 'date' || !entry.takes('until')) return date;
  const until = entry.type() === T.number ? readDate(entry) : undefined;
  return until?.type === 'date' ? { ...date, until: until.date } : until;
}

const units: Readonly<Record<string, Unit>> = {
  year: 'years',
  years: 'years',
  'fiscal-year': 'fiscal-years',
  quarter: 'quarters',
  quarters: 'quarters',
  pi: 'pis',
  month: 'months',
  months: 'months',
  week: 'weeks',
  weeks: 'weeks',
  day: 'days',
  days: 'days',
  iteration: 'iterations',
};

/** `10 weeks`. */
export function readDuration(entry: Entry): Value | undefined {
  const span = entry.span();
  const count = entry.type() === T.number ? toNumber(entry.next()) : undefined;
  const unit = units[entry.text()];
  if (count === undefined || unit === undefined) return undefined;
  entry.next();
  return { type: 'duration', count, unit, span };
}

/** `4 x 2 weeks`, `ip 2 weeks`. */
export function readIterations(entry: Entry): Value | undefined {
  const span = entry.span();
  if (entry.takes('ip')) {
    const length = readDuration(entry);
    return length?.type === 'duration' ? { ...length, label: 'ip', span } : undefined;
  }
  const times = entry.type() === T.number ? toNumber(entry.next()) : undefined;
  if (times === undefined || !entry.takes('x')) return undefined;
  const length = readDuration(entry);
  return length?.type === 'duration' ? { ...length, times, span } : undefined;
}

/** `14 per 2 weeks`, `3 per iteration`. */
export function readRate(entry: Entry): Value | undefined {
  const span = entry.span();
  const number = entry.type() === T.number ? toNumber(entry.next()) : undefined;
  if (number === undefined || !entry.takes('per')) return undefined;
  const count = entry.type() === T.number ? toNumber(entry.next()) : 1;
  const unit = units[entry.text()];
  if (count === undefined || unit === undefined) return undefined;
  entry.next();
  return { type: 'rate', number, count, unit, span };
}

/** A planning interval and its iteration: `2026.3`, `2026.3.2`. */
export function readPlanned(entry: Entry): Value | undefined {
  const span = entry.span();
  const match = /^(\d{4})\.(\d{1,2})(?:\.(\d{1,2}))?$/.exec(entry.text());
  if (!match) return undefined;
  entry.next();
  const iteration = match[3] === undefined ? {} : { iteration: Number(match[3]) };
  return { type: 'planned', year: Number(match[1]), pi: Number(match[2]), ...iteration, span };
}

/** `p85 20 days`. */
export function readPercentile(entry: Entry): Value | undefined {
  const span = entry.span();
  const match = /^p(\d{1,2})$/.exec(entry.text());
  if (!match) return undefined;
  entry.next();
  const length = readDuration(entry);
  if (length?.type !== 'duration') return undefined;
  return { type: 'percentile', percentile: Number(match[1]), count: length.count, unit: length.unit, span };
}

/** `@jane.doe on 2026-06-30`, or `pending`. */
export function readApproval(entry: Entry): Value | undefined {
  const span = entry.span();
  if (entry.takes('pending')) return { type: 'word', word: 'pending', span };
  const isPerson = entry.type() === T.handle;
  const who = entry.takeType(T.handle, T.word);
  if (who === undefined) return undefined;
  const by = isPerson ? { person: nameOf(who.slice(1)) } : { by: nameOf(who) };
  if (!entry.takes('on')) return { type: 'approval', ...by, span };
  const on = entry.type() === T.number ? readDate(entry) : undefined;
  if (on?.type === 'invalid') return on;
  return on?.type === 'date' ? { type: 'approval', ...by, on: on.date, span } : undefined;
}
