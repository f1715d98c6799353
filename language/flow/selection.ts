/** Which items a figure is about: those of an element, at one level. */
import type { Element } from '../binding/element.ts';
import { alignmentsOf, childrenOf, sources, targets } from '../model/queries.ts';
import type { Flow } from './join.ts';
import { itemLevels, type ItemLevel } from './vocabulary.ts';

export type Selection = {
  /** A team, train, solution train, value stream, product, solution, portfolio or enterprise; all items where it is left out. */
  readonly element?: Element | undefined;
  /** `any` mixes the levels, and so counts a feature beside its stories: only where it is asked for by name. */
  readonly level: ItemLevel | 'any';
};

/** By profile, 1 where the items that have it belong to the element at that time. */
export function profilesOf(flow: Flow, element: Element | undefined): Uint8Array {
  const { teams, products } = flow;
  if (!element || element.kind === 'file') return new Uint8Array(teams.length).fill(1);
  if (element.kind === 'product' || element.kind === 'solution') {
    const wanted = productsOf(element);
    return Uint8Array.from(products, (product) => (product && wanted.has(product) ? 1 : 0));
  }
  const wanted = unitsOf(element);
  return Uint8Array.from(teams, (team) => (team && wanted.has(team) ? 1 : 0));
}

/** The products of a solution, those of the solutions in it included; a product itself. */
function productsOf(element: Element, found: Set<Element> = new Set()): ReadonlySet<Element> {
  if (found.has(element)) return found;
  found.add(element);
  if (element.kind === 'solution') for (const part of targets(element, 'comprises')) productsOf(part, found);
  return found;
}

/**
 * The teams, trains and streams of an element, itself included. A train that is aligned to two value streams counts for
 * the first alone, and so does a team of two trains: what is counted twice adds up to nothing true.
 */
export function unitsOf(element: Element): ReadonlySet<Element> {
  const found = new Set<Element>();
  collect(element, found);
  return found;
}

function collect(element: Element, found: Set<Element>): void {
  if (found.has(element)) return;
  found.add(element);
  if (element.kind === 'solution-train') for (const train of targets(element, 'trains')) collect(train, found);
  for (const child of childrenOf(element, 'portfolio', 'value-stream', 'art', 'team'))
    if (homeOf(child) === element) collect(child, found);
}

/** The one element in which a unit is counted. */
export function homeOf(unit: Element): Element | undefined {
  if (unit.kind === 'art') return alignmentsOf(unit)[0]?.stream;
  return targets(unit, 'in')[0];
}

/** The teams of an element that the organisation model knows, in canonical order of discovery. */
export function teamsIn(element: Element): readonly Element[] {
  return [...unitsOf(element)].filter(({ kind }) => kind === 'team');
}

/** The levels of the items that an element has in the data, highest first. */
export function levelsIn(flow: Flow, element?: Element): readonly ItemLevel[] {
  const belongs = profilesOf(flow, element);
  const { levelsOfProfile: levels } = flow;
  let found = 0;
  for (let profile = 0; profile < levels.length; profile += 1)
    if (belongs[profile] === 1) found |= levels[profile] ?? 0;
  return itemLevels.filter((_, level) => (found & (1 << level)) !== 0);
}

/**
 * The level that the targets of an element are about: features where it has any, else the lowest that it has. What is aimed
 * at of features says nothing of the stories that they are made of.
 */
export function targetLevel(flow: Flow, element?: Element): ItemLevel {
  const levels = levelsIn(flow, element);
  return levels.includes('feature') ? 'feature' : (levels.at(-1) ?? 'story');
}

/**
 * The selection of an element where no level is asked for: that of its only level. Where the data hold several, the
 * answer is undefined: mixing them would count the same work twice, so somebody has to say which.
 */
export function onlySelection(flow: Flow, element?: Element): Selection | undefined {
  const levels = levelsIn(flow, element);
  const [level] = levels;
  return level !== undefined && levels.length === 1 ? { element, level } : undefined;
}

/** The solutions that a product counts for. */
export function solutionsOf(product: Element): readonly Element[] {
  return sources(product, 'comprises');
}
