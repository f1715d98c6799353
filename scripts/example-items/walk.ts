/** One item on its way through the states, at times when people work. */
import { dayLength, type PlainEvent, type PlainItem } from '#language/flow/index.ts';
import type { Chance } from './chance.ts';

export type Stay = { readonly state: string; readonly days: number };

/** A quarter of an hour: finer than anybody moves a card. */
const quarter = 15 * 60 * 1000;

/** The moment as one on a working day between eight and six o'clock. */
export function atWork(at: number): number {
  const midnight = Math.floor(at / dayLength) * dayLength;
  const weekday = new Date(midnight).getUTCDay();
  const shifted = weekday === 6 ? midnight + 2 * dayLength : weekday === 0 ? midnight + dayLength : midnight;
  const hour = 8 + ((at - midnight) / dayLength) * 10;
  return shifted + Math.round((hour * 60 * 60 * 1000) / quarter) * quarter;
}

/** The changes of an item that enters its first state at a moment and stays in each for so many days; only those before the end. */
export function walked(start: number, stays: readonly Stay[], last: string, end: number): readonly PlainEvent[] {
  let at = start;
  const events: { readonly at: number; readonly state: string }[] = [];
  for (const { state, days } of [...stays, { state: last, days: 0 }]) {
    const moment = Math.max(atWork(at), (events.at(-1)?.at ?? 0) + quarter);
    events.push({ at: moment, state });
    at += days * dayLength;
  }
  return events.filter((event) => event.at < end);
}

/** Moments at which something is begun, at a rate a day that changes with time. */
export function* arrivals(chance: Chance, begin: number, end: number, ratePerDay: (at: number) => number) {
  for (let at = begin; ;) {
    // Between regular and by chance: planning smooths what comes in.
    at += (0.4 + 1.2 * chance.share()) * (dayLength / ratePerDay(at));
    if (at >= end) return;
    yield at;
  }
}

/** The stays of an item that is to be finished within so many days: all of them shorter. */
export function hurried(stays: readonly Stay[], days: number): readonly Stay[] {
  const total = stays.reduce((sum, stay) => sum + stay.days, 0);
  return total <= days ? stays : stays.map((stay) => ({ ...stay, days: (stay.days * days) / total }));
}

/** The first event names the type, the team and the product. */
export function named(item: Omit<PlainItem, 'events'>, events: readonly PlainEvent[], first: Partial<PlainEvent>) {
  return { ...item, events: events.map((event, index) => (index === 0 ? { ...first, ...event } : event)) };
}
