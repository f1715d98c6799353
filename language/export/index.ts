/** The formats in which an organisation leaves the product, one a row. */
import type { MoneyTerms } from '../model/money.ts';
import type { Project } from '../project.ts';
import type { RuleSettings } from '../rules/settings.ts';
import { toSvg } from '../views/svg.ts';
import { exportTheme, type ThemeName } from '../views/theme.ts';
import type { Snapshot } from '../views/snapshot.ts';
import { toSnapshot } from '../views/to-snapshot.ts';
import { pictureOf, type View } from '../views/views.ts';
import { toCsv } from './csv.ts';
import { toDot } from './dot.ts';
import { toHtml, type PageParts, type PageReports } from './html.ts';
import { toJson } from './json.ts';
import { toMarkdown } from './markdown.ts';
import { toMermaid } from './mermaid.ts';
import { redacted, withoutNewProblems, type Redaction } from './redact.ts';
import { subjectOf, type Asked, type Refusal, type Subject } from './subject.ts';

export type ExportOptions = Asked & {
  /** What the project is called. */
  readonly name: string;
  /** The texts of the preview's program and style sheet; an exported page is made of them. */
  readonly page?: Pick<PageParts, 'script' | 'style'>;
  /** On which day dated facts are judged. */
  readonly asOf?: string | undefined;
  readonly theme?: ThemeName | undefined;
  /** What the project says of its money. */
  readonly terms?: MoneyTerms;
  /** What must not leave the house, and by which rules the rest is judged. */
  readonly redact?: readonly Redaction[];
  readonly settings?: RuleSettings;
  /** Makes the reports of flow that a page carries, of what is left of the project; the snapshot says which elements it shows. */
  readonly reportsOf?: ((project: Project, snapshot: Snapshot) => PageReports | undefined) | undefined;
};

/** What an exporter writes from. */
export type ExportSource = {
  readonly project: Project;
  readonly name: string;
  readonly subject: Subject;
  readonly theme: ThemeName;
  readonly page: Pick<PageParts, 'script' | 'style'>;
  readonly terms: MoneyTerms;
  readonly reportsOf: NonNullable<ExportOptions['reportsOf']>;
};

export type Exporter = {
  readonly name: string;
  /** What a person calls it. */
  readonly title: string;
  /** Of the file, with its dot. */
  readonly extension: string;
  /** What it is good for, in a sentence. */
  readonly doc: string;
  /** Whether a single view can be asked for. */
  readonly takesView: boolean;
  readonly write: (source: ExportSource) => string;
  /** Views that are tables cannot be drawn as a graph. */
  readonly isGraph?: boolean;
  /** Whether it is the page of the preview, which shows every view. */
  readonly isPage?: boolean;
};

export const exporters = [
  {
    name: 'html',
    title: 'Web page',
    extension: '.html',
    doc: 'One page that needs nothing else, with every view: to look at in a browser, to publish, to send or to print.',
    takesView: true,
    isPage: true,
    write: ({ subject, page, name, project, reportsOf }) =>
      toHtml(subject, { ...page, title: pageTitle(subject, name), reports: reportsOf(project, subject.snapshot) }),
  },
  {
    name: 'svg',
    title: 'Picture (SVG)',
    extension: '.svg',
    doc: 'A view as a picture that stays sharp at every size.',
    takesView: true,
    write: ({ subject, theme }) => svgOf(subject, theme),
  },
  {
    name: 'markdown',
    title: 'Markdown',
    extension: '.md',
    doc: 'Lists and tables for wikis and repositories.',
    takesView: true,
    write: ({ subject }) => toMarkdown(subject),
  },
  {
    name: 'mermaid',
    title: 'Mermaid',
    extension: '.mmd',
    doc: 'The hierarchy as a graph that GitHub, GitLab and many wikis draw.',
    takesView: true,
    isGraph: true,
    write: ({ subject, theme }) => toMermaid(subject, theme),
  },
  {
    name: 'dot',
    title: 'Graphviz (DOT)',
    extension: '.dot',
    doc: 'The hierarchy as a graph for Graphviz.',
    takesView: true,
    isGraph: true,
    write: ({ subject, theme }) => toDot(subject, theme),
  },
  {
    name: 'csv',
    title: 'Table (CSV)',
    extension: '.csv',
    doc: 'Every element on a line with its facts, for spreadsheets; of a view that is a table, that table.',
    takesView: true,
    write: ({ subject }) => toCsv(subject),
  },
  {
    name: 'json',
    title: 'Data (JSON)',
    extension: '.json',
    doc: 'The organisation as data for other programs, as `organisation.schema.json` describes it.',
    takesView: false,
    write: ({ project, name, terms }) => `${JSON.stringify(toJson(project, name, terms), undefined, 2)}\n`,
  },
] as const satisfies readonly Exporter[];

