/** For tests: reports with as many problems as it takes. */
import type { Severity } from '#language';
import type { ReportContext, ReportFormat } from './report-format.ts';
import { toReport, type Report, type ReportProblem } from './report.ts';

export const context: ReportContext = { lineOf: () => undefined, isColoured: false, version: '1.2.3' };

/** A problem in line `n` of a file. */
export function problem(n: number, more: Partial<ReportProblem> = {}): ReportProblem {
  const place = { file: 'a.thru', line: n, column: 1, endLine: n, endColumn: 4 };
  const rule = { rule: 'unresolved-reference', severity: 'error' as const, docs: 'docs/rules/unresolved-reference.md' };
  const about = { message: `No value stream is called \`s${n}\`.`, element: `art:a${n}`, identity: () => `art:a${n}` };
  return { ...place, ...rule, ...about, related: [], fixes: [], ...more };
}

export function problems(count: number, severity: Severity = 'error'): readonly ReportProblem[] {
  return Array.from({ length: count }, (_, index) => problem(index + 1, { severity }));
}

export function report(found: readonly ReportProblem[], files: readonly string[] = ['a.thru']): Report {
  return toReport(found, files, 1);
}

export function rendered(format: ReportFormat, found: readonly ReportProblem[]): string {
  return format.render(report(found), context).text;
}
