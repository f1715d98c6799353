/** GitLab's report of code quality: one list, which a merge request compares with that of its target by fingerprint. */
import type { Severity } from '#language';
import { shown } from '../terminal.ts';
import { fingerprintsOf } from './fingerprint.ts';
import type { ReportFormat } from './report-format.ts';

const severities: Readonly<Record<Severity, string>> = {
  error: 'critical',
  warning: 'major',
  info: 'minor',
  hint: 'info',
};

export const gitlab: ReportFormat = {
  name: 'gitlab',
  doc: 'code quality of GitLab',
  render({ problems }) {
    const fingerprints = fingerprintsOf(problems);
    const entries = problems.map((problem) => ({
      description: shown(problem.message),
      check_name: problem.rule,
      fingerprint: fingerprints.get(problem),
      severity: severities[problem.severity],
      location: { path: problem.file, lines: { begin: problem.line, end: problem.endLine } },
    }));
    return { text: `${JSON.stringify(entries, null, 2)}\n` };
  },
};
