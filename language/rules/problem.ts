/** What a check tells: a finding with its place in the text as it is now. */
import type { Element } from '../binding/element.ts';
import type { Span } from '../syntax/summary.ts';
import type { Finding, Severity } from './rule.ts';

/** One finding, where it is now. */
export type Problem = {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly path: string;
  readonly span: Span;
  /** The identity of the element that it is about. */
  readonly element: string | undefined;
  readonly related: readonly { readonly path: string; readonly span: Span; readonly message: string }[];
  /** What the fixes are made from; absent for a problem of the syntax or of a suppression. */
  readonly finding?: Finding;
  /** A fix of the text alone, which needs no model. */
  readonly textFix?: {
    readonly title: string;
    readonly span: Span;
    readonly newText: string;
    /** Where a person has to look at it. */
    readonly isSafe?: false;
  };
};

export type ProblemOptions = {
  /** Leave out what another problem explains: that one tells of it. */
  readonly fold: boolean;
  /** As if nothing were suppressed. */
  readonly isUnhidden?: true;
  /** However many there are, for what is no list that people read: repairs, baselines, comparisons. */
  readonly isWhole?: true;
  /** The date by which suppressions and other dated facts are judged; never the clock. */
  readonly asOf?: string | undefined;
  /** What is found about this element alone, and what belongs to none. */
  readonly of?: Element | undefined;
  /** Problems that a baseline knows are not told; what a known cause explains is told on its own. */
  readonly isKnown?: (problem: ProblemIdentity) => boolean;
};

/**
 * What makes it the same problem in another version of the text. Never counts, lines or the words of a message: those change while the problem stays.
 */
export type ProblemIdentity = {
  readonly rule: string;
  /** The identity of the element; absent where a problem belongs to none. */
  readonly element?: string;
  /** What clashes: the names and values at its places, the role that is missing; sorted. */
  readonly facts: readonly string[];
};
