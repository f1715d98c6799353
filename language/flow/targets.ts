/** The targets of flow that an element declares, in days, shares and items. */
import type { Element } from '../binding/element.ts';
import { childrenOf, streamsAround } from '../model/queries.ts';
import { lengthInDays } from '../model/lengths.ts';
import type { Value } from '../syntax/summary.ts';
import type { Category } from './vocabulary.ts';

export type TimeTarget = { readonly percentile: number; readonly days: number };

export type FlowTargets = {
  /** The element whose block states a target: its own, or that of the value stream around a product. */
  readonly statedBy: Readonly<Partial<Record<TargetKey, Element>>>;
  /** At most so many items in progress. */
  readonly load?: number;
  /** So many items in so many days. */
  readonly velocity?: { readonly items: number; readonly days: number };
  readonly time?: TimeTarget;
  readonly cycleTime?: TimeTarget;
  /** The least share, 0 to 1. */
  readonly efficiency?: number;
  readonly distribution?: Readonly<Partial<Record<Category, number>>>;
  /** How far the distribution may be off: 0.1 for ten percentage points. */
  readonly tolerance: number;
  readonly predictability?: number;
};

export const targetKeys = [
  'load',
  'velocity',
  'time',
  'cycle-time',
  'efficiency',
  'distribution',
  'tolerance',
  'predictability',
] as const;
export type TargetKey = (typeof targetKeys)[number];

const usualTolerance = 0.1;

/** Targets that add up over the parts of an element. */
const sums: ReadonlySet<TargetKey> = new Set(['load', 'velocity']);

/**
 * Its own targets; where a product states none, those of its value stream count. How much is finished, and how much may
 * be in progress, is aimed at for all of a stream's products together: a product has only its own.
 */
export function flowTargetsOf(element: Element): FlowTargets {
  const homes = element.kind === 'product' ? [element, ...streamsAround(element)] : [element];
  const blocks = homes.flatMap((home) => childrenOf(home, 'flow').map((block) => ({ home, block })));
  const isFor = (home: Element, key: TargetKey): boolean => home === element || !sums.has(key);
  const statedBy: Partial<Record<TargetKey, Element>> = {};
  const stated = (key: TargetKey): Stated | undefined => {
    const found = blocks.find(({ home, block }) => isFor(home, key) && block.values(key).length > 0);
    if (!found) return undefined;
    statedBy[key] = found.block;
    return { ...found, values: found.block.values(key) };
  };
  return {
    ...part('load', limitOf(stated('load'))),
    ...part('velocity', rateOf(stated('velocity'))),
    ...part('time', timeOf(stated('time'))),
    ...part('cycleTime', timeOf(stated('cycle-time'))),
    ...part('efficiency', limitOf(stated('efficiency'))),
    ...part('distribution', sharesOf(stated('distribution'))),
    ...part('predictability', limitOf(stated('predictability'))),
    tolerance: shareOf(stated('tolerance')?.values[0]) ?? usualTolerance,
    statedBy,
  };
}

type Stated = { readonly home: Element; readonly block: Element; readonly values: readonly Value[] };

function part<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  // An object with one key of K is a part of a record of K.
  return value === undefined ? {} : ({ [key]: value } as Partial<Record<K, V>>);
}

function limitOf(stated: Stated | undefined): number | undefined {
  const value = stated?.values[0];
  if (value?.type !== 'limit') return undefined;
  return value.unit === 'percent' ? value.number / 100 : value.number;
}

function rateOf(stated: Stated | undefined): FlowTargets['velocity'] {
  const value = stated?.values[0];
  if (!stated || value?.type !== 'rate') return undefined;
  const days = lengthInDays(stated.home, value.count, value.unit);
  return days === undefined || days <= 0 ? undefined : { items: value.number, days };
}

function timeOf(stated: Stated | undefined): TimeTarget | undefined {
  const value = stated?.values[0];
  if (!stated || value?.type !== 'percentile') return undefined;
  const days = lengthInDays(stated.home, value.count, value.unit);
  return days === undefined ? undefined : { percentile: value.percentile, days };
}

const labels: Readonly<Record<string, Category>> = {
  features: 'feature',
  defects: 'defect',
  debts: 'debt',
  risks: 'risk',
};

function sharesOf(stated: Stated | undefined): FlowTargets['distribution'] {
  if (!stated) return undefined;
  const shares: Partial<Record<Category, number>> = {};
  for (const value of stated.values) {
    const category = value.type === 'labelled' ? labels[value.label] : undefined;
    if (category !== undefined && value.type === 'labelled') shares[category] = value.number / 100;
  }
  return shares;
}

function shareOf(value: Value | undefined): number | undefined {
  return value?.type === 'share' ? value.percent / 100 : undefined;
}
