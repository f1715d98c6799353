/**
 * The forms in which trackers write dates into what they export. A form counts only where nobody can take the day for
 * the month: the month is a word, the year stands first, or points part the numbers, which is how days that stand first
 * are written. `3/4/2026` is the third of April to one and the fourth of March to the next: it is a date only where it is
 * known which number stands first.
 */
import type { DateOrder } from './date-order.ts';

/** A date and the time of day, as they were written; `month` counts from 1. */
export type WrittenDate = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly milliseconds: number;
  /** `Z`, `UTC`, `+01:00`, where one is written. */
  readonly zone: string | undefined;
};

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;
const monthWord = String.raw`(?<word>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`;
const time = String.raw`(?:(?:T|,?\s+)(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?(?:\s*(?<half>[ap])\.?m\.?)?\s*(?<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?`;

const forms = [
  // 2026-03-12, 2026-03-12T15:04:05.000+0100, 2026-03-12 15:04:05 UTC
  String.raw`(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})`,
  // 12/Mar/26 3:04 PM, 12-Mar-2026, 12 March 2026
  String.raw`(?<day>\d{1,2})[/\s.-]\s*${monthWord}[/\s,-]\s*(?<year>\d{4}|\d{2})`,
  // Mar 12, 2026, 3:04:05 PM
  String.raw`${monthWord}\s+(?<day>\d{1,2}),?\s+(?<year>\d{4})`,
  // 12.03.2026 15:04
  String.raw`(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})`,
].map(formOf);

const slashedForms: Readonly<Record<DateOrder, RegExp>> = {
  'day-first': formOf(String.raw`(?<day>\d{1,2})/(?<month>\d{1,2})/(?<year>\d{4})`),
  'month-first': formOf(String.raw`(?<month>\d{1,2})/(?<day>\d{1,2})/(?<year>\d{4})`),
};

function formOf(date: string): RegExp {
  return new RegExp(`^${date}${time}$`, 'i');
}

/** Undefined for a text that has none of the forms; whether there is such a day is not asked. */
export function writtenDate(text: string, order?: DateOrder): WrittenDate | undefined {
  for (const form of order ? [...forms, slashedForms[order]] : forms) {
    const groups = form.exec(text)?.groups;
    if (groups) return dateOf(groups);
  }
  return undefined;
}

function dateOf(groups: Readonly<Record<string, string | undefined>>): WrittenDate | undefined {
  const { year = '', month, word, day, minute = '0', second = '0', fraction = '0', zone } = groups;
  const hour = hourOf(Number(groups['hour'] ?? '0'), groups['half']?.toLowerCase());
  if (hour === undefined) return undefined;
  return {
    year: year.length === 2 ? centuryOf(Number(year)) + Number(year) : Number(year),
    month: word === undefined ? Number(month) : months.findIndex((each) => word.toLowerCase().startsWith(each)) + 1,
    day: Number(day),
    hour,
    minute: Number(minute),
    second: Number(second),
    milliseconds: Math.floor(Number(`0.${fraction}`) * 1000),
    zone: zone?.toUpperCase(),
  };
}

/** No tracker is older than 1970. */
function centuryOf(year: number): number {
  return year < 70 ? 2000 : 1900;
}

/** The hour of the day; undefined where a clock of twelve hours does not show it. */
function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}
