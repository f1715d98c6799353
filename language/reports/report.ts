/**
 * A report as data: what is said, shown and counted, before anybody decides how it looks. Texts are plain, with words of
 * the model in them as they are written: each renderer makes them safe for where they go.
 */
import type { CadenceName } from './cadences.ts';

export type Report = {
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
  /** What the meeting has to know first, the gravest first. */
  readonly findings: readonly Sentence[];
  readonly sections: readonly Section[];
  /** What it does not know, and how figures are meant. */
  readonly notes: readonly string[];
};

export type Section = { readonly heading: string; readonly blocks: readonly Block[] };

export type Block = Table | Chart | List;

/** A sentence, and the keys of the items that it is about. */
export type Sentence = {
  readonly text: string;
  readonly tone: Tone;
  readonly items?: readonly string[];
};

/** `attention` wants a decision; `good` is as it was aimed at. */
export type Tone = 'plain' | 'good' | 'attention';

export type List = { readonly kind: 'list'; readonly sentences: readonly Sentence[] };

export type Table = {
  readonly kind: 'table';
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
};

export type Column = { readonly title: string; readonly isNumber?: true };

export type Cell = {
  readonly text: string;
  /** The figure itself, not rounded. */
  readonly value?: number;
  readonly tone?: Tone;
  /** The items behind the figure. */
  readonly items?: readonly string[];
};

/** One measure over time. */
export type Chart = {
  readonly kind: 'chart';
  readonly title: string;
  readonly shape: 'line' | 'bars';
  readonly points: readonly ChartPoint[];
  /** What was aimed at, as a line across. */
  readonly target?: number;
  readonly events: readonly { readonly at: string; readonly title: string }[];
};

/** `value` is absent where there was nothing to measure. */
export type ChartPoint = { readonly at: string; readonly value?: number; readonly text: string };
