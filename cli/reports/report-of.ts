/** The report of one project: its problems with lines and columns, as people count them. */
import { join } from 'node:path';
import {
  identityKey,
  lineAt,
  problemIdentity,
  type FileRecord,
  type Problem,
  type ProblemIdentity,
  type Project,
  type Span,
} from '#language';
import type { LoadedProject } from '#workspace';
import { isWithin, shownPath } from '../files.ts';
import { toReport, type Report, type ReportFix, type ReportProblem, type ReportRange } from './report.ts';

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
  const paths = project.paths().filter(isWanted);
  const files = new Map(project.paths().map((path) => [path, shownPath(options.cwd, root, path)]));
  const shown = (path: string): string => files.get(path) ?? shownPath(options.cwd, root, path);
  const found = paths.flatMap((path) => problemsOf(loaded, path, shown, options));
  return toReport([...found, ...unreadableOf(loaded, options, isWanted)], paths.map(shown), elementsIn(project, paths));
}

function problemsOf(
  { project, config }: LoadedProject,
  path: string,
  shown: (path: string) => string,
  { fold, withFixes, isKnown, asOf = config.config.asOf }: ReportOptions,
): readonly ReportProblem[] {
  const found = project.problems(path, {
    fold,
    ...(asOf === undefined ? {} : { asOf }),
    ...(isKnown ? { isKnown } : {}),
  });
  const place = (at: string, span: Span): ReportRange => rangeIn(project, at, span, shown(at));
  return found.map((problem) => ({
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
    identity: () => identityOf(project, problem),
  }));
}

function identityOf(project: Project, problem: Problem): string {
  const file = project.file(problem.path);
  return file
    ? identityKey(problemIdentity(problem, file))
    : identityKey({ rule: problem.rule, facts: [problem.path] });
}

function fixesOf(
  project: Project,
  problem: Problem,
  place: (path: string, span: Span) => ReportRange,
): readonly ReportFix[] {
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
      identity: () => identityKey({ rule: 'syntax', facts: [path] }),
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
  const line = lineAt(starts, offset);
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
