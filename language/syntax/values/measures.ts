/** Measures of objectives: from where to where, by when, and how far it is now. */
import { T } from '../scanner.ts';
import type { Measure, Reading, Value } from '../summary.ts';
import type { Entry } from './entry.ts';
import { quoted, stringOf } from './images.ts';
import { isPercent, percentOf, toNumber } from './numbers.ts';
import { dateText } from './time.ts';
import { isConcealed } from './words.ts';

type MutableMeasure = { unit?: string; from?: Reading | 'unknown'; to?: number; by?: string; now?: Reading };

/**
 * `2.1M -> 3.5M customers by 2026-12-31`, and as a second entry `now 2.4M on 2026-06-30`. An entry that is only `now …`
 * gives a measure without a target, which the caller joins to the first.
 */
export function readMeasure(entry: Entry): Value | undefined {
  const span = entry.span();
  if (entry.takes('now')) {
    const now = readReading(entry);
    return now ? { type: 'measure', measure: { to: Number.NaN, now }, span } : undefined;
  }
  const measure: MutableMeasure = {};
  if (isConcealed(entry) && entry.takes('unknown')) measure.from = 'unknown';
  else {
    const first = readFigure(entry, measure);
    if (first === undefined) return undefined;
    const on = entry.takes('on') ? dateText(entry) : undefined;
    if (entry.type() === T.arrow) measure.from = { number: first, ...(on ? { on } : {}) };
    else measure.to = first;
  }
  if (measure.from !== undefined) {
    if (entry.takeType(T.arrow) === undefined) return undefined;
    const { unit } = measure;
    const at = entry.at;
    const to = readFigure(entry, measure);
    if (to === undefined) return undefined;
    measure.to = to;
    if (unit !== undefined && measure.unit !== undefined && measure.unit !== unit)
      return { type: 'invalid', reason: twoUnits(unit, measure.unit), span: entry.span(at) };
  }
  if (entry.takes('by')) {
    const by = deadline(entry);
    if (by === undefined) return undefined;
    measure.by = by;
  }
  const { to, ...others } = measure;
  return to === undefined ? undefined : { type: 'measure', measure: { ...others, to }, span };
}

function twoUnits(from: string, to: string): string {
  return `This starts in \`${quoted(from)}\` and ends in \`${quoted(to)}\`; a measure has one unit. Write both numbers in the same, or make two measures of it.`;
}

/** A number with its unit: `60%`, `48 EUR`, `4.0 bp`, `+450M EUR`. */
function readFigure(entry: Entry, measure: MutableMeasure): number | undefined {
  const text = entry.takeType(T.number);
  if (text === undefined) return undefined;
  const number = isPercent(text) ? percentOf(text) : toNumber(text);
  if (isPercent(text)) measure.unit = '%';
  const words: string[] = [];
  while ((entry.type() === T.word && !isMeasureWord(entry.text())) || entry.type() === T.string) {
    words.push(entry.type() === T.string ? stringOf(entry.next()) : entry.next());
  }
  if (words.length > 0) measure.unit = words.join(' ');
  return number;
}

function isMeasureWord(word: string): boolean {
  return word === 'by' || word === 'on' || word === 'now';
}

function readReading(entry: Entry): Reading | undefined {
  const number = readFigure(entry, {});
  if (number === undefined) return undefined;
  if (!entry.takes('on')) return { number };
  const on = dateText(entry);
  return on === undefined ? undefined : { number, on };
}

/** What was measured, and when: `61% on 2026-06-30`. */
export function readReadingValue(entry: Entry): Value | undefined {
  const span = entry.span();
  const now = readReading(entry);
  return now ? { type: 'measure', measure: { to: Number.NaN, now } satisfies Measure, span } : undefined;
}

/** A date, a quarter (`2027-Q4`), a year, or a fiscal year (`FY27`). */
function deadline(entry: Entry): string | undefined {
  const text = entry.text();
  if (/^\d{4}(-Q[1-4])?$/.test(text) || /^FY\d{2}(\d{2})?$/.test(text)) return entry.next();
  return dateText(entry);
}
