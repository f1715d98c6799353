/** For a run of GitHub Actions: the new problems as annotations, where they show in the pull request. */
import type { ComparedProblem } from '#language';
import type { ComparisonFormat } from './comparison-format.ts';

const commands: Readonly<Record<ComparedProblem['severity'], string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

export const github: ComparisonFormat = {
  name: 'github',
  doc: 'for a run of GitHub Actions: annotations of the new problems',
  render: ({ problems }) =>
    problems.new
      .map(
        ({ severity, rule, message, place }) =>
          `::${commands[severity]} file=${property(place.file)},line=${place.line},col=${place.column},title=${property(rule)}::${data(message)}\n`,
      )
      .join(''),
};

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
