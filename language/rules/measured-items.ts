/** How problems on measured flow speak of work items: by their keys, each with its facts, and never of too many. */
import type { Element } from '../binding/element.ts';
import { atName } from '../edits/places.ts';
import {
  dateText,
  dayLength,
  flowTimeOf,
  idsOf,
  latestProfile,
  type OpenItem,
  type Run,
  type Sample,
  type Window,
} from '../flow/index.ts';
import type { Measured } from './measured.ts';
import type { Related } from './rule.ts';

const mostKeys = 5;
/** So many facts stand beside a problem at the most. */
export const mostTold = 10;

/** Their keys for a message: the first five, and how many more. */
export function keysOf({ flow }: Measured, items: readonly Pick<ToldItem, 'item'>[]): string {
  const first = items.slice(0, mostKeys).map(({ item }) => item);
  const keys = idsOf(flow.data, first).map((key) => `\`${key}\``);
  const more = items.length - keys.length;
  return `${keys.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

export type ToldItem = { readonly item: number; readonly text: string };

/** The first ten of them, each at the team that has it: `` `C-1`: in progress for 33 days ``. */
export function toldItems({ flow }: Measured, items: readonly ToldItem[], about: Element): readonly Related[] {
  return items.slice(0, mostTold).map(({ item, text }) => ({
    at: atName(flow.teams[latestProfile(flow.data, item)] ?? about),
    message: `\`${flow.data.idOf(item)}\`: ${text}`,
  }));
}

/** Items in progress, the oldest first. */
export function openItems({ flow, asOf }: Measured, open: readonly OpenItem[]): readonly ToldItem[] {
  return [...open]
    .sort((a, b) => a.start - b.start || a.item - b.item)
    .map(({ item, start, state }) => ({
      item,
      text: `in progress for ${daysText((asOf - start) / dayLength)}, now in \`${flow.data.states[state] ?? ''}\``,
    }));
}

/** Finished items, those that took longest first. */
export function finishedItems(sample: Sample, runs: readonly Run[]): readonly ToldItem[] {
  return runs
    .map((run) => ({ item: run.item, end: run.end, days: flowTimeOf(sample, run) }))
    .sort((a, b) => (b.days ?? -1) - (a.days ?? -1) || a.item - b.item)
    .map(({ item, end, days }) => ({
      item,
      text: `finished on ${dateText(end)}${days === undefined ? '' : ` after ${daysText(days)}`}`,
    }));
}

/** `1 day`, `2.5 days`. */
export function daysText(days: number): string {
  const told = rounded(days);
  return told === '1' ? '1 day' : `${told} days`;
}

/** `from 2026-01-01 to 2026-03-31` */
export function spanText({ from, to }: Window): string {
  return `from ${dateText(from)} to ${dateText(to - dayLength)}`;
}

/** One decimal where it says something. */
export function rounded(value: number): string {
  return String(Math.round(value * 10) / 10);
}
