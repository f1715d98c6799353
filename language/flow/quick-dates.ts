/** Dates as most tools write them, `2026-03-09T14:30:00.000Z`, read without a pattern: a million of them come by. */
import { dayLength } from './window.ts';

/** Undefined for everything else, which is then read with care. */
export function quickReader(): (text: string) => number | undefined {
  const midnightOf = midnights();
  return (text) => {
    if (!hasForm(text)) return undefined;
    const year = digits(text, 0, 4);
    const month = digits(text, 5, 7);
    const day = digits(text, 8, 10);
    const hour = digits(text, 11, 13);
    const minute = digits(text, 14, 16);
    const second = digits(text, 17, 19);
    const milliseconds = digits(text, 20, 23);
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

/** NaN where there are others than digits. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code < zero || code > nine) return Number.NaN;
    number = number * 10 + code - zero;
  }
  return number;
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
