/** Workflow commands of GitHub Actions: an annotation at each problem. */
import { annotationLines, type Annotation } from '../workflow-commands.ts';
import { gravestFirst, summaryLine, type ReportProblem } from './report.ts';
import type { ReportFormat } from './report-format.ts';

export const github: ReportFormat = {
  name: 'github',
  doc: 'annotations of GitHub Actions',
  render(report) {
    const annotations = gravestFirst(report.problems).map(annotationOf);
    return { text: `${[...annotationLines(annotations, 'throughline check'), summaryLine(report)].join('\n')}\n` };
  },
};

function annotationOf({ file, line, column, endLine, endColumn, rule, message, severity }: ReportProblem): Annotation {
  // GitHub takes columns only where they stand in one line.
  const columns = line === endLine ? { col: column, endColumn } : {};
  return { severity, message, properties: { file, line, endLine, ...columns, title: rule } };
}
