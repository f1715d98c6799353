/** Problems of two versions: which are new, which are fixed, which were there before. */
import type { FileRecord } from '../binding/element.ts';
import type { Project } from '../project.ts';
import { identityKey, problemIdentity } from '../rules/identity.ts';
import { rules } from '../rules/index.ts';
import type { Problem } from '../rules/problem.ts';
import { severities, type Severity } from '../rules/rule.ts';
import type { Change } from './changes.ts';
import { shortId } from './identities.ts';
import type { Causes, Concern } from './causes.ts';
import type { Match } from './matching.ts';
import { placeAt, type Place } from './places.ts';

export type ComparedProblem = {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly element?: string;
  readonly place: Place;
  /** The change that brought it about, or ended it, and the line where that stands. */
  readonly cause?: { readonly change: string; readonly place: Place };
};

export type ComparedProblems = {
  readonly new: readonly ComparedProblem[];
  readonly fixed: readonly ComparedProblem[];
  readonly unchanged: readonly ComparedProblem[];
};

type Context = {
  readonly match: Match;
  readonly changes: readonly Change[];
  readonly asOf: string | undefined;
  /** By what each side’s problems are explained. */
  readonly causes: { readonly before: Causes; readonly after: Causes };
};

/** A problem with what it is about, which is needed until its cause is known. */
type Found = { readonly problem: ComparedProblem; readonly concern: Concern };

const nothing: ReadonlyMap<string, Found> = new Map();

/** A problem is the same where its rule, its element and its facts are, whatever they are called now. */
export function compareProblems(
  before: Project,
  after: Project,
  { match, changes, asOf, causes }: Context,
): ComparedProblems {
  const translate = translator(match);
  const [old, now] = [problemsOf(before, asOf, translate), problemsOf(after, asOf, plainNumber)];
  const fresh = [...now].flatMap(([key, found]) => (old.has(key) ? [] : [found]));
  const absent = [...old].flatMap(([key, found]) => (now.has(key) ? [] : [{ key, found }]));
  const hidden = absent.length === 0 ? nothing : problemsOf(after, asOf, plainNumber, true);
  const gone = absent.flatMap(({ key, found }) => (hidden.has(key) ? [] : [found]));
  const elsewhere = toldElsewhere(gone, fresh, translate, changes);
  const stayed = new Set([
    ...[...now].flatMap(([key, found]) => (old.has(key) || elsewhere.has(found) ? [found] : [])),
    // What is suppressed now is still there.
    ...absent.flatMap(({ key }) => hidden.get(key) ?? []),
  ]);
  return {
    new: byWeight(fresh.filter((each) => !elsewhere.has(each)).map((each) => explained(each, causes.after))),
    fixed: byWeight(gone.filter((each) => !elsewhere.has(each)).map((each) => explained(each, causes.before))),
    unchanged: [...stayed].map(({ problem }) => problem),
  };
}

/** The gravest first, else as they stand in the text: a comment that is cut keeps what counts. */
function byWeight(problems: readonly ComparedProblem[]): readonly ComparedProblem[] {
  return problems.toSorted((x, y) => severities.indexOf(x.severity) - severities.indexOf(y.severity));
}

function explained({ problem, concern }: Found, causes: Causes): ComparedProblem {
  const change = causes.of(concern);
  const place = change && causes.placeOf(change);
  return change && place ? { ...problem, cause: { change: change.id, place } } : problem;
}

/** From the words of the older version to those of the newer one. */
function translator({ pairs }: Match): (word: string) => string {
  const names = new Map([...pairs.renamed()].map(([from, to]) => [shortId(from), shortId(to)]));
  return (word) => pairs.get(word) ?? names.get(word) ?? plainNumber(word);
}

/**
 * What concerns several elements stands at the first of them in the text, which is another one where only the files
 * were rearranged: the same words about elements of which nothing changed are the same problem.
 */
function toldElsewhere(
  gone: readonly Found[],
  fresh: readonly Found[],
  translate: (word: string) => string,
  changes: readonly Change[],
): ReadonlySet<Found> {
  const changed = new Set(changes.flatMap(({ identity }) => [identity.before, identity.after]));
  const isQuiet = ({ problem }: Found): boolean => !changed.has(problem.element);
  const left = new Map<string, Found[]>();
  for (const each of gone.filter(isQuiet)) {
    const key = wordsOf(each.problem, translate);
    left.set(key, [...(left.get(key) ?? []), each]);
  }
  const same = new Set<Found>();
  for (const each of fresh.filter(isQuiet)) {
    const twin = left.get(wordsOf(each.problem, plainNumber))?.pop();
    if (twin) same.add(each).add(twin);
  }
  return same;
}

function wordsOf({ rule, message }: ComparedProblem, translate: (word: string) => string): string {
  const words = message.split(/[\s`,;.:()]+(?!\d)/).map(translate);
  return `${rule} ${words.sort().join(' ')}`;
}

const magnitudes: Readonly<Record<string, number>> = { k: 1e3, M: 1e6, B: 1e9 };

/** `12M` and `12_000_000` are one number. */
function plainNumber(text: string): string {
  const [, digits, magnitude] = /^(\d[\d_]*(?:\.\d+)?)([kMB])?$/.exec(text) ?? [];
  if (digits === undefined) return text;
  return String(Number(digits.replaceAll('_', '')) * (magnitudes[magnitude ?? ''] ?? 1));
}

/**
 * What is measured on work items changes from day to day, whatever happens to the organisation, and an older version has
 * no items to be judged by: only what both versions can be judged by is compared.
 */
const measured: ReadonlySet<string> = new Set(rules.flatMap(({ name, scope }) => (scope === 'items' ? [name] : [])));

function problemsOf(
  project: Project,
  asOf: string | undefined,
  translate: (text: string) => string,
  isSuppressed = false,
): ReadonlyMap<string, Found> {
  const all = new Map<string, Found>();
  const options = {
    fold: false,
    asOf,
    ...(isSuppressed ? { isUnhidden: true as const } : {}),
  };
  for (const path of project.paths()) {
    const file = project.file(path);
    if (!file || (isSuppressed && file.summary.suppressions.length === 0)) continue;
    for (const problem of project.problems(path, { ...options, isWhole: true })) {
      if (measured.has(problem.rule)) continue;
      const { rule, element, facts } = problemIdentity(problem, file);
      const words = facts.map((fact) => fact.split(' ').map(translate).join(' ')).sort();
      const key = identityKey({
        rule,
        ...(element === undefined ? {} : { element: translate(element) }),
        facts: words,
      });
      all.set(key, { problem: compared(problem, file), concern: concernOf(problem) });
    }
  }
  return all;
}

function compared({ rule, severity, message, element, span }: Problem, file: FileRecord): ComparedProblem {
  const place = placeAt(file, span.start);
  return { rule, severity, message, ...(element === undefined ? {} : { element }), place };
}

function concernOf({ finding, element }: Problem): Concern {
  const others = [finding?.at, ...(finding?.related ?? []).map(({ at }) => at)].flatMap((at) =>
    at ? [at.element.id] : [],
  );
  const elements = [...new Set([...(element === undefined ? [] : [element]), ...others])];
  const key = finding?.at.key;
  return { elements, ...(key === undefined ? {} : { key }) };
}
