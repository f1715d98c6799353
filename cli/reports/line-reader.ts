/** The lines of the files that were checked, by the names that a report gives them. */
import type { LoadedProject } from '#workspace';
import { shownPath } from '../files.ts';
import type { ReportContext } from './report-format.ts';

export function lineReader(cwd: string, loaded: readonly LoadedProject[]): ReportContext['lineOf'] {
  const records = new Map(
    loaded.flatMap(({ project, root }) =>
      project.paths().map((path) => [shownPath(cwd, root, path), project.file(path)] as const),
    ),
  );
  return (file, line) => {
    const record = records.get(file);
    const starts = record?.summary.lineStarts;
    if (!record || !starts) return undefined;
    return record.text.slice(starts[line - 1] ?? 0, starts[line] ?? record.text.length).replace(/[\r\n]+$/, '');
  };
}
