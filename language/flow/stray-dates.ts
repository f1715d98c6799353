/** Dates that lie years after all others. Nobody asks the clock here, so that what is in the future shows by the data alone. */
import type { FlowData } from './data.ts';

export type StrayDates = {
  /** The items that changed last so late. */
  readonly items: readonly number[];
  /** The year in which the changes of all others end, and the latest of all. */
  readonly usual: number;
  readonly stray: number;
};

/** Undefined where no whole year without a change parts a few items from the others. */
export function strayDatesIn({ itemCount, firstEvent, at }: FlowData): StrayDates | undefined {
  const yearOf = (item: number): number | undefined => {
    const last = (firstEvent[item + 1] ?? 0) - 1;
    return last < (firstEvent[item] ?? 0) ? undefined : new Date(at[last] ?? 0).getUTCFullYear();
  };
  const items = Array.from({ length: itemCount }, (_, item) => item);
  const years = [...new Set(items.map(yearOf))].filter((year) => year !== undefined).sort((a, b) => a - b);
  const gap = years.findIndex((year, place) => place > 0 && year - (years[place - 1] ?? year) > 1);
  const [usual, stray, first] = [years[gap - 1], years.at(-1), years[gap]];
  if (usual === undefined || stray === undefined || first === undefined) return undefined;
  const late = items.filter((item) => (yearOf(item) ?? 0) >= first);
  const others = itemCount - late.length;
  return isFew(late.length, others) ? { items: late, usual, stray } : undefined;
}

/** One of three is a slip of the hand, and so is a tenth; more may be work that was begun again. */
function isFew(late: number, others: number): boolean {
  return late * 10 <= others || (late === 1 && others > 1);
}
