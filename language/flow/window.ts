/** Spans of time, half-open: what happens exactly at the end belongs to the next window. */

export const dayLength = 86_400_000;

/** Moments are milliseconds since 1970 in UTC. */
export type Window = { readonly from: number; readonly to: number };

/** Elapsed calendar days, with decimals. */
export function daysOf({ from, to }: Window): number {
  return (to - from) / dayLength;
}

/** Whether a moment lies in a window. */
export function isWithinWindow(moment: number, { from, to }: Window): boolean {
  return moment >= from && moment < to;
}

/** The window of the same length before this one; with 2, the one before that. */
export function windowBefore({ from, to }: Window, steps = 1): Window {
  const length = to - from;
  return { from: from - steps * length, to: to - steps * length };
}

/** The part of a window that has passed at a moment: what a report in the middle of a quarter divides by. */
export function elapsedPart({ from, to }: Window, asOf: number): Window {
  return { from, to: Math.max(from, Math.min(to, asOf)) };
}

/** Consecutive windows of so many days from the start on. A rest that is shorter is no window. */
export function windowsOf({ from, to }: Window, days: number): readonly Window[] {
  const length = days * dayLength;
  const windows: Window[] = [];
  if (length <= 0) return windows;
  for (let start = from; start + length <= to; start += length) windows.push({ from: start, to: start + length });
  return windows;
}
