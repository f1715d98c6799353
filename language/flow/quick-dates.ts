/** Dates as most tools write them, `2026-03-09T14:30:00.000Z`, read without a pattern: a million of them come by. */
import { dayLength } from './window.ts';

/** Undefined for everything else, which is then read with care. */
export function quickReader(): (text: string) => number | undefined {
  const midnightOf = midnights();
  return (text) => {
    if (!hasForm(text)) return undefined;
    const [month, day] = [two(text, 5), two(text, 8)];
    const [hour, minute, second] = [two(text, 11), two(text, 14), two(text, 17)];
    const year = two(text, 0) * 100 + two(text, 2);
    const milliseconds = two(text, 20) * 10 + digit(text, 22);
    // A day that every month has. What is no number is not less than anything.
    const isPlain = year >= 1970 && month >= 1 && month <= 12 && day >= 1 && day <= 28 && milliseconds < 1000;
    if (!isPlain || !(hour < 24 && minute < 60 && second < 60)) return undefined;
    return midnightOf(year, month, day) + ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds;
  };
}

const [zero, nine, dash, colon, dot, tee, zulu] = [48, 57, 45, 58, 46, 84, 90];

function hasForm(text: string): boolean {
  return (
    text.length === 24 &&
    text.charCodeAt(4) === dash &&
    text.charCodeAt(7) === dash &&
    text.charCodeAt(10) === tee &&
    text.charCodeAt(13) === colon &&
    text.charCodeAt(16) === colon &&
    text.charCodeAt(19) === dot &&
    text.charCodeAt(23) === zulu
  );
}

/** NaN for another character than a digit. */
function digit(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < zero || code > nine ? Number.NaN : code - zero;
}

/** A number of two digits. */
function two(text: string, at: number): number {
  return digit(text, at) * 10 + digit(text, at + 1);
}

/** Remembers the last month: those of a file are few. */
function midnights(): (year: number, month: number, day: number) => number {
  let lastMonth = Number.NaN;
  let start = 0;
  return (year, month, day) => {
    if (year * 12 + month !== lastMonth) {
      lastMonth = year * 12 + month;
      start = Date.UTC(year, month - 1);
    }
    return start + (day - 1) * dayLength;
  };
}
