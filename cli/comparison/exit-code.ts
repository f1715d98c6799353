/** What a comparison fails on: what was asked for. */
import { impacts, type Comparison, type Impact } from '#language';

export type FailOn = {
  /** On any change. */
  readonly exitCode?: boolean;
  /** On a change as grave as this, or graver. */
  readonly failOn?: Impact;
  /** On a problem that was not there before. */
  readonly newProblems?: boolean;
};

/** 1 where something happened that was asked to fail, else 0. */
export function exitCodeOf({ changes, problems }: Comparison, { exitCode, failOn, newProblems }: FailOn): number {
  const isGrave = (impact: Impact): boolean =>
    failOn !== undefined && impacts.indexOf(impact) <= impacts.indexOf(failOn);
  if (exitCode && changes.length > 0) return 1;
  if (changes.some(({ impact }) => isGrave(impact))) return 1;
  return newProblems && problems.new.length > 0 ? 1 : 0;
}
