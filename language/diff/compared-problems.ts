/** Problems of two versions: which are new, which are fixed, which were there before. */
import type { Project } from '../project.ts';
import { identityKey, problemIdentity } from '../rules/identity.ts';
import type { Problem } from '../rules/problem.ts';
import type { Severity } from '../rules/rule.ts';
import type { Place } from './canonical.ts';
import { shortId, type Change } from './changes.ts';
import type { Match } from './matching.ts';

export type ComparedProblem = {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly element?: string;
  readonly place: Place;
};

export type ComparedProblems = {
  readonly new: readonly ComparedProblem[];
  readonly fixed: readonly ComparedProblem[];
  readonly unchanged: readonly ComparedProblem[];
};

type Context = { readonly match: Match; readonly changes: readonly Change[]; readonly asOf: string | undefined };

type Table = ReadonlyMap<string, ComparedProblem>;

/** A problem is the same where its rule, its element and its facts are, whatever they are called now. */
export function compareProblems(before: Project, after: Project, { match, changes, asOf }: Context): ComparedProblems {
  const translate = translator(match);
  const [old, now] = [problemsOf(before, asOf, translate), problemsOf(after, asOf, plainNumber)];
  const unchanged = [...now].flatMap(([key, problem]) => (old.has(key) ? [problem] : []));
  const fresh = [...now].flatMap(([key, problem]) => (old.has(key) ? [] : [problem]));
  const gone = [...old].flatMap(([key, problem]) => (now.has(key) ? [] : [problem]));
  const elsewhere = toldElsewhere(gone, fresh, translate, changes);
  return {
    new: fresh.filter((problem) => !elsewhere.has(problem)),
    fixed: gone.filter((problem) => !elsewhere.has(problem)),
    unchanged: [...unchanged, ...fresh.filter((problem) => elsewhere.has(problem))],
  };
}

/** From the words of the older version to those of the newer one. */
function translator({ pairs }: Match): (word: string) => string {
  const names = new Map([...pairs].map(([from, to]) => [shortId(from), shortId(to)]));
  return (word) => pairs.get(word) ?? names.get(word) ?? plainNumber(word);
}

/**
 * What concerns several elements stands at the first of them in the text, which is another one where only the files
 * were rearranged: the same words about elements of which nothing changed are the same problem.
 */
function toldElsewhere(
  gone: readonly ComparedProblem[],
  fresh: readonly ComparedProblem[],
  translate: (word: string) => string,
  changes: readonly Change[],
): ReadonlySet<ComparedProblem> {
  const changed = new Set(changes.flatMap(({ identity }) => [identity.before, identity.after]));
  const isQuiet = ({ element }: ComparedProblem): boolean => !changed.has(element);
  const left = new Map<string, ComparedProblem[]>();
  for (const problem of gone.filter(isQuiet)) {
    const key = wordsOf(problem, translate);
    left.set(key, [...(left.get(key) ?? []), problem]);
  }
  const found = new Set<ComparedProblem>();
  for (const problem of fresh.filter(isQuiet)) {
    const twin = left.get(wordsOf(problem, plainNumber))?.pop();
    if (twin) found.add(problem).add(twin);
  }
  return found;
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

function problemsOf(project: Project, asOf: string | undefined, translate: (text: string) => string): Table {
  const found = new Map<string, ComparedProblem>();
  for (const path of project.paths()) {
    const file = project.file(path);
    if (!file) continue;
    for (const problem of project.problems(path, { fold: false, ...(asOf === undefined ? {} : { asOf }) })) {
      const { rule, element, facts } = problemIdentity(problem, file);
      const words = facts.map((fact) => fact.split(' ').map(translate).join(' ')).sort();
      const key = identityKey({
        rule,
        ...(element === undefined ? {} : { element: translate(element) }),
        facts: words,
      });
      found.set(key, compared(problem, project));
    }
  }
  return found;
}

function compared({ rule, severity, message, element, path, span }: Problem, project: Project): ComparedProblem {
  const before = (project.file(path)?.text ?? '').slice(0, span.start).split(/\r\n|\r|\n/);
  const place = { file: path, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  return { rule, severity, message, ...(element === undefined ? {} : { element }), place };
}
