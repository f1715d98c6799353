/** The diagnostics of reviewdog, one a line, with a suggestion that a reviewer takes with one click. */
import { shortened, type Severity } from '#language';
import { shown } from '../terminal.ts';
import type { ReportPlace, ReportProblem, ReportRange } from './report.ts';
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
    text: problems.map((problem) => `${lineFor(problem, context)}\n`).join(''),
  }),
};

/** Bytes: reviewdog reads lines of 64 KiB, and stops without a word at a longer one, so that all after it would be lost. */
const longestLine = 60_000;

/** What a reviewer can do without is left out of a line that is too long: first the rewritten text, then the other places. */
function lineFor(problem: ReportProblem, context: ReportContext): string {
  const whole = diagnosticOf(problem, context);
  const least = { ...whole, suggestions: [], related_locations: [] };
  const versions = [whole, { ...whole, suggestions: [] }, least].map((each) => JSON.stringify(each));
  return (
    versions.find((line) => Buffer.byteLength(line) <= longestLine) ??
    // Six bytes at most for each character of JSON, in a message that must be the long part.
    JSON.stringify({ ...least, message: shortened(least.message, longestLine / 12) })
  );
}

type Diagnostic = {
  readonly message: string;
  readonly suggestions: readonly object[];
  readonly related_locations: readonly object[];
} & Readonly<Record<string, unknown>>;

function diagnosticOf(problem: ReportProblem, context: ReportContext): Diagnostic {
  const { file, rule, severity, message, docs } = problem;
  const url = addressOf(docs, context);
  return {
    message: shown(message),
    location: { path: file, range: rangeOf(problem, context) },
    severity: severities[severity],
    source: { name: 'throughline', ...(context.homepage === undefined ? {} : { url: context.homepage }) },
    code: { value: rule, ...(url === undefined ? {} : { url }) },
    suggestions: suggestionsOf(problem, context),
    related_locations: problem.related.map((each) => ({
      message: shown(each.message),
      location: { path: each.file, range: { start: positionOf(each, context) } },
    })),
  };
}

/** The best fix, where it is one edit of this file: reviewdog knows no change of several places. */
function suggestionsOf({ file, fixes }: ReportProblem, context: ReportContext): readonly object[] {
  const edits = fixes[0]?.edits ?? [];
  const [edit] = edits;
  if (!edit || edits.length !== 1 || edit.file !== file) return [];
  return [{ range: rangeOf(edit, context), text: edit.newText }];
}

function rangeOf(range: ReportRange, context: ReportContext): object {
  const { file, endLine, endColumn } = range;
  return {
    start: positionOf(range, context),
    end: positionOf({ file, line: endLine, column: endColumn }, context),
  };
}

function positionOf({ file, line, column }: ReportPlace, { lineOf }: ReportContext): object {
  return { line, column: byteColumn(lineOf(file, line), column) };
}

/** Reviewdog counts bytes of UTF-8, we count UTF-16 units. */
function byteColumn(line: string | undefined, column: number): number {
  return Buffer.byteLength((line ?? '').slice(0, column - 1)) + 1;
}