export type ExportFormat = (typeof exporters)[number]['name'];

/** An export as the text of a file; a sentence where what was asked for does not exist. */
export function exportAs(
  format: ExportFormat,
  given: Project,
  options: ExportOptions,
): { readonly text: string } | Refusal {
  const exporter: Exporter | undefined = exporters.find(({ name }) => name === format);
  if (!exporter) return { problem: `There is no format ${format}.` };
  const { redact = [], name, asOf, theme = 'light', page = { script: '', style: '' }, terms = { rates: [] } } = options;
  const { reportsOf = () => undefined } = options;
  const snapshotOf = (project: Project) => toSnapshot(project, { rev: 0, name, terms, asOf });
  const isWhole = redact.length === 0;
  const project = isWhole ? given : redacted(given, redact, options.settings);
  const whole = isWhole ? snapshotOf(given) : withoutNewProblems(snapshotOf(project), snapshotOf(given));
  const subject = subjectOf(whole, options);
  if ('problem' in subject) return subject;
  const refusal = refusalOf(exporter, subject, options);
  return refusal ?? { text: exporter.write({ project, name, subject, theme, page, terms, reportsOf }) };
}

/** Whether a format can show a view of such a shape. */
export function takesShape({ isGraph = false, isPage = false }: Exporter, shape: View['shape']): boolean {
  if (shape === 'report') return isPage;
  return shape !== 'table' || !isGraph;
}

function refusalOf(exporter: Exporter, { view }: Subject, { view: asked, of }: Asked): Refusal | undefined {
  if (!exporter.takesView && (asked !== undefined || of !== undefined))
    return { problem: `The format ${exporter.name} holds the whole organisation; leave the view and the element out.` };
  if (takesShape(exporter, view.shape)) return undefined;
  if (view.shape === 'report')
    return {
      problem: `The view ${view.name} is a report. Take the format html, or \`throughline report\`, which writes Markdown and JSON too.`,
    };
  return {
    problem: `The view ${view.name} is a table, and ${exporter.name} draws graphs. Take the format markdown, csv, svg or html.`,
  };
}

/** The picture of a view, in the colours of a theme. */
export function svgOf({ view, snapshot, title }: Subject, theme: ThemeName): string {
  return toSvg(pictureOf(view, snapshot), { theme: exportTheme(theme), title });
}

function pageTitle({ isChosen, title, snapshot }: Subject, name: string): string {
  if (isChosen) return title;
  return [name, snapshot.project].find((each) => each !== '') ?? 'Organisation';
}

export { toHtml, type PageParts, type PageReports } from './html.ts';
export { mermaidText } from './mermaid.ts';
export { redactions, type Redaction } from './redact.ts';
export { subjectOf, wholeOf, type Asked, type Refusal, type Subject } from './subject.ts';
export { toJson, type ElementJson, type FactJson, type OrganisationJson } from './json.ts';
export { pageText } from './page.ts';
export { shortened } from '../syntax/shortened.ts';
export { shown } from './plain-text.ts';
export { comparisonToMarkdown, unreadToMarkdown, type LinePlace, type MarkdownOptions } from './comparison/markdown.ts';
export { changeSubject, detailText, impactWords, verdict } from './comparison/wording.ts';
