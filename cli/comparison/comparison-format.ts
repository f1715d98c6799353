/** The shape of a format of comparisons: a comparison in, one text out. One file a format, listed in `index.ts`. */
import type { Comparison, MarkdownOptions, Project } from '#language';

export type ComparisonContext = MarkdownOptions & {
  /** Both versions themselves, for their picture. */
  readonly before: Project;
  readonly after: Project;
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
