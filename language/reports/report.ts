/**
 * A report as data: what is said, shown and counted, before anybody decides how it looks. Texts are plain, with words of
 * the model in them as they are written: each renderer makes them safe for where they go.
 *
 * Items are their keys; where a report goes over a wire, a list of them is a number (`sheet.ts`), hence the parameter.
 */
import type { CadenceName } from './cadences.ts';

/** What of a list of keys is read; a list of texts is one, and so is one that makes them when they are read (`keys.ts`). */
export type Keys = {
  readonly length: number;
  readonly slice: (from?: number, to?: number) => readonly string[];
  readonly toJSON?: () => readonly string[];
};

export type Report<Items = Keys> = {
  readonly cadence: CadenceName;
  readonly title: string;
  /** What it is about: an element, or the whole organisation. */
  readonly subject: { readonly id?: string; readonly label: string };
  /** Who reads it. */
  readonly audience: string;
  /** Dates, `to` not included. Absent where neither data nor anybody says which day it is. */
  readonly window?: { readonly name: string; readonly from: string; readonly to: string };
  /** The last day of which it knows. */
  readonly asOf?: string;
  /** The level of the items that it counts. */
  readonly level: string;
  /** Whether there are work items at all. */
  readonly hasItems: boolean;
  /** What the meeting has to know first, the gravest first. */
  readonly findings: readonly Sentence<Items>[];
  readonly sections: readonly Section<Items>[];
  /** What it does not know, and how figures are meant. */
  readonly notes: readonly string[];
};

export type Section<Items = Keys> = { readonly heading: string; readonly blocks: readonly Block<Items>[] };

export type Block<Items = Keys> = Table<Items> | Chart<Items> | AgeBoard<Items> | List<Items>;

/** A sentence, and the keys of the items that it is about, or the statement that it follows from. */
export type Sentence<Items = Keys> = {
  readonly text: string;
  readonly tone: Tone;
  readonly items?: Items;
  readonly stated?: Stated;
};

/** `attention` wants a decision; `good` is as it was aimed at. */
export type Tone = 'plain' | 'good' | 'attention';

export type List<Items = Keys> = { readonly kind: 'list'; readonly sentences: readonly Sentence<Items>[] };

export type Table<Items = Keys> = {
  readonly kind: 'table';
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell<Items>[])[];
};

export type Column = {
  readonly title: string;
  readonly isNumber?: true;
  /** Its figures are shares that a bar shows beside them. */
  readonly bar?: Bar;
};

/** The mark on each bar: a share, or the figure in the column of a number; without one there is none. */
export type Bar = { readonly mark?: number; readonly markColumn?: number };

export type Cell<Items = Keys> = {
  readonly text: string;
  /** The figure itself, not rounded. */
  readonly value?: number;
  readonly tone?: Tone;
  /** The items behind the figure. */
  readonly items?: Items;
  /** The identity of the element that it names. */
  readonly element?: string;
  /** Where the model states the figure, or what it follows from. */
  readonly stated?: Stated;
  /** The figures over time that the cell sums up, drawn as a small line; null where there was nothing to measure. */
  readonly series?: readonly (number | null)[];
};

/** A statement of the model: the identity of its element, its key where the figure is not the element’s own, and what it says. */
export type Stated = { readonly element: string; readonly key?: string; readonly text: string };

/** One measure over time. */
export type Chart<Items = Keys> = {
  readonly kind: 'chart';
  readonly title: string;
  readonly shape: 'line' | 'bars' | 'stacks';
  readonly points: readonly ChartPoint<Items>[];
  /** What stacked bars consist of, from below. */
  readonly parts?: readonly string[];
  /** What was aimed at, as a line across. */
  readonly target?: number;
  readonly events: readonly { readonly at: string; readonly title: string }[];
};

/** `value` is absent where there was nothing to measure. */
export type ChartPoint<Items = Keys> = {
  readonly at: string;
  readonly value?: number;
  /** So much of each part of the chart. */
  readonly parts?: readonly ChartPart<Items>[];
  readonly text: string;
  readonly items?: Items;
};

export type ChartPart<Items = Keys> = { readonly value: number; readonly items?: Items };

/** What is in progress, by the state in which it is and by its age: a dot an item. */
export type AgeBoard<Items = Keys> = {
  readonly kind: 'ages';
  readonly title: string;
  /** In the order in which work goes through them. */
  readonly states: readonly { readonly name: string; readonly dots: readonly AgeDot<Items>[] }[];
  /** Ages to compare with, in days. */
  readonly limits: readonly { readonly days: number; readonly text: string }[];
};

export type AgeDot<Items = Keys> = {
  readonly days: number;
  readonly text: string;
  readonly tone: Tone;
  readonly items?: Items;
};
