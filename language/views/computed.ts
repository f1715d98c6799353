/** What is computed of an element: shared by hover, `throughline show` and the JSON export. */
import type { Element } from '../binding/element.ts';
import { allocationOf, moneyOf, moneyText, type MoneyTerms } from '../model/money.ts';
import { headcountOf } from '../model/headcount.ts';
import { childrenOf, sources, targets } from '../model/queries.ts';
import { streamsOfTheme, teamsOfTheme, themesOf } from '../model/strategy.ts';
import { productsOf, streamsOfSolution } from '../rules/solution-parts.ts';

export type Computed = {
  readonly people: number;
  readonly teams: number;
  /** Its budget, and what of it is given out; undefined where a sum is not stated or not known. */
  readonly budget: string | undefined;
  readonly allocated: string | undefined;
  /** The strategic themes that it serves, directly or through what it belongs to. */
  readonly themes: readonly Element[];
  /** The value streams that a solution spans, or that follow a theme. */
  readonly streams: readonly Element[];
  readonly products: readonly Element[];
  /** The solutions of which it is a part. */
  readonly solutions: readonly Element[];
  /** The teams that a theme reaches. */
  readonly reaches: readonly Element[];
};

const populated: ReadonlySet<Element['kind']> = new Set<Element['kind']>([
  'enterprise',
  'portfolio',
  'value-stream',
  'art',
  'team',
]);
const serving: ReadonlySet<Element['kind']> = new Set<Element['kind']>([
  'epic',
  'value-stream',
  'solution',
  'capability',
  'product',
  'art',
  'feature',
  'team',
  'story',
  'objective',
]);

/** Empty lists where an element of its kind has none; amounts are texts, as people read them. */
export function computedOf(element: Element, terms: MoneyTerms): Computed {
  const { kind } = element;
  const counts = populated.has(kind) ? headcountOf(element) : { people: 0, teams: 0 };
  const own = moneyOf(element, 'budget', terms);
  const allocation = allocationOf(element, terms);
  const hasParts = allocation !== undefined && allocation.parts.length > 0;
  return {
    ...counts,
    budget: own === undefined || own === 'unknown' ? undefined : moneyText(own),
    allocated:
      hasParts && allocation.sum !== undefined ? moneyText({ ...allocation.whole, number: allocation.sum }) : undefined,
    themes: serving.has(kind) ? themesOf(element) : [],
    streams: kind === 'solution' ? streamsOfSolution(element) : kind === 'theme' ? streamsOfTheme(element) : [],
    products: productsFor(element),
    solutions: sources(element, 'comprises'),
    reaches: kind === 'theme' ? teamsOfTheme(element) : [],
  };
}

function productsFor(element: Element): readonly Element[] {
  if (element.kind === 'art' || element.kind === 'supplier')
    return sources(element, 'delivered-by').filter(({ kind }) => kind === 'product');
  return element.kind === 'solution' ? productsOf(element) : childrenOf(element, 'product');
}

/** The line from an element up to what guides it, the nearest first: what it implements, supports, and flows into. */
export function upwardsFrom(element: Element): readonly Element[] {
  const line: Element[] = [];
  for (let at: Element | undefined = next(element); at && at !== element && !line.includes(at); at = next(at))
    line.push(at);
  return line;
}

function next(element: Element): Element | undefined {
  for (const relation of ['implements', 'supports', 'flows-into', 'in'] as const) {
    const [target] = targets(element, relation).filter(({ kind }) => kind !== 'backlog' && kind !== 'file');
    if (target) return target;
  }
  return undefined;
}

/** What implements, supports or flows into an element: one step down. */
export function downwardsFrom(element: Element): readonly Element[] {
  const found = (['implements', 'supports', 'flows-into'] as const).flatMap((relation) => sources(element, relation));
  return [...new Set(found)];
}
