/** Values of options that several commands take. */
import { InvalidArgumentError } from 'commander';
import { isDay } from '#language';

export function wholeNumber(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('Give a whole number.');
  return Number(value);
}

/** A day of the calendar, as `--as-of` takes it. */
export function day(value: string): string {
  if (!isDay(value)) throw new InvalidArgumentError('Give a day of the calendar, such as 2026-12-31.');
  return value;
}
