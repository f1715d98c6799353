/** Two versions of an organisation in, what a reviewer has to know out. */
import type { Project } from '../project.ts';
import { identityKey, problemIdentity } from '../rules/identity.ts';
import type { Problem } from '../rules/problem.ts';
import type { Severity } from '../rules/rule.ts';
import { toVersion, type Place, type Version } from './canonical.ts';
import { changesOf, impacts, shortId, type Change, type Impact } from './changes.ts';
import { groupsOf, type Group } from './groups.ts';
import { matchVersions } from './match.ts';
import type { Match, Suggestion } from './matching.ts';
import { operationsOf } from './operations.ts';

export type Comparison = {
  readonly groups: readonly Group[];
  readonly changes: readonly Change[];
  /** What may have been renamed: with the line that would settle it. */
  readonly suggestions: readonly (Suggestion & { readonly settle: string })[];
  readonly problems: {
    readonly new: readonly ComparedProblem[];
    readonly fixed: readonly ComparedProblem[];
    readonly unchanged: readonly ComparedProblem[];
  };
  readonly summary: {
    readonly changes: number;
    readonly groups: number;
    readonly impacts: Readonly<Record<Impact, number>>;
    readonly elements: { readonly before: number; readonly after: number };
    readonly problems: { readonly new: number; readonly fixed: number; readonly unchanged: number };
  };
};

export type ComparedProblem = {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly element?: string;
  readonly place: Place;
};

export type CompareOptions = {
  readonly asOf?: string;
  /** Tell of elements that only stand in another file now. */
  readonly showRelocations?: boolean;
};

/** Both projects are judged by the rules that they were made with; give both those of the newer version. */
export function compareVersions(before: Project, after: Project, options: CompareOptions = {}): Comparison {
  const [a, b] = [toVersion(before), toVersion(after)];
  const match = matchVersions(a, b);
  const changes = changesOf(a, b, match, operationsOf(a, b, match));
  const all = options.showRelocations ? [...changes, ...relocated(a, b, match, changes.length)] : changes;
  const problems = compareProblems(before, after, match, options.asOf);
  const groups = groupsOf(a, b, all);
  return {
    groups,
    changes: all,
    suggestions: match.suggestions.map((each) => ({ ...each, settle: `was: ${shortId(each.from)}` })),
    problems,
    summary: {
      changes: all.length,
      groups: groups.length,
      impacts: countImpacts(all),
      elements: { before: a.items.size, after: b.items.size },
      problems: { new: problems.new.length, fixed: problems.fixed.length, unchanged: problems.unchanged.length },
    },
  };
}

function countImpacts(changes: readonly Change[]): Readonly<Record<Impact, number>> {
  const counts: Record<Impact, number> = { structural: 0, funding: 0, people: 0, priority: 0, cosmetic: 0, none: 0 };
  for (const impact of impacts) counts[impact] = changes.filter((change) => change.impact === impact).length;
  return counts;
}

function relocated(a: Version, b: Version, match: Match, count: number): readonly Change[] {
  const found: Change[] = [];
  for (const [from, to] of match.pairs) {
    const [item, before, after] = [b.items.get(to), a.places.get(from), b.places.get(to)];
    if (!item || !before || !after || before.file === after.file) continue;
    found.push({
      id: `c${count + found.length + 1}`,
      type: 'changed',
      impact: 'none',
      element: {
        kind: item.kind,
        ...(item.name === undefined ? {} : { name: item.name }),
        ...(item.title === undefined ? {} : { title: item.title }),
      },
      identity: { before: from, after: to },
      property: 'file',
      before: before.file,
      after: after.file,
      locations: { before, after },
    });
  }
  return found;
}

/** A problem is the same where its rule, its element and its facts are, whatever they are called now. */
function compareProblems(
  before: Project,
  after: Project,
  { pairs }: Match,
  asOf: string | undefined,
): Comparison['problems'] {
  const names = new Map([...pairs].map(([from, to]) => [shortId(from), shortId(to)]));
  const translate = (text: string): string => pairs.get(text) ?? names.get(text) ?? text;
  const [old, now] = [problemsOf(before, asOf, translate), problemsOf(after, asOf, (text) => text)];
  const isIn =
    (table: ReadonlyMap<string, ComparedProblem>) =>
    ([key]: readonly [string, ComparedProblem]): boolean =>
      table.has(key);
  const values = (entries: readonly (readonly [string, ComparedProblem])[]): readonly ComparedProblem[] =>
    entries.map(([, problem]) => problem);
  return {
    new: values([...now].filter((entry) => !isIn(old)(entry))),
    fixed: values([...old].filter((entry) => !isIn(now)(entry))),
    unchanged: values([...now].filter(isIn(old))),
  };
}

function problemsOf(
  project: Project,
  asOf: string | undefined,
  translate: (text: string) => string,
): ReadonlyMap<string, ComparedProblem> {
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
