/** The shape of a format of comparisons: a comparison in, one text out. One file a format, listed in `index.ts`. */
import type { Comparison } from '#language';

export type ComparisonContext = {
  readonly from: string;
  readonly to: string;
  readonly isColoured: boolean;
  /** Counts only. */
  readonly isStat: boolean;
};

export type ComparisonFormat = {
  readonly name: string;
  /** Who reads it, in a few words. */
  readonly doc: string;
  readonly render: (comparison: Comparison, context: ComparisonContext) => string;
};
