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
  const yearOf = createYearReader();
  const lastYearOf = (item: number): number | undefined => {
    const last = (firstEvent[item + 1] ?? 0) - 1;
    return last < (firstEvent[item] ?? 0) ? undefined : yearOf(at[last] ?? 0);
  };
  const found = new Set<number>();
  for (let item = 0; item < itemCount; item += 1) {
    const year = lastYearOf(item);
    if (year !== undefined) found.add(year);
  }
  const years = [...found].sort((a, b) => a - b);
  const gap = years.findIndex((year, place) => place > 0 && year - (years[place - 1] ?? year) > 1);
  const [usual, stray, first] = [years[gap - 1], years.at(-1), years[gap]];
  // Nearly all data end here.
  if (usual === undefined || stray === undefined || first === undefined) return undefined;
  const late: number[] = [];
  for (let item = 0; item < itemCount; item += 1) if ((lastYearOf(item) ?? 0) >= first) late.push(item);
  return isFew(late.length, itemCount - late.length) ? { items: late, usual, stray } : undefined;
}

/** The year of a moment: most are of the same one as the one before, so that its ends are kept. */
function createYearReader(): (moment: number) => number {
  let [year, from, to] = [0, Infinity, -Infinity];
  return (moment) => {
    if (moment < from || moment >= to) {
      year = new Date(moment).getUTCFullYear();
      [from, to] = [Date.UTC(year, 0), Date.UTC(year + 1, 0)];
    }
    return year;
  };
}

/** One of three is a slip of the hand, and so is a tenth; more may be work that was begun again. */
function isFew(late: number, others: number): boolean {
  return late * 10 <= others || (late === 1 && others > 1);
}
