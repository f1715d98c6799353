/** OKR balance: how planned and finished work is shared between the objectives that it supports. */
import type { Element } from '../binding/element.ts';
import { childrenOf, parentsOf, targets } from '../model/queries.ts';
import { finishedIn } from './finished.ts';
import type { FlowData } from './data.ts';
import type { Flow } from './join.ts';
import type { Sample } from './sample.ts';
import { ratio } from './statistics.ts';
import { sameName } from './vocabulary.ts';
import type { Window } from './window.ts';

export type BalanceRow = {
  /** Undefined for the row of items that support no objective. */
  readonly objective: Element | undefined;
  /** Items that are not finished yet; an item that supports several objectives counts for each in equal parts. */
  readonly planned: number;
  readonly plannedShare: number | undefined;
  readonly done: number;
  readonly doneShare: number | undefined;
  readonly items: readonly number[];
};

/** A row for each objective that work supports, most finished work first, and `none` as the last. */
export function okrBalanceOf(sample: Sample, window: Window): readonly BalanceRow[] {
  const objectivesOf = objectiveFinder(sample.flow);
  const rows = new Map<Element | undefined, { planned: number; done: number; readonly items: number[] }>();
  const add = (item: number, key: 'planned' | 'done'): void => {
    const found = objectivesOf(item);
    const objectives: readonly (Element | undefined)[] = found.length === 0 ? [undefined] : found;
    for (const objective of objectives) {
      const row = rows.get(objective) ?? { planned: 0, done: 0, items: [] };
      row[key] += 1 / objectives.length;
      row.items.push(item);
      rows.set(objective, row);
    }
  };
  for (const item of plannedItems(sample)) add(item, 'planned');
  for (const { item } of finishedIn(sample, window)) add(item, 'done');
  const total = (key: 'planned' | 'done'): number => [...rows.values()].reduce((sum, row) => sum + row[key], 0);
  const [planned, done] = [total('planned'), total('done')];
  return [...rows]
    .map(([objective, row]) => ({
      objective,
      ...row,
      plannedShare: ratio(row.planned, planned),
      doneShare: ratio(row.done, done),
    }))
    .sort((a, b) => Number(!a.objective) - Number(!b.objective) || b.done - a.done || b.planned - a.planned);
}

/** What is in progress, and what nobody has begun. */
function plannedItems({ open, unbegun }: Sample): readonly number[] {
  return [...open, ...unbegun].map(({ item }) => item).sort((a, b) => a - b);
}

/** The objectives of an item: through its element in the model, or through its parents up to one. */
function objectiveFinder({ data, model }: Flow): (item: number) => readonly Element[] {
  const elements = new Map<string, Element>();
  for (const kind of ['story', 'feature', 'capability', 'epic'] as const)
    for (const element of model.elementsOf(kind))
      if (element.name !== undefined) elements.set(sameName(element.name), element);
  // No key of a million items is read where it could name nothing.
  if (elements.size === 0) return () => [];
  const parents = parentFinder(data);
  const known = new Map<string, readonly Element[]>();
  const objectivesOf = (key: string, depth: number): readonly Element[] => {
    if (key === '' || depth > 5) return [];
    const remembered = known.get(key);
    if (remembered) return remembered;
    const element = elements.get(key);
    const own = element ? objectivesAbove(element, new Set()) : [];
    const found = own.length > 0 ? own : objectivesOf(parents(key), depth + 1);
    known.set(key, found);
    return found;
  };
  return (item) => {
    const key = sameName(data.idOf(item));
    const own = elements.has(key) ? objectivesOf(key, 0) : [];
    return own.length > 0 ? own : objectivesOf(sameName(data.parentOf(item)), 0);
  };
}

/** The key of the item above that of a key; empty where there is none. */
function parentFinder({ itemCount, idOf, parentOf }: FlowData): (key: string) => string {
  let items: ReadonlyMap<string, number> | undefined;
  return (key) => {
    items ??= new Map(Array.from({ length: itemCount }, (_, item) => [sameName(idOf(item)), item]));
    const item = items.get(key);
    return item === undefined ? '' : sameName(parentOf(item));
  };
}

/** Feature → epic → theme: the nearest level that names objectives decides; a theme stands for all of its own. */
function objectivesAbove(element: Element, seen: Set<Element>): readonly Element[] {
  if (seen.has(element)) return [];
  seen.add(element);
  const supported = targets(element, 'supports').flatMap((each) =>
    each.kind === 'objective' ? [each] : childrenOf(each, 'objective'),
  );
  if (supported.length > 0) return [...new Set(supported)];
  const above = [...targets(element, 'implements'), ...parentsOf(element).filter(isItem)];
  return [...new Set(above.flatMap((each) => objectivesAbove(each, seen)))];
}

function isItem({ kind }: Element): boolean {
  return kind === 'epic' || kind === 'capability' || kind === 'feature';
}
