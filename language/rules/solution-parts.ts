/** What a solution is made of, who delivers it, and which value streams it spans. */
import type { Element } from '../binding/element.ts';
import { childrenOf, targets } from '../model/queries.ts';
import { deliveriesOf, outermost, ownStreams } from './product-streams.ts';

/** Its products, those of the solutions in it included; each once. A solution that is in several is gone through once. */
export function productsOf(solution: Element): readonly Element[] {
  const found = new Set<Element>();
  const parts = [solution];
  for (let part = parts.pop(); part; part = parts.pop()) {
    if (found.has(part)) continue;
    found.add(part);
    if (part.kind === 'solution') parts.push(...targets(part, 'comprises').toReversed());
  }
  return [...found].filter(({ kind }) => kind === 'product');
}

/** The capabilities that stand in it, in its backlog, or in the backlogs of its solution trains. */
export function capabilitiesOf(solution: Element): readonly Element[] {
  const homes = [solution, ...solutionTrainsOf(solution)];
  const ranked = homes.flatMap((home) => childrenOf(home, 'backlog')).flatMap((backlog) => targets(backlog, 'ranks'));
  const found = [...childrenOf(solution, 'capability'), ...ranked.filter(({ kind }) => kind === 'capability')];
  return [...new Set(found)];
}

/** The solution trains that coordinate or deliver it; one that stands in it is among them. */
export function solutionTrainsOf(solution: Element): readonly Element[] {
  const found = [...targets(solution, 'coordinated-by'), ...targets(solution, 'delivered-by')];
  return [...new Set(found)].filter(({ kind }) => kind === 'solution-train');
}

/** Everybody who delivers it, its products and its capabilities: trains, teams and suppliers. */
export function deliverersOf(solution: Element): readonly Element[] {
  const parts = [solution, ...productsOf(solution), ...capabilitiesOf(solution)];
  return [...new Set(parts.flatMap((part) => targets(part, 'delivered-by')))];
}

/** The trains that deliver its products and capabilities, or it as a whole. */
export function trainsOfSolution(solution: Element): readonly Element[] {
  return deliverersOf(solution).filter(({ kind }) => kind === 'art');
}

/** The value streams of its products and of those who deliver it; the outermost of nested ones. */
export function streamsOfSolution(solution: Element): readonly Element[] {
  const products = productsOf(solution);
  const parts = [solution, ...products, ...capabilitiesOf(solution)];
  const delivering = parts.flatMap(deliveriesOf).flatMap(({ streams }) => streams);
  return [...new Set([...products.flatMap(ownStreams), ...delivering].map(outermost))];
}
