/** How old the work in progress is: ages, bands, what nobody has moved, and what is blocked. */
import { finishedIn, flowTimeOf, flowTimesIn } from './finished.ts';
import type { OpenItem } from './history.ts';
import type { Sample } from './sample.ts';
import { percentile, spreadOf, type Spread } from './statistics.ts';
import { dayLength, type Window } from './window.ts';

export type AgeBand = 'fresh' | 'ageing' | 'stale';

export type AgedItem = {
  readonly item: number;
  readonly state: string;
  readonly isActive: boolean;
  /** Days since its start; undefined under the option `first-active` for an item that nobody has worked on. */
  readonly age: number | undefined;
  readonly band: AgeBand;
  /** Days without a change of state: the data know no other movement. */
  readonly idle: number;
  readonly isNeglected: boolean;
  /** Days for which it has been blocked without a break; undefined where it is not blocked. */
  readonly blockedFor: number | undefined;
  /** All its blocked days. */
  readonly blockedDays: number;
};

export type AgeLimits = {
  /** Older than this is stale whatever the flow times were. */
  readonly staleDays: number;
  readonly neglectedDays: number;
  /** Above what so many of 100 finished items took, an item is stale. */
  readonly stalePercentile: number;
};

export const usualAgeLimits: AgeLimits = { staleDays: 30, neglectedDays: 14, stalePercentile: 85 };

export type Ageing = {
  readonly items: readonly AgedItem[];
  readonly ages: Spread | undefined;
  /** How many items are in each band. */
  readonly bands: Readonly<Record<AgeBand, number>>;
  readonly neglected: number;
  readonly blocked: number;
};

/** The work in progress as of the moment of the sample, the oldest first; the bands go by the flow times of a window. */
export function ageingOf(sample: Sample, window: Window, limits: AgeLimits = usualAgeLimits): Ageing {
  const times = flowTimesIn(sample, window);
  const late = times && (limits.stalePercentile === 85 ? times.p85 : percentileIn(sample, window, limits));
  const items = sample.open.map((open) => aged(sample, open, { times, late, limits }));
  const count = (band: AgeBand): number => items.filter((item) => item.band === band).length;
  return {
    items: items.sort((a, b) => (b.age ?? -1) - (a.age ?? -1) || a.item - b.item),
    ages: spreadOf(items.flatMap(({ age }) => age ?? [])),
    bands: { fresh: count('fresh'), ageing: count('ageing'), stale: count('stale') },
    neglected: items.filter(({ isNeglected }) => isNeglected).length,
    blocked: items.filter(({ blockedFor }) => blockedFor !== undefined).length,
  };
}

type Bands = { readonly times: Spread | undefined; readonly late: number | undefined; readonly limits: AgeLimits };

function percentileIn(sample: Sample, window: Window, { stalePercentile }: AgeLimits): number | undefined {
  const days = finishedIn(sample, window).flatMap((run) => flowTimeOf(sample, run) ?? []);
  return percentile(
    days.sort((a, b) => a - b),
    stalePercentile / 100,
  );
}

function aged({ flow, asOf, counter }: Sample, open: OpenItem, bands: Bands): AgedItem {
  const age = Number.isNaN(open.start) ? undefined : counter.part(open.start, asOf);
  const idle = (asOf - open.lastChange) / dayLength;
  return {
    item: open.item,
    state: flow.data.states[open.state] ?? '',
    isActive: open.isActive,
    age,
    band: bandOf(age ?? 0, bands),
    idle,
    isNeglected: idle >= bands.limits.neglectedDays,
    blockedFor: open.blockedSince === undefined ? undefined : (asOf - open.blockedSince) / dayLength,
    blockedDays: open.blockedDays,
  };
}

/** Without finished items only the hard limit applies. */
function bandOf(age: number, { times, late, limits }: Bands): AgeBand {
  if (age >= limits.staleDays || (late !== undefined && age > late)) return 'stale';
  return times && age > times.p50 ? 'ageing' : 'fresh';
}
