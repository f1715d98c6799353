/** The shape of a format of comparisons: a comparison in, one text out. One file a format, listed in `index.ts`. */
import type { Comparison, Project } from '#language';

export type ComparisonContext = {
  readonly from: string;
  readonly to: string;
  /** Both versions themselves, for their picture. */
  readonly before: Project;
  readonly after: Project;
  readonly isColoured: boolean;
  /** Counts only. */
  readonly isStat: boolean;
  /** How a person compares the same on their own machine. */
  readonly command?: string | undefined;
  /** The page of the pipeline's run that compared. */
  readonly runUrl?: string | undefined;
  /** The page of a line in one of the versions. */
  readonly lineUrl?: (place: LinePlace, side: 'before' | 'after') => string | undefined;
};

export type LinePlace = { readonly file: string; readonly line: number };

export type ComparisonFormat = {
  readonly name: string;
  /** Who reads it, in a few words. */
  readonly doc: string;
  readonly render: (comparison: Comparison, context: ComparisonContext) => string;
};
