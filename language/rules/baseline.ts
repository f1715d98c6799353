/**
 * A baseline: the problems that an organisation has today, so that a check fails on new ones only. Pure; reading and
 * writing the file is the caller's work.
 */
import * as v from 'valibot';
import { identityKey } from './identity.ts';
import type { ProblemIdentity } from './problem.ts';

const baselineSchema = v.object({
  formatVersion: v.literal('1'),
  problems: v.array(v.object({ rule: v.string(), element: v.optional(v.string()), facts: v.array(v.string()) })),
});

export type Baseline = { readonly problems: readonly ProblemIdentity[] };

/** The baseline of problems: each once, in an order that does not depend on where they stand. */
export function toBaseline(problems: readonly ProblemIdentity[]): Baseline {
  const byKey = new Map(problems.map((problem) => [identityKey(problem), problem]));
  return { problems: [...byKey].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, problem]) => problem) };
}

/** One problem a line, so that a change of the baseline reads well in a pull request. */
export function baselineText({ problems }: Baseline): string {
  const lines = problems.map(
    ({ rule, element, facts }) =>
      `    ${JSON.stringify({ rule, ...(element === undefined ? {} : { element }), facts })}`,
  );
  return `{\n  "formatVersion": "1",\n  "problems": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}\n`;
}

/** Undefined where the text is no baseline. */
export function parseBaseline(text: string): Baseline | undefined {
  try {
    const parsed = v.safeParse(baselineSchema, JSON.parse(text));
    if (!parsed.success) return undefined;
    return toBaseline(
      parsed.output.problems.map(({ rule, element, facts }) => ({
        rule,
        ...(element === undefined ? {} : { element }),
        facts,
      })),
    );
  } catch {
    return undefined;
  }
}

/** Whether a baseline knows a problem. */
export function knows({ problems }: Baseline): (problem: ProblemIdentity) => boolean {
  const keys = new Set(problems.map(identityKey));
  return (problem) => keys.has(identityKey(problem));
}
