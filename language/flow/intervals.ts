/** Planning intervals by the calendar: from `pi-start` and the length of one, both inherited. */
import type { Element } from '../binding/element.ts';
import { lengthInDays } from '../model/lengths.ts';
import { inherited } from '../model/queries.ts';
import { dayLength, type Window } from './window.ts';

/** Named by the year in which it starts and its number there: 2026.3. */
export type Interval = Window & { readonly year: number; readonly pi: number };

/** The planning intervals of an element that overlap a window; none where start or length are not declared. */
export function intervalsIn(element: Element, window: Window): readonly Interval[] {
  const start = inherited(element, 'pi-start')?.value;
  const days = lengthInDays(element, 1, 'pis');
  if (start?.type !== 'date' || days === undefined || days <= 0) return [];
  const [origin, length] = [Date.parse(`${start.date}T00:00:00Z`), days * dayLength];
  const intervals: Interval[] = [];
  for (let n = Math.floor((window.from - origin) / length); origin + n * length < window.to; n += 1)
    intervals.push(intervalFrom(origin + n * length, length));
  return intervals;
}

function intervalFrom(from: number, length: number): Interval {
  const year = new Date(from).getUTCFullYear();
  const earlierInYear = Math.floor((from - Date.UTC(year, 0)) / length);
  return { from, to: from + length, year, pi: earlierInYear + 1 };
}

/** The planning interval in which a moment lies. */
export function intervalAt(element: Element, moment: number): Interval | undefined {
  return intervalsIn(element, { from: moment, to: moment + 1 })[0];
}

/** The one after it. */
export function nextInterval(element: Element, moment: number): Interval | undefined {
  const current = intervalAt(element, moment);
  return current && intervalAt(element, current.to);
}
