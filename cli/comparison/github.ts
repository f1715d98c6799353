/** For a run of GitHub Actions: the new problems as annotations, at the lines that brought them about. */
import type { ComparedProblem } from '#language';
import { annotationLines, type Annotation } from '../workflow-commands.ts';
import type { ComparisonFormat } from './comparison-format.ts';

export const github: ComparisonFormat = {
  name: 'github',
  doc: 'annotations of GitHub Actions: the new problems, where a pull request shows them',
  render: ({ problems }) =>
    annotationLines(problems.new.map(annotationOf), 'throughline diff')
      .map((line) => `${line}\n`)
      .join(''),
};

/** A pull request shows only what stands at a line that it changes: the cause, where the problem itself does not. */
function annotationOf({ severity, rule, message, place, cause }: ComparedProblem): Annotation {
  const at = cause?.place ?? place;
  const isElsewhere = at.file !== place.file || at.line !== place.line;
  return {
    severity,
    message: isElsewhere ? `${message} It stands at ${place.file}:${place.line}.` : message,
    properties: { file: at.file, line: at.line, col: at.column, title: rule },
  };
}
