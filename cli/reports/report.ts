/** The problems of a check as plain data: what every format is made from. */
import type { Severity } from '#language';

export type ReportPlace = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
};

export type ReportRange = ReportPlace & { readonly endLine: number; readonly endColumn: number };

export type ReportEdit = ReportRange & { readonly newText: string };

export type ReportFix = { readonly title: string; readonly edits: readonly ReportEdit[] };

export type ReportProblem = ReportRange & {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly element: string | null;
  readonly related: readonly (ReportPlace & { readonly message: string })[];
  readonly fixes: readonly ReportFix[];
  readonly docs: string;
  /** The same in another version of the text: made of rule, element and facts, never of lines. Few formats tell it. */
  readonly identity: () => string;
};

export type Report = {
  readonly summary: { readonly files: number; readonly elements: number } & Readonly<Record<Severity, number>>;
  readonly problems: readonly ReportProblem[];
  /** Every file that was checked, those without problems included. */
  readonly files: readonly string[];
};

/** Counts the problems and puts them in order; `files` are those that were looked at. */
export function toReport(problems: readonly ReportProblem[], files: readonly string[], elements: number): Report {
  return {
    summary: { files: files.length, elements, ...counts(problems) },
    problems: [...problems].sort(compareReported),
    files,
  };
}

/** One report over several projects. */
export function joinReports(reports: readonly Report[]): Report {
  const [first] = reports;
  if (first && reports.length === 1) return first;
  const elements = reports.reduce((sum, report) => sum + report.summary.elements, 0);
  return toReport(
    reports.flatMap((report) => report.problems),
    reports.flatMap((report) => report.files),
    elements,
  );
}

const gravity: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2, hint: 3 };

/** The gravest first, and among equals in the order of the text: for readers that take only so many. */
export function gravestFirst(problems: readonly ReportProblem[]): readonly ReportProblem[] {
  return [...problems].sort((a, b) => gravity[a.severity] - gravity[b.severity]);
}

/** `1 error, 2 warnings in 2 of 5 files.` */
export function summaryLine({ summary, problems, files }: Report): string {
  const touched = new Set(problems.map((problem) => problem.file));
  // A file that could not be read is not among those that were checked, and yet has its problem.
  const count = new Set([...files, ...touched]).size;
  const all = count === 1 ? '1 file' : `${count} files`;
  return problems.length === 0
    ? `No problems in ${all}.`
    : `${countedBySeverity(summary)} in ${touched.size} of ${all}.`;
}

/** `1 error, 2 warnings`: what there is none of is not told. */
export function countedBySeverity(summary: Readonly<Record<Severity, number>>): string {
  const parts = (['error', 'warning', 'info', 'hint'] as const).flatMap((severity) => {
    const count = summary[severity];
    return count === 0
      ? []
      : [count === 1 ? `1 ${severity}` : `${count} ${severity === 'info' ? 'info' : `${severity}s`}`];
  });
  return parts.join(', ');
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
