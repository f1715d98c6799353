/** Lines that every rendering of a report starts with. */
import { dateText, dayLength } from '../flow/index.ts';
import type { Report } from './report.ts';

export function headOf({ audience, window, asOf }: Report): readonly string[] {
  const known = asOf === undefined ? '' : `as known at the end of ${asOf}`;
  const days = window ? `${window.from} to ${lastDay(window.to)}` : '';
  const span = window && window.name !== days ? `${window.name}: ${days}` : days;
  return [[span, known].filter((part) => part !== '').join(', '), `For ${audience}`].filter((line) => line !== '');
}

function lastDay(to: string): string {
  return dateText(Date.parse(`${to}T00:00:00Z`) - dayLength);
}
