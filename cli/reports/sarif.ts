/** SARIF 2.1.0, within what GitHub's code scanning takes: 25,000 results in a file of 10 MB. */
import { gzipSync } from 'node:zlib';
import { rules } from '#language';
import { fingerprintsOf } from './fingerprint.ts';
import { gravestFirst, type Report, type ReportProblem } from './report.ts';
import type { ReportContext, ReportFormat } from './report-format.ts';
import { resultOf } from './sarif-result.ts';
import { sarifRule } from './sarif-rule.ts';

const mostResults = 25_000;

/** Of the packed file. */
const mostBytes = 10_000_000;

export const sarif: ReportFormat = {
  name: 'sarif',
  doc: 'code scanning of GitHub and others',
  needsFixes: true,
  render(report, context) {
    const fingerprints = fingerprintsOf(report.problems);
    const problems = gravestFirst(report.problems);
    let kept = Math.min(problems.length, mostResults);
    const write = (): string => log(problems.slice(0, kept), problems.length - kept, fingerprints, context);
    let text = write();
    while (kept > 0 && isTooLarge(text)) {
      kept = Math.floor(kept * 0.75);
      text = write();
    }
    return { text, ...(kept < problems.length ? { remark: leftOut(problems.length - kept, report) } : {}) };
  },
};

function isTooLarge(text: string): boolean {
  return text.length > mostBytes && gzipSync(text).length > mostBytes;
}

function leftOut(count: number, { problems }: Pick<Report, 'problems'>): string {
  return `${leftOutOf(count, problems.length)} The gravest are kept.`;
}

function leftOutOf(count: number, all: number): string {
  return `${count} of ${all} problems are left out of the SARIF, since GitHub takes at most 25,000 of them and a file of 10 MB.`;
}

function log(
  problems: readonly ReportProblem[],
  left: number,
  fingerprints: ReadonlyMap<ReportProblem, string>,
  context: ReportContext,
): string {
  const notifications =
    left === 0 ? [] : [{ level: 'warning', message: { text: leftOutOf(left, problems.length + left) } }];
  return `${JSON.stringify({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: driverOf(context) },
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications }],
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The folder in which the check was run.' } } },
        columnKind: 'utf16CodeUnits',
        results: problems.map((problem) => resultOf(problem, fingerprints.get(problem) ?? '')),
      },
    ],
  })}\n`;
}

/** Every rule is declared, also those that found nothing: GitHub closes what is mended by them. */
function driverOf(context: ReportContext): object {
  const { version, homepage } = context;
  return {
    name: 'Throughline',
    version,
    semanticVersion: version,
    ...(homepage === undefined ? {} : { informationUri: homepage }),
    rules: rules.map((rule) => sarifRule(rule, context)),
  };
}
