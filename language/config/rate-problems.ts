/** Names of exchange rates over which the library of schemas passes without a word, since every object has them by nature. */
import type { Node } from 'jsonc-parser';
import { nodeAt, spanOf } from './json-places.ts';
import type { ConfigProblem } from './rule-problems.ts';

export const noCurrency = 'A currency is three capital letters, such as `EUR`.';

const passedOver: ReadonlySet<unknown> = new Set(['__proto__', 'prototype', 'constructor']);

/** A problem at each such name. */
export function rateProblems(tree: Node): readonly ConfigProblem[] {
  const rates = nodeAt(tree, ['exchangeRates']);
  const names = rates?.type === 'object' ? (rates.children ?? []).flatMap(({ children }) => children?.[0] ?? []) : [];
  return names
    .filter(({ value }) => passedOver.has(value))
    .map((name) => ({ message: noCurrency, span: spanOf(name) }));
}
