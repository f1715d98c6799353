/** The shape of a service on which pull requests are reviewed. One file a service, listed in `index.ts`. */
import type { Comparison } from '#language';
import type { ComparisonContext } from '../comparison/comparison-format.ts';
import type { Terminal } from '../terminal.ts';
import type { Comments } from './comments.ts';

export type Environment = Terminal['env'];

/** What a run of a pipeline is about. */
export type Occasion =
  | PullRequest
  /** A push, or a batch that waits to be merged: there is nobody to write a comment to. */
  | { readonly kind: 'commits'; readonly before: string; readonly from: string; readonly to: string }
  /** Nothing to compare, and why. */
  | { readonly kind: 'none'; readonly reason: string };

export type PullRequest = {
  readonly kind: 'pull request';
  readonly number: number;
  /** What it is to be merged into. */
  readonly base: { readonly name: string; readonly commit: string };
  /** The last commit of what is to be merged. */
  readonly head: string;
  /** Comes from a copy of the repository, whose runs may write nothing. */
  readonly isFork: boolean;
};

export type Service = {
  readonly name: string;
  /** What it calls what is reviewed. */
  readonly called: string;
  readonly occasion: (env: Environment) => Occasion;
  /** What stands beneath a pull request. */
  readonly comments: (env: Environment, pullRequest: PullRequest) => Comments;
  /** The page of the run, where it has one. */
  readonly runUrl: (env: Environment) => string | undefined;
  /** The page of a line of a file at a commit; the path is from the top of the repository. */
  readonly lineUrl: (env: Environment, commit: string, path: string, line: number) => string | undefined;
  /** How a person compares the same on their own machine. */
  readonly command: (pullRequest: PullRequest) => string;
  /** Where the page of the run takes what is to stand on it, in Markdown. */
  readonly summaryFile: (env: Environment) => string | undefined;
  /** Where later steps find what this one found, a line `name=value` each. */
  readonly outputFile: (env: Environment) => string | undefined;
  /** What the log of the run shows; nothing in it is a command to the service but what we mean as one. */
  readonly log: (comparison: Comparison, context: ComparisonContext) => string;
  /** A sentence that stands out in the log. */
  readonly warning: (text: string) => string;
  /** How the history that is missing gets into the run. */
  readonly fetchHint: string;
  /** Which right a token needs to write a comment. */
  readonly rightHint: string;
};
