/** The diagnostics of reviewdog, one a line, with a suggestion that a reviewer takes with one click. */
import type { Severity } from '#language';
import { shown } from '../terminal.ts';
import type { ReportProblem, ReportRange } from './report.ts';
import { addressOf, type ReportContext, type ReportFormat } from './report-format.ts';

const severities: Readonly<Record<Severity, string>> = {
  error: 'ERROR',
  warning: 'WARNING',
  info: 'INFO',
  hint: 'INFO',
};

export const rdjsonl: ReportFormat = {
  name: 'rdjsonl',
  doc: 'diagnostics of reviewdog, with suggestions',
  needsFixes: true,
  render: ({ problems }, context) => ({
    text: problems.map((problem) => `${JSON.stringify(diagnosticOf(problem, context))}\n`).join(''),
  }),
};

function diagnosticOf(problem: ReportProblem, context: ReportContext): object {
  const { file, rule, severity, message, docs } = problem;
  const url = addressOf(docs, context);
  return {
    message: shown(message),
    location: { path: file, range: rangeOf(problem, context) },
    severity: severities[severity],
    source: { name: 'throughline', ...(context.homepage === undefined ? {} : { url: context.homepage }) },
    code: { value: rule, ...(url === undefined ? {} : { url }) },
    suggestions: suggestionsOf(problem, context),
  };
}

/** The best fix, where it is one edit of this file: reviewdog knows no change of several places. */
function suggestionsOf({ file, fixes }: ReportProblem, context: ReportContext): readonly object[] {
  const edits = fixes[0]?.edits ?? [];
  const [edit] = edits;
  if (!edit || edits.length !== 1 || edit.file !== file) return [];
  return [{ range: rangeOf(edit, context), text: edit.newText }];
}

function rangeOf({ file, line, column, endLine, endColumn }: ReportRange, { lineOf }: ReportContext): object {
  return {
    start: { line, column: byteColumn(lineOf(file, line), column) },
    end: { line: endLine, column: byteColumn(lineOf(file, endLine), endColumn) },
  };
}

/** Reviewdog counts bytes of UTF-8, we count UTF-16 units. */
function byteColumn(line: string | undefined, column: number): number {
  return Buffer.byteLength((line ?? '').slice(0, column - 1)) + 1;
}
