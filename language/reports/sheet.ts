/**
 * Reports as they go over a wire or into a page: each list of items once and by number, with what is worth knowing of
 * each item, so that a figure can open them without asking again.
 */
import { dateText, dayLength, itemOf, type Flow } from '../flow/index.ts';
import { labelOf } from '../model/queries.ts';
import type { Block, ChartPoint, Report, Section } from './report.ts';

export type Sheet = {
  readonly reports: readonly SheetReport[];
  /** Of numbers of items: the first of each list. */
  readonly lists: readonly (readonly number[])[];
  /** How many items each list has, named here or not. */
  readonly counts: readonly number[];
  readonly items: readonly SheetItem[];
  /** What items have in common, such as the names of teams and states. */
  readonly words: readonly string[];
};

/** A report with the number of a list where it names items. */
export type SheetReport = Report<number>;

/** Its key; its type, team and state as numbers of words; since when it is in that state, and when it was begun; its element in the model. */
export type SheetItem = readonly [
  key: string,
  type: number,
  team: number,
  state: number,
  since: string,
  begun: string,
  element?: string,
];

/** So many items of a list are named: of more nobody reads, and those behind the figures of a million would hold everybody up. */
const mostNamed = 500;

/** Of reports as of the same day. */
export function sheetOf(flow: Flow, reports: readonly Report[]): Sheet {
  const words = numbered<string>((word) => word);
  const items = numbered<string>((key) => key);
  const lists = numbered<{ readonly keys: readonly string[]; readonly count: number }>(
    ({ keys, count }) => `${count}\n${keys.join('\n')}`,
  );
  const made = reports.map((report) =>
    withItems(report, (keys) => lists.numberOf({ keys: keys.slice(0, mostNamed), count: keys.length })),
  );
  const numbers = lists.all.map(({ keys }) => keys.map((key) => items.numberOf(key)));
  const counts = lists.all.map(({ count }) => count);
  const asOf = reports[0]?.asOf;
  const until = asOf === undefined ? Number.POSITIVE_INFINITY : Date.parse(`${asOf}T00:00:00Z`) + dayLength - 1;
  const factsOf = itemReader(flow, until, words.numberOf);
  return { reports: made, lists: numbers, counts, items: items.all.map(factsOf), words: words.all };
}

/** Gives each different thing a number, in the order in which they come. */
function numbered<T>(keyOf: (thing: T) => string) {
  const all: T[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (thing: T): number => {
    const key = keyOf(thing);
    const known = numbers.get(key) ?? all.length;
    if (known === all.length) {
      numbers.set(key, known);
      all.push(thing);
    }
    return known;
  };
  return { all, numberOf };
}

/** What is known of an item at the as-of moment. */
function itemReader(flow: Flow, asOf: number, wordOf: (word: string) => number): (key: string) => SheetItem {
  const { data, model } = flow;
  const elements = new Map(
    (['epic', 'capability', 'feature', 'story'] as const).flatMap((kind) =>
      model.elementsOf(kind).map((element) => [element.name ?? '', element.id] as const),
    ),
  );
  return (key) => {
    const item = itemOf(data, key) ?? -1;
    const first = data.firstEvent[item] ?? 0;
    let last = first;
    for (let event = first; event < (data.firstEvent[item + 1] ?? 0) && (data.at[event] ?? 0) <= asOf; event += 1)
      // A change of the team alone is no change of the state.
      if (event === first || data.state[event] !== data.state[last]) last = event;
    const profile = data.profile[last] ?? 0;
    const team = flow.teams[profile];
    const element = elements.get(key);
    const facts = [
      key,
      wordOf(data.profiles[profile]?.type ?? ''),
      wordOf(team ? labelOf(team) : (data.profiles[profile]?.team ?? '')),
      wordOf(data.states[data.state[last] ?? 0] ?? ''),
      dateText(data.at[last] ?? 0),
      dateText(data.at[first] ?? 0),
    ] as const;
    return element === undefined ? facts : [...facts, element];
  };
}

type Mapping<A, B> = (items: A) => B;

/** The same report with its items told in another way. */
function withItems<A, B>(report: Report<A>, map: Mapping<A, B>): Report<B> {
  return {
    ...report,
    findings: report.findings.map((each) => mapped(each, map)),
    sections: report.sections.map((section): Section<B> => ({
      ...section,
      blocks: section.blocks.map((block) => mappedBlock(block, map)),
    })),
  };
}

function mappedBlock<A, B>(block: Block<A>, map: Mapping<A, B>): Block<B> {
  switch (block.kind) {
    case 'list':
      return { ...block, sentences: block.sentences.map((each) => mapped(each, map)) };
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map((cell) => mapped(cell, map))) };
    case 'chart':
      return { ...block, points: block.points.map((point) => mappedPoint(point, map)) };
    case 'ages':
      return {
        ...block,
        states: block.states.map((state) => ({ ...state, dots: state.dots.map((dot) => mapped(dot, map)) })),
      };
  }
}

function mappedPoint<A, B>({ parts, ...point }: ChartPoint<A>, map: Mapping<A, B>): ChartPoint<B> {
  return { ...mapped(point, map), ...(parts ? { parts: parts.map((part) => mapped(part, map)) } : {}) };
}

function mapped<A, B, T extends { readonly items?: A }>(
  thing: T,
  map: Mapping<A, B>,
): Omit<T, 'items'> & { readonly items?: B } {
  const { items, ...rest } = thing;
  return items === undefined ? rest : { ...rest, items: map(items) };
}
