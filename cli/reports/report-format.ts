/** The shape of a format: a report in, one text out. One file a format, listed in `index.ts`. */
import type { Vocabulary } from '#language';
import type { Report } from './report.ts';

export type ReportFormat = {
  readonly name: string;
  /** Who reads it, in a few words. */
  readonly doc: string;
  /** It shows fixes, which take time to make. */
  readonly needsFixes?: true;
  readonly render: (report: Report, context: ReportContext) => Rendered;
};

export type Rendered = {
  readonly text: string;
  /** What the person who runs the check has to know about the text, such as what is left out of it. */
  readonly remark?: string;
};

export type ReportContext = {
  /** The text of a line of a file, without its end; undefined where the file does not read. */
  readonly lineOf: (file: string, line: number) => string | undefined;
  readonly isColoured: boolean;
  /** How many characters fit into a line, where a person watches. */
  readonly columns?: number | undefined;
  readonly version: string;
  /** The address under which the documentation stands, where it has one. */
  readonly homepage?: string | undefined;
  /** The words in which the projects tell their problems; the guide’s where this is left out. */
  readonly vocabulary?: Vocabulary;
};

/** The address of a page of the documentation; undefined where the documentation has none. */
export function addressOf(page: string, { homepage }: ReportContext): string | undefined {
  return homepage === undefined ? undefined : new URL(page, homepage.replace(/\/*$/, '/')).href;
}
