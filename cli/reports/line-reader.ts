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
    return lineIn(record.text, starts[line - 1] ?? 0, starts[line] ?? record.text.length);
  };
}

/** Without its end, which is looked for from behind: a line may have a megabyte, and be asked for by each of its problems. */
function lineIn(text: string, start: number, next: number): string {
  let end = next;
  while (end > start && (text[end - 1] === '\n' || text[end - 1] === '\r')) end -= 1;
  return text.slice(start, end);
}
