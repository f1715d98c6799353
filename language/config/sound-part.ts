/** What counts of a configuration in which something is wrong: all but the settings that are. */
import type { BaseIssue } from 'valibot';
import { pathOf, type Key } from './issues.ts';

type Judged<T> = { readonly output?: T; readonly issues: readonly BaseIssue<unknown>[] };

/** Takes out what the judge finds wrong, setting by setting, until nothing is; `none` where the whole is wrong. */
export function soundPart<T>(value: unknown, judge: (value: unknown) => Judged<T>, none: T): T {
  const { output, issues } = judge(value);
  if (output !== undefined) return output;
  // The later ones first: an entry that goes moves those after it.
  const paths = issues.map((issue) => placeOf(issue)).reverse();
  return paths.some((path) => path.length === 0) ? none : soundPart(paths.reduce(without, value), judge, none);
}

/** A setting that is missing makes what should have it wrong. */
function placeOf(issue: BaseIssue<unknown>): readonly Key[] {
  const { told, path } = pathOf(issue);
  return told.received === 'undefined' ? path.slice(0, -1) : path;
}

function without(value: unknown, [key, ...rest]: readonly Key[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value))
    return value.flatMap((entry: unknown, index) =>
      index !== key ? [entry] : rest.length > 0 ? [without(entry, rest)] : [],
    );
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]: [string, unknown]) =>
      name !== key ? [[name, part]] : rest.length > 0 ? [[name, without(part, rest)]] : [],
    ),
  );
}
