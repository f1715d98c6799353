/** Shares that have to make a whole: horizons, capacity allocation, distributions. */
import type { Element } from '../binding/element.ts';
import { rounded } from '../model/figures.ts';

/** What the percentages of a fact add up to; undefined where it is not stated, or one of them does not read or comes twice. */
export function sumOfPercentages(element: Element, key: string): number | undefined {
  const values = element.values(key);
  if (values.length === 0) return undefined;
  const labels = new Set<string>();
  let sum = 0;
  for (const value of values) {
    if (value.type !== 'labelled' || labels.has(value.label)) return undefined;
    labels.add(value.label);
    sum += value.number;
  }
  return Number(rounded(sum, 6));
}

/** `features 60%, enablers 25% and maintenance 10% make 95%`. */
export function addedUp(element: Element, key: string, sum: number): string {
  const parts = element
    .values(key)
    .flatMap((value) => (value.type === 'labelled' ? [`${value.label} ${rounded(value.number, 2)}%`] : []));
  const last = parts.at(-1) ?? '';
  const list = parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
  return `${list} ${parts.length < 2 ? 'makes' : 'make'} ${rounded(sum, 2)}%`;
}
