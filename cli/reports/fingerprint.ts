/** A short name for a problem that stays the same while lines move, and that no other problem of the report has. */
import { createHash } from 'node:crypto';
import type { ReportProblem } from './report.ts';

/** The second problem of one identity ends with `:2`. */
export function fingerprintsOf(problems: readonly ReportProblem[]): ReadonlyMap<ReportProblem, string> {
  const seen = new Map<string, number>();
  return new Map(
    problems.map((problem) => {
      const hash = createHash('sha256').update(problem.identity()).digest('hex').slice(0, 32);
      const count = (seen.get(hash) ?? 0) + 1;
      seen.set(hash, count);
      return [problem, `${hash}:${count}`];
    }),
  );
}
