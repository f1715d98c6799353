/** One line a problem: for `grep`, `sort` and editors that jump to a place. */
import { shown } from '../terminal.ts';
import type { ReportFormat } from './report-format.ts';

export const concise: ReportFormat = {
  name: 'concise',
  doc: 'one line a problem',
  render: ({ problems }) => ({
    text: problems
      .map(
        ({ file, line, column, severity, rule, message }) =>
          `${shown(file)}:${line}:${column}: ${severity} ${rule} ${shown(message)}\n`,
      )
      .join(''),
  }),
};
