/**
 * JUnit's XML, which every build server reads: a suite a file; errors and warnings fail, a file without them passes.
 * A time is always said, since some readers reckon with it: nothing was measured, so that it is none.
 */
import { escapedMarkup } from '#language';
import { shown } from '../terminal.ts';
import type { Report, ReportProblem } from './report.ts';
import type { ReportFormat } from './report-format.ts';

export const junit: ReportFormat = {
  name: 'junit',
  doc: 'test results of build servers',
  render(report) {
    const suites = suitesOf(report).map(([file, problems]) => suite(file, problems));
    const head = `<testsuites name="throughline" tests="${sum(suites, 'tests')}" failures="${sum(suites, 'failures')}" errors="0" time="0">`;
    const body = suites.map(({ xml }) => xml).join('');
    return { text: `<?xml version="1.0" encoding="UTF-8"?>\n${head}\n${body}</testsuites>\n` };
  },
};

type Suite = { readonly tests: number; readonly failures: number; readonly xml: string };

function sum(suites: readonly Suite[], key: 'tests' | 'failures'): number {
  return suites.reduce((total, each) => total + each[key], 0);
}

function suitesOf({ files, problems }: Report): readonly (readonly [string, readonly ReportProblem[]])[] {
  const byFile = new Map<string, ReportProblem[]>(files.map((file) => [file, []]));
  for (const problem of problems) {
    const list = byFile.get(problem.file);
    if (list) list.push(problem);
    else byFile.set(problem.file, [problem]);
  }
  return [...byFile];
}

function suite(file: string, problems: readonly ReportProblem[]): Suite {
  const name = escaped(file);
  const cases =
    problems.length === 0
      ? [`    <testcase classname="${name}" name="no problems" time="0"/>\n`]
      : casesOf(name, problems);
  const failures = problems.filter(isFailure).length;
  const head = `  <testsuite name="${name}" tests="${cases.length}" failures="${failures}" errors="0" skipped="0" time="0">\n`;
  return { tests: cases.length, failures, xml: `${head}${cases.join('')}  </testsuite>\n` };
}

/** Named by rule and element, so that a server knows a case again when lines have moved. */
function casesOf(suiteName: string, problems: readonly ReportProblem[]): readonly string[] {
  const seen = new Map<string, number>();
  return problems.map((problem) => {
    const own = problem.element === null ? problem.rule : `${problem.rule} ${problem.element}`;
    const count = (seen.get(own) ?? 0) + 1;
    seen.set(own, count);
    const name = escaped(count === 1 ? own : `${own} ${count}`);
    return `    <testcase classname="${suiteName}" name="${name}" time="0">\n      ${outcome(problem)}\n    </testcase>\n`;
  });
}

function outcome(problem: ReportProblem): string {
  const { file, line, column, severity, message } = problem;
  const place = escaped(`${file}:${line}:${column}: ${severity}: ${message}`);
  return isFailure(problem)
    ? `<failure type="${severity}" message="${escaped(message)}">${place}</failure>`
    : `<system-out>${place}</system-out>`;
}

function isFailure({ severity }: ReportProblem): boolean {
  return severity === 'error' || severity === 'warning';
}

function escaped(text: string): string {
  return escapedMarkup(shown(text));
}
