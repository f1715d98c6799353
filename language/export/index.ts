/** The formats in which an organisation leaves the product, one a row. */
import type { Project } from '../project.ts';
import { toSnapshot } from '../views/to-snapshot.ts';
import { toHtml, type PageParts } from './html.ts';
import { toJson } from './json.ts';

export type ExportOptions = {
  /** What the project is called. */
  readonly name: string;
  /** The texts of the preview's program and style sheet; an exported page is made of them. */
  readonly page: Pick<PageParts, 'script' | 'style'>;
  readonly asOf?: string;
};

export type Exporter = {
  readonly name: string;
  /** Of the file, with its dot. */
  readonly extension: string;
  /** What it is good for, in a sentence. */
  readonly doc: string;
  readonly export: (project: Project, options: ExportOptions) => string;
};

export const exporters = [
  {
    name: 'html',
    extension: '.html',
    doc: 'One page that needs nothing else: the preview, to look at in a browser, to send or to print.',
    export: (project, { name, page, asOf }) => {
      const snapshot = toSnapshot(project, { rev: 0, name, ...(asOf === undefined ? {} : { asOf }) });
      return toHtml(snapshot, { ...page, title: name === '' ? snapshot.project || 'Organisation' : name });
    },
  },
  {
    name: 'json',
    extension: '.json',
    doc: 'The organisation as data for other programs, as `organisation.schema.json` describes it.',
    export: (project, { name }) => `${JSON.stringify(toJson(project, name), undefined, 2)}\n`,
  },
] as const satisfies readonly Exporter[];

export { toHtml, type PageParts } from './html.ts';
export { toJson, type ElementJson, type FactJson, type OrganisationJson } from './json.ts';
