/** What a check tells: a finding with its place in the text as it is now. */
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
  /** What the fixes are made from; absent for a syntax problem. */
  readonly finding?: Finding;
  readonly syntaxFix?: { readonly title: string; readonly span: Span; readonly newText: string };
};

export type ProblemOptions = {
  /** Show explained problems on their own as well. */
  readonly fold: boolean;
  /** The date by which suppressions and other dated facts are judged; never the clock. */
  readonly asOf?: string;
};
