/** The problems of a check as data, by schemas/check.schema.json: programs stand on it, so it grows but never changes. */
import type { Report, ReportProblem } from './report.ts';
import type { ReportFormat } from './report-format.ts';

export const json: ReportFormat = {
  name: 'json',
  doc: 'all there is, for programs',
  needsFixes: true,
  render: (report) => ({ text: `${JSON.stringify(published(report), null, 2)}\n` }),
};

function published({ summary, problems }: Report): object {
  return { formatVersion: '1', summary, problems: problems.map(publishedProblem) };
}

function publishedProblem(problem: ReportProblem): object {
  const { rule, severity, message, file, line, column, endLine, endColumn, element, related, fixes, docs } = problem;
  return { rule, severity, message, file, line, column, endLine, endColumn, element, related, fixes, docs };
}
