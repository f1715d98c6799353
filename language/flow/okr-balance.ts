/** OKR balance: how planned and finished work is shared between the objectives that it supports. */
import type { Element } from '../binding/element.ts';
import { childrenOf, parentsOf, targets } from '../model/queries.ts';
import { finishedIn } from './finished.ts';
import { F, latestProfile, type Flow } from './join.ts';
import type { Sample } from './sample.ts';
import { profilesOf } from './selection.ts';
import { ratio } from './statistics.ts';
import { itemLevels, sameName } from './vocabulary.ts';
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

/** Items of the selection that are in a new, waiting or active state at the as-of moment. */
function plannedItems({ flow, selection, asOf }: Sample): readonly number[] {
  const { data, scopeOf, flowStateOf } = flow;
  const belongs = profilesOf(flow, selection.element);
  const level = selection.level === 'any' ? -1 : itemLevels.indexOf(selection.level);
  const items: number[] = [];
  for (let item = 0; item < data.itemCount; item += 1) {
    if (flow.exclusionOf[item] !== 0 || (level >= 0 && flow.levelOf[item] !== level)) continue;
    let meaning: number = F.unknown;
    for (let event = data.firstEvent[item] ?? 0; event < (data.firstEvent[item + 1] ?? 0); event += 1) {
      if ((data.at[event] ?? 0) > asOf) break;
      const profile = data.profile[event] ?? 0;
      const stated = flowStateOf[(scopeOf[profile] ?? 0) * data.states.length + (data.state[event] ?? 0)];
      if (stated !== F.ignore) meaning = stated ?? F.unknown;
    }
    const isOpen = meaning === F.new || meaning === F.waiting || meaning === F.active;
    if (isOpen && belongs[latestProfile(data, item)] === 1) items.push(item);
  }
  return items;
}

/** The objectives of an item: through its element in the model, or through its parents up to one. */
function objectiveFinder({ data, model }: Flow): (item: number) => readonly Element[] {
  const elements = new Map<string, Element>();
  for (const kind of ['story', 'feature', 'capability', 'epic'] as const)
    for (const element of model.elementsOf(kind))
      if (element.name !== undefined) elements.set(sameName(element.name), element);
  const numbers = new Map(data.ids.map((id, item) => [sameName(id), item]));
  const known = new Map<string, readonly Element[]>();
  const objectivesOf = (key: string, depth: number): readonly Element[] => {
    if (key === '' || depth > 5) return [];
    const remembered = known.get(key);
    if (remembered) return remembered;
    const element = elements.get(key);
    const own = element ? objectivesAbove(element, new Set()) : [];
    const item = numbers.get(key);
    const parent = item === undefined ? '' : sameName(data.parents[item] ?? '');
    const found = own.length > 0 ? own : objectivesOf(parent, depth + 1);
    known.set(key, found);
    return found;
  };
  return (item) => {
    const own = elements.has(sameName(data.ids[item] ?? '')) ? objectivesOf(sameName(data.ids[item] ?? ''), 0) : [];
    return own.length > 0 ? own : objectivesOf(sameName(data.parents[item] ?? ''), 0);
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
