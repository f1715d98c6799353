/** How a length of time becomes days: elapsed, inclusive, or the working days of a calendar. */
import { dayLength } from './window.ts';

/** `elapsed` is end - start; `inclusive` adds one (Vacanti's convention); `business` counts working days alone. */
export const dayConventions = ['elapsed', 'inclusive', 'business'] as const;
export type DayConvention = (typeof dayConventions)[number];

/** Days on which nobody works beside Saturdays and Sundays, as `2026-12-25`. */
export type Calendar = { readonly holidays: readonly string[] };

export type DayCounter = {
  /** The length of an item's way from start to end. */
  readonly span: (from: number, to: number) => number;
  /** The length of a part of it, which `inclusive` does not lengthen. */
  readonly part: (from: number, to: number) => number;
};

/** Counts the days between two moments in milliseconds, and parts of a day. */
export function dayCounter(convention: DayConvention = 'elapsed', calendar: Calendar = { holidays: [] }): DayCounter {
  const elapsed = (from: number, to: number): number => (to - from) / dayLength;
  if (convention === 'elapsed') return { span: elapsed, part: elapsed };
  if (convention === 'inclusive') return { span: (from, to) => elapsed(from, to) + 1, part: elapsed };
  const worked = workedUntil(calendar);
  const working = (from: number, to: number): number => worked(to) - worked(from);
  return { span: working, part: working };
}

/** The working days in a window. */
export function workingDays(from: number, to: number, calendar: Calendar = { holidays: [] }): number {
  return dayCounter('business', calendar).part(from, to);
}

/** Working days since 1970, the part of the day that has begun included. Days are those of UTC: each has 24 hours. */
function workedUntil({ holidays }: Calendar): (moment: number) => number {
  const free = holidays
    .map((date) => Math.floor(Date.parse(`${date}T00:00:00Z`) / dayLength))
    .filter((day) => !Number.isNaN(day) && !isWeekend(day));
  const sorted = [...new Set(free)].sort((a, b) => a - b);
  const holidaySet: ReadonlySet<number> = new Set(sorted);
  return (moment) => {
    const day = Math.floor(moment / dayLength);
    const isFree = isWeekend(day) || holidaySet.has(day);
    const today = isFree ? 0 : moment / dayLength - day;
    return weekdaysBefore(day) - countBelow(sorted, day) + today;
  };
}

/** Day 0, the first of January 1970, was a Thursday. */
function isWeekend(day: number): boolean {
  const weekday = (((day + 3) % 7) + 7) % 7;
  return weekday >= 5;
}

/** Weekdays from the Monday before day 0 on, up to a day. */
function weekdaysBefore(day: number): number {
  const sinceMonday = day + 3;
  const weeks = Math.floor(sinceMonday / 7);
  return weeks * 5 + Math.min(5, sinceMonday - weeks * 7);
}

function countBelow(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
