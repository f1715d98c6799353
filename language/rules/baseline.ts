/**
 * A baseline: the problems that an organisation has today, so that a check fails on new ones only. Pure; reading and
 * writing the file is the caller's work.
 */
import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';
import * as v from 'valibot';
import type { Model } from '../model/model.ts';
import { identityKey } from './identity.ts';
import type { ProblemIdentity } from './problem.ts';

const formatVersion = '1';

const baselineSchema = v.object({
  formatVersion: v.string(),
  problems: v.array(v.object({ rule: v.string(), element: v.optional(v.string()), facts: v.array(v.string()) })),
});

export type Baseline = { readonly problems: readonly ProblemIdentity[] };

/** The baseline of problems: each once, in an order that does not depend on where they stand. */
export function toBaseline(problems: readonly ProblemIdentity[]): Baseline {
  const byKey = new Map(problems.map((problem) => [identityKey(problem), problem]));
  return {
    problems: [...byKey.values()]
      .map((problem) => ({ text: lineOf(problem), problem }))
      .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
      .map(({ problem }) => problem),
  };
}

/** One problem a line, so that a change of the baseline reads well in a pull request. */
export function baselineText({ problems }: Baseline): string {
  const lines = problems.map((problem) => `    ${lineOf(problem)}`);
  return `{\n  "formatVersion": "${formatVersion}",\n  "problems": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}\n`;
}

function lineOf({ rule, element, facts }: ProblemIdentity): string {
  return JSON.stringify({ rule, ...(element === undefined ? {} : { element }), facts });
}

/** What a text holds; where it is no baseline, why not: the end of a sentence that starts with the name of the file. */
export type ReadBaseline = { readonly baseline: Baseline } | { readonly why: string };

/**
 * Reads a baseline as people leave it when they merge it or take lines out of it: comments and commas at the end are let
 * be, and a comma that two merged lists lack between them is no doubt.
 */
export function parseBaseline(text: string): ReadBaseline {
  const conflict = text.split('\n').findIndex((line) => /^(?:<{7}|>{7})(?:\s|$)/.test(line));
  if (conflict >= 0)
    return {
      why: `holds two versions that were not merged, in line ${conflict + 1}. Keep the problems of both, and take the marks of the merge out`,
    };
  const errors: ParseError[] = [];
  // A mark of the encoding is as good as a space.
  const value: unknown = parse(text.replace(/^\uFEFF/, ' '), errors, { allowTrailingComma: true });
  const error = errors.find((each) => printParseErrorCode(each.error) !== 'CommaExpected');
  if (error) return { why: `does not read in line ${text.slice(0, error.offset).split('\n').length}. Mend it there` };
  const parsed = v.safeParse(baselineSchema, value);
  if (!parsed.success) return { why: 'is no baseline' };
  const { formatVersion: written, problems } = parsed.output;
  if (written !== formatVersion)
    return { why: `is the baseline of another version of Throughline (its format is ${written}). Use that version` };
  const known = problems.map(({ rule, element, facts }) => ({
    rule,
    ...(element === undefined ? {} : { element }),
    facts,
  }));
  return { baseline: toBaseline(known) };
}

/** Whether a baseline knows a problem. */
export function knows({ problems }: Baseline): (problem: ProblemIdentity) => boolean {
  const keys = new Set(problems.map(identityKey));
  return (problem) => keys.has(identityKey(problem));
}

/**
 * A baseline with the names that elements have now, where `was` says what they were called: an old problem of an element
 * that was renamed is no new one.
 */
export function renamedIn({ problems }: Baseline, model: Model): Baseline {
  const names = renamings(model);
  if (names.size === 0) return { problems };
  const now = (word: string): string => nowCalled(word, names);
  return {
    problems: problems.map(({ rule, element, facts }) => ({
      rule,
      ...(element === undefined ? {} : { element: now(element) }),
      facts: facts.map((fact) => fact.split(' ').map(now).join(' ')).sort(),
    })),
  };
}

/** What was called otherwise before, by identity and by name alone, with what it is called now. */
function renamings(model: Model): ReadonlyMap<string, string> {
  const elements = [...model.files()].flatMap((file) => file.elements);
  const renamed = elements.filter((element) => element.values('was').length > 0);
  const ids = renamed.length === 0 ? undefined : new Set(elements.map(({ id }) => id));
  const names = new Map<string, string>();
  for (const element of renamed) {
    const { id, name = '' } = element;
    for (const value of element.values('was')) {
      if (value.type !== 'text') continue;
      const before = `${id.slice(0, id.lastIndexOf(':') + 1)}${value.text}`;
      // Who still has that name has not been renamed.
      if (ids?.has(before)) continue;
      names.set(before, id);
      if (model.meanings(value.text).length === 0) names.set(value.text, name);
    }
  }
  return names;
}

/** The identity of what an element owns starts with that of the element. */
function nowCalled(word: string, names: ReadonlyMap<string, string>): string {
  const end = word.lastIndexOf('/');
  const now = end < 0 ? word : `${nowCalled(word.slice(0, end), names)}${word.slice(end)}`;
  return names.get(now) ?? now;
}
