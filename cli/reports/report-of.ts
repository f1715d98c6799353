/** The report of one project: its problems with lines and columns, as people count them. */
import { join } from 'node:path';
import {
  identityKey,
  isReal,
  lineAt,
  problemIdentity,
  type Problem,
  type ProblemIdentity,
  type Project,
  type Span,
} from '#language';
import { isWithin, type LoadedProject } from '#workspace';
import { shownPath } from '../files.ts';
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

/** The problems in what was asked for, and how much was looked at. */
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
    asOf,
    ...(isKnown ? { isKnown } : {}),
  });
  const place = (at: string, span: Span): ReportRange => rangeIn(project, at, span, shown(at));
  return found.map((problem) => {
    const { file, line, column, endLine, endColumn } = place(problem.path, problem.span);
    return {
      rule: problem.rule,
      severity: problem.severity,
      message: problem.message,
      file,
      line,
      column,
      endLine,
      endColumn,
      element: problem.element ?? null,
      related: problem.related.map((each) => {
        const at = place(each.path, each.span);
        return { file: at.file, line: at.line, column: at.column, message: each.message };
      }),
      fixes: withFixes ? fixesOf(project, problem, place) : noFixes,
      docs: docsOf(problem.rule),
      identity: () => identityOf(project, problem),
    };
  });
}

const noFixes: readonly ReportFix[] = [];

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

const oneLine = new Int32Array([0]);

/** Lines and columns from 1, columns in UTF-16 units. */
function rangeIn(project: Project, path: string, { start, end }: Span, file: string): ReportRange {
  const starts = project.file(path)?.summary.lineStarts ?? oneLine;
  const line = lineAt(starts, start);
  const endLine = lineAt(starts, end);
  return {
    file,
    line: line + 1,
    column: start - (starts[line] ?? 0) + 1,
    endLine: endLine + 1,
    endColumn: end - (starts[endLine] ?? 0) + 1,
  };
}

function elementsIn(project: Project, paths: readonly string[]): number {
  let count = 0;
  for (const path of paths) {
    const elements = project.file(path)?.elements ?? [];
    // By index: a loop over values makes an object for each, and these are all.
    for (let at = 0; at < elements.length; at += 1) if (isReal(elements[at]?.kind ?? 'unknown')) count += 1;
  }
  return count;
}
