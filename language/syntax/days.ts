/** Days of the calendar as they are written: `2026-12-31`. */

/** Whether it is written so, and the calendar has it. */
export function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The same day so many months later; the last of that month where it is shorter. */
export function monthsAfter(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  const asked = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + months);
  // The 31st of a month of thirty days is the first of the next: the day before that month is meant.
  if (date.getUTCDate() !== asked) date.setUTCDate(0);
  return date.toISOString().slice(0, 10);
}
