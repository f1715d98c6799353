/** What is read from the text of a value, with the place of the word that a problem about it marks. */
import type { Kind } from '../metamodel/index.ts';

export type Span = { readonly start: number; readonly end: number };

export type Unit = 'years' | 'fiscal-years' | 'quarters' | 'pis' | 'months' | 'weeks' | 'days' | 'iterations';

/** What was read from one entry of a statement. Spans point at the word that a problem about it marks. */
export type Value =
  | ReferenceValue
  | PersonValue
  | { readonly type: 'vacant'; readonly since?: string; readonly span: Span }
  | AmountValue
  | { readonly type: 'share'; readonly percent: number; readonly span: Span }
  | { readonly type: 'text'; readonly text: string; readonly span: Span }
  | { readonly type: 'word'; readonly word: string; readonly detail?: string; readonly span: Span }
  | { readonly type: 'number'; readonly number: number; readonly unit?: 'percent'; readonly span: Span }
  | { readonly type: 'date'; readonly date: string; readonly until?: string; readonly span: Span }
  | {
      readonly type: 'duration';
      readonly count: number;
      readonly unit: Unit;
      readonly times?: number;
      readonly label?: string;
      readonly span: Span;
    }
  | {
      readonly type: 'labelled';
      readonly label: string;
      readonly number: number;
      readonly unit?: 'percent';
      readonly span: Span;
    }
  | { readonly type: 'rate'; readonly number: number; readonly count: number; readonly unit: Unit; readonly span: Span }
  | {
      readonly type: 'limit';
      readonly bound: 'max' | 'min';
      readonly number: number;
      readonly unit?: 'percent';
      readonly span: Span;
    }
  | {
      readonly type: 'percentile';
      readonly percentile: number;
      readonly count: number;
      readonly unit: Unit;
      readonly span: Span;
    }
  | { readonly type: 'project'; readonly project: string; readonly span: Span }
  | {
      readonly type: 'approval';
      readonly by?: string;
      readonly person?: string;
      readonly on?: string;
      readonly span: Span;
    }
  | {
      readonly type: 'planned';
      readonly year: number;
      readonly pi: number;
      readonly iteration?: number;
      readonly span: Span;
    }
  | { readonly type: 'tag'; readonly tag: string; readonly span: Span }
  | { readonly type: 'measure'; readonly measure: Measure; readonly span: Span }
  | RoleAtValue
  | {
      readonly type: 'range';
      readonly min: number;
      readonly max: number;
      readonly severity?: string;
      readonly span: Span;
    }
  | { readonly type: 'invalid'; readonly reason: string; readonly suggestion?: string; readonly span: Span };

export type ReferenceValue = {
  readonly type: 'reference';
  readonly name: string;
  /** The kind written before the name. */
  readonly qualifier?: Kind;
  readonly share?: number;
  readonly lead?: true;
  /** Of the name alone. */
  readonly span: Span;
};

export type PersonValue = {
  readonly type: 'person';
  /** Without the `@`. */
  readonly handle: string;
  readonly title?: string;
  readonly share?: number;
  readonly lead?: true;
  /** Of the handle with its `@`. */
  readonly span: Span;
};

export type Period = 'year' | 'fiscal-year' | 'quarter' | 'pi' | 'month';

export type AmountValue = {
  readonly type: 'amount';
  readonly number: number;
  /** ISO 4217; the project's where it is left out. */
  readonly currency?: string;
  readonly per?: Period;
  readonly from?: string;
  readonly until?: string;
  readonly span: Span;
};

export type Reading = { readonly number: number; readonly on?: string };

export type Measure = {
  /** What is measured, where a block of measures says it: `cost "Cost per case": 46 EUR -> 32 EUR`. */
  readonly title?: string;
  readonly unit?: string;
  /** `unknown` where nobody knows where it started. */
  readonly from?: Reading | 'unknown';
  readonly to: number;
  readonly by?: string;
  readonly now?: Reading;
};

export type RoleAtValue = {
  readonly type: 'role-at';
  readonly kind: Kind;
  readonly required?: 'error' | 'warning' | 'info' | 'hint';
  readonly inherited?: true;
  /** A state, or a number of teams, from which on it is required. */
  readonly from?: string;
  /** Whether the executive guide names the role at this level. */
  readonly guide?: true;
  readonly span: Span;
};
