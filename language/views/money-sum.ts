/** Sums of money. Amounts of different units cannot be added: the unit in which most is stated counts. */
import type { OutlineEntry } from './outline.ts';

/** The unit in which most budgets are stated; the first in the alphabet where several are as frequent. */
export function commonUnit(entries: readonly OutlineEntry[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { node } of entries) if (node?.money) counts.set(node.money.unit, (counts.get(node.money.unit) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
}

/** What some elements cost together, in their common unit; undefined where none states a budget, or they do not agree. */
export function sumOf(
  entries: readonly OutlineEntry[],
): { readonly number: number; readonly unit: string } | undefined {
  const unit = commonUnit(entries);
  if (unit === undefined) return undefined;
  const amounts = entries.flatMap(({ node }) => node?.money ?? []);
  if (amounts.some((each) => each.unit !== unit)) return undefined;
  return { number: amounts.reduce((sum, { number }) => sum + number, 0), unit: withoutYear(unit) };
}

/** `EUR` of `EUR per year`: what a card has room for. */
function withoutYear(unit: string): string {
  return unit.replace(/ per (?:fiscal )?year$/, '');
}
