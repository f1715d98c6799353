/** The problems of a check as plain data: the JSON of a check is exactly this. */
import { join } from 'node:path';
import {
  compareProblems,
  type FileRecord,
  type Problem,
  type ProblemIdentity,
  type Project,
  type Severity,
  type Span,
} from '#language';
import type { LoadedProject } from '#workspace';
import { isWithin, shownPath } from './files.ts';

export type ReportPlace = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
};

export type ReportRange = ReportPlace & { readonly endLine: number; readonly endColumn: number };

export type ReportProblem = ReportRange & {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly element: string | null;
  readonly related: readonly (ReportPlace & { readonly message: string })[];
  readonly fixes: readonly {
    readonly title: string;
    readonly edits: readonly (ReportRange & { readonly newText: string })[];
  }[];
  readonly docs: string;
};

export type Report = {
  readonly formatVersion: '1';
  readonly summary: { readonly files: number; readonly elements: number } & Readonly<Record<Severity, number>>;
  readonly problems: readonly ReportProblem[];
};

export type ReportOptions = {
  readonly cwd: string;
  readonly within: readonly string[];
  readonly fold: boolean;
  readonly asOf: string | undefined;
  /** What a baseline knows is not told. */
  readonly isKnown?: ((problem: ProblemIdentity) => boolean) | undefined;
  /** Fixes are made only for formats that show them. */
  readonly withFixes: boolean;
};

export function reportOf(loaded: LoadedProject, options: ReportOptions): Report {
  const { project, root } = loaded;
  const isWanted = (path: string): boolean => options.within.some((each) => isWithin(join(root, path), each));
  const asOf = options.asOf ?? loaded.config.config.asOf;
  const paths = project.paths().filter(isWanted);
  const found = paths.flatMap((path) => problemsOf(project, path, options, root, asOf));
  const problems = [...found, ...unreadableOf(loaded, options, isWanted)].sort(compareReported);
  return {
    formatVersion: '1',
    summary: { files: paths.length, elements: elementsIn(project, paths), ...counts(problems) },
    problems,
  };
}

/** One report over several projects. */
export function joinReports(reports: readonly Report[]): Report {
  const problems = reports.flatMap((report) => report.problems).sort(compareReported);
  const files = reports.reduce((sum, report) => sum + report.summary.files, 0);
  const elements = reports.reduce((sum, report) => sum + report.summary.elements, 0);
  return { formatVersion: '1', summary: { files, elements, ...counts(problems) }, problems };
}

function problemsOf(
  project: Project,
  path: string,
  options: ReportOptions,
  root: string,
  asOf: string | undefined,
): readonly ReportProblem[] {
  const { cwd, fold, withFixes, isKnown } = options;
  const found = project.problems(path, {
    fold,
    ...(asOf === undefined ? {} : { asOf }),
    ...(isKnown ? { isKnown } : {}),
  });
  const place = (at: string, span: Span): ReportRange => rangeIn(project, at, span, shownPath(cwd, root, at));
  return [...found].sort(compareProblems).map((problem: Problem) => ({
    rule: problem.rule,
    severity: problem.severity,
    message: problem.message,
    ...place(problem.path, problem.span),
    element: problem.element ?? null,
    related: problem.related.map((each) => {
      const { file, line, column } = place(each.path, each.span);
      return { file, line, column, message: each.message };
    }),
    fixes: withFixes ? fixesOf(project, problem, place) : [],
    docs: docsOf(problem.rule),
  }));
}

function fixesOf(
  project: Project,
  problem: Problem,
  place: (path: string, span: Span) => ReportRange,
): ReportProblem['fixes'] {
  return project.fixes(problem).map(({ title, edits }) => ({
    title,
    edits: edits.map(({ path, span, newText }) => ({ ...place(path, span), newText })),
  }));
}

/** The page of a rule in the project's own documentation. */
function docsOf(rule: string): string {
  return `docs/rules/${rule}.md`;
}

function unreadableOf(
  loaded: LoadedProject,
  { cwd }: ReportOptions,
  isWanted: (path: string) => boolean,
): readonly ReportProblem[] {
  return loaded.unreadable
    .filter(({ path }) => isWanted(path))
    .map(({ path, message }) => ({
      rule: 'syntax',
      severity: 'error' as const,
      message,
      file: shownPath(cwd, loaded.root, path),
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 1,
      element: null,
      related: [],
      fixes: [],
      docs: docsOf('syntax'),
    }));
}

function rangeIn(project: Project, path: string, span: Span, file: string): ReportRange {
  const record = project.file(path);
  const start = positionAt(record, span.start);
  const end = positionAt(record, span.end);
  return { file, line: start.line + 1, column: start.column + 1, endLine: end.line + 1, endColumn: end.column + 1 };
}

/** The line and column of an offset, both from 0, columns in UTF-16 units. */
function positionAt(
  record: FileRecord | undefined,
  offset: number,
): { readonly line: number; readonly column: number } {
  const starts = record?.summary.lineStarts ?? new Int32Array([0]);
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const line = Math.max(0, low - 1);
  return { line, column: offset - (starts[line] ?? 0) };
}

function elementsIn(project: Project, paths: readonly string[]): number {
  return paths.reduce(
    (sum, path) =>
      sum +
      (project.file(path)?.elements.filter((each) => each.kind !== 'file' && each.kind !== 'unknown').length ?? 0),
    0,
  );
}

function counts(problems: readonly ReportProblem[]): Readonly<Record<Severity, number>> {
  const sums = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of problems) sums[severity] += 1;
  return sums;
}

function compareReported(a: ReportProblem, b: ReportProblem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  if (a.line !== b.line || a.column !== b.column) return a.line - b.line || a.column - b.column;
  if (a.rule !== b.rule) return a.rule < b.rule ? -1 : 1;
  return a.message < b.message ? -1 : a.message > b.message ? 1 : 0;
}
