/** Dates and times of day as moments. A date without a time is 00:00 in the time zone of the project. */
import type { DateOrder } from './date-order.ts';
import { quickReader } from './quick-dates.ts';
import { dayLength } from './window.ts';
import { writtenDate } from './written-dates.ts';

export type DateReader = (text: string) => number | undefined;

/**
 * Reads `2026-03-09`, `2026-03-09T14:30:00.000+0100`, `12/Mar/26 3:04 PM` and the other forms of `written-dates.ts`;
 * `3/12/2026` where it is told which number stands first; undefined for what is none of these, and for a day or a time
 * that does not exist.
 */
export function dateReader(timeZone = 'UTC', order?: DateOrder): DateReader {
  const offsetOf = offsets(timeZone);
  const quickMoment = quickReader();
  return (text) => {
    const quick = quickMoment(text);
    if (quick !== undefined) return quick;
    const written = writtenDate(text.trim(), order);
    if (!written) return undefined;
    const { year, month, day, hour, minute, second, milliseconds, zone } = written;
    // What tools write for no date, such as 0001-01-01, which Date.UTC would take for 1901.
    if (year < earliestYear) return undefined;
    const midnight = Date.UTC(year, month - 1, day);
    // Date.UTC makes a date of the 31st of February too.
    if (new Date(midnight).getUTCDate() !== day || month > 12) return undefined;
    if (hour > 24 || minute > 59 || second > 60) return undefined;
    const local = midnight + ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds;
    return local - (zone === undefined ? offsetOf(local) : statedOffset(zone));
  };
}

const earliestYear = 1900;

function statedOffset(zone: string): number {
  if (zone === 'Z' || zone === 'UTC' || zone === 'GMT') return 0;
  const digits = zone.replace(':', '');
  const minutes = Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3, 5));
  return (digits.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** By how much the clocks of a zone are ahead of UTC when they show a time; UTC for a zone that nobody knows. */
function offsets(timeZone: string): (local: number) => number {
  if (timeZone === 'UTC' || !isTimeZone(timeZone)) return () => 0;
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const byHour = new Map<number, number>();
  const offsetAt = (moment: number): number => {
    const name = format.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    return name.length > 3 ? statedOffset(name.slice(3)) : 0;
  };
  return (local) => {
    const hour = Math.floor(local / 3_600_000);
    const known = byHour.get(hour);
    if (known !== undefined) return known;
    // The offset at that time as if it were UTC is right but for the hours around a change: ask again there.
    const offset = offsetAt(local - offsetAt(local));
    byHour.set(hour, offset);
    return offset;
  };
}

/** Whether there is a time zone of this name, as in `Europe/Berlin`. */
export function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The date of a moment, in UTC: `2026-03-09`. */
export function dateText(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}

/** The start of the Monday on or after a moment, in UTC. */
export function mondayFrom(moment: number): number {
  const day = Math.ceil(moment / dayLength);
  // Day 4 of 1970 was a Monday.
  const pastMonday = (((day - 4) % 7) + 7) % 7;
  return (pastMonday === 0 ? day : day + 7 - pastMonday) * dayLength;
}

/** The end of what a deadline names, and the start of the span that it closes: a date, `2027-Q4`, `2027`, `FY27`. */
export function deadlineWindow(
  deadline: string,
  fiscalYearStart = '01-01',
): { readonly from: number; readonly to: number } | undefined {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(deadline);
  if (quarter) {
    const [year, first] = [Number(quarter[1]), (Number(quarter[2]) - 1) * 3];
    return { from: Date.UTC(year, first), to: Date.UTC(year, first + 3) };
  }
  if (/^\d{4}$/.test(deadline)) return { from: Date.UTC(Number(deadline), 0), to: Date.UTC(Number(deadline) + 1, 0) };
  const [month = 1, day = 1] = fiscalYearStart.split('-').map(Number);
  const fiscal = /^FY(\d{2}|\d{4})$/.exec(deadline);
  if (fiscal) {
    const digits = fiscal[1] ?? '';
    const named = Number(digits.length === 2 ? `20${digits}` : digits);
    // A fiscal year is named after the calendar year in which it ends.
    const starts = month === 1 && day === 1 ? named : named - 1;
    return { from: Date.UTC(starts, month - 1, day), to: Date.UTC(starts + 1, month - 1, day) };
  }
  const date = Date.parse(`${deadline}T00:00:00Z`);
  if (Number.isNaN(date)) return undefined;
  const year = new Date(date).getUTCFullYear();
  const start = Date.UTC(year, month - 1, day);
  return { from: start < date ? start : Date.UTC(year - 1, month - 1, day), to: date };
}
