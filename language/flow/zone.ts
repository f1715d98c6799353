/**
 * Moments as they are measured: moved, so that a day of UTC is a day of the project’s time zone. By its summer time all
 * year round: so each day has 24 hours, lengths stay what they were, and a date without a time, which is read as midnight
 * of its season, is in its own day in winter too.
 */
import { earliestMoment, latestMoment, type FlowData } from './data.ts';
import { dateReader } from './dates.ts';

/** The data with every moment moved; the same where the zone is that of UTC. */
export function inTimeZone(data: FlowData, timeZone: string): FlowData {
  const [from, to] = [earliestMoment(data), latestMoment(data)];
  if (from === undefined || to === undefined) return data;
  const ahead = summerOffset(timeZone, new Date(to).getUTCFullYear());
  if (ahead === 0) return data;
  return { ...data, at: data.at.map((moment) => moment + ahead), span: { from: from + ahead, to: to + ahead } };
}

/** By how much the clocks of a zone are ahead of UTC in the summer of a year, in milliseconds. */
function summerOffset(timeZone: string, year: number): number {
  const read = dateReader(timeZone);
  const offsets = [0, 6].map((month) => {
    const midnight = Date.UTC(year, month);
    return midnight - (read(new Date(midnight).toISOString().slice(0, 10)) ?? midnight);
  });
  return Math.max(...offsets);
}
