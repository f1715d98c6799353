/** Two versions of an organisation in, what a reviewer has to know out. */
import type { Project } from '../project.ts';
import { placeIn, toVersion, type Version } from './version.ts';
import { Causes } from './causes.ts';
import { changesOf, impacts, nameOf, type Change, type ElementName, type Impact } from './changes.ts';
import { shortId } from './identities.ts';
import { withProblems } from './consequences.ts';
import { groupsOf, type Group } from './groups.ts';
import { matchVersions } from './match.ts';
import { sortedIds, type Match, type Suggestion } from './matching.ts';
import { operationsOf, type Operation } from './operations.ts';
import { compareProblems, type ComparedProblems } from './compared-problems.ts';

export type Comparison = {
  readonly groups: readonly Group[];
  readonly changes: readonly Change[];
  /** How people call what an element came to or went from, by identity: nothing of that itself has to change. */
  readonly homes: ReadonlyMap<string, ElementName>;
  /** What may have been renamed: with the line that would settle it. */
  readonly suggestions: readonly (Suggestion & { readonly settle: string })[];
  readonly problems: ComparedProblems;
  /** What rebuilds the newer version of the older one: see `rebuild.ts`. */
  readonly operations: readonly Operation[];
  readonly summary: {
    readonly changes: number;
    readonly groups: number;
    readonly impacts: Readonly<Record<Impact, number>>;
    readonly elements: { readonly before: number; readonly after: number };
    readonly problems: { readonly new: number; readonly fixed: number; readonly unchanged: number };
  };
};

export type CompareOptions = {
  /** The day by which dated facts are judged. */
  readonly asOf?: string | undefined;
  /** Tell of elements that only stand in another file now. */
  readonly showRelocations?: boolean;
};

/** Both projects are judged by the rules that they were made with; give both those of the newer version. */
export function compareVersions(before: Project, after: Project, options: CompareOptions = {}): Comparison {
  const [a, b] = [toVersion(before), toVersion(after)];
  const match = matchVersions(a, b);
  const operations = operationsOf(a, b, match);
  const { changes, mentions } = changesOf(a, b, match, operations);
  const all = options.showRelocations ? [...changes, ...relocated(a, b, match, changes.length)] : changes;
  const causes = {
    before: new Causes(changes, mentions, a, 'before'),
    after: new Causes(changes, mentions, b, 'after'),
  };
  const problems = compareProblems(before, after, { match, changes, asOf: options.asOf, causes });
  const groups = withProblems(groupsOf(a, b, all), problems, { a, b, isGone: (id) => !match.pairs.has(id) });
  const isTold = toldIn(groups, all);
  return {
    groups,
    changes: all,
    homes: homesOf(a, b, all),
    suggestions: match.suggestions
      .filter((each) => !isTold(each))
      .map((each) => ({ ...each, settle: `was: ${shortId(each.from)}` })),
    problems,
    operations,
    summary: {
      changes: all.length,
      groups: groups.length,
      impacts: countImpacts(all),
      elements: { before: a.items.size, after: b.items.size },
      problems: { new: problems.new.length, fixed: problems.fixed.length, unchanged: problems.unchanged.length },
    },
  };
}

/** Where a group says what became of the one and what the other is made of, nothing is left to settle. */
function toldIn(groups: readonly Group[], changes: readonly Change[]): (suggestion: Suggestion) => boolean {
  const groupOf = new Map(groups.flatMap(({ changes: own }, at) => own.map((id) => [id, at])));
  const by = (type: Change['type'], idOf: (change: Change) => string | undefined): ReadonlyMap<string, number> =>
    new Map(
      changes.flatMap((change) => {
        const [id, group] = [idOf(change), groupOf.get(change.id)];
        return change.type === type && id !== undefined && group !== undefined ? [[id, group]] : [];
      }),
    );
  const gone = by('removed', ({ identity }) => identity.before);
  const come = by('added', ({ identity }) => identity.after);
  return ({ from, to }) => gone.has(from) && gone.get(from) === come.get(to);
}

function homesOf(a: Version, b: Version, changes: readonly Change[]): ReadonlyMap<string, ElementName> {
  const homes = new Map<string, ElementName>();
  for (const id of changes.flatMap((change) => homeIdsOf(a, b, change))) {
    const item = b.items.get(id) ?? a.items.get(id);
    if (item) homes.set(id, nameOf(item));
  }
  return homes;
}

/** Where it came from and went; of what has no name, such as a backlog, also where it stays. */
function homeIdsOf(a: Version, b: Version, change: Change): readonly string[] {
  const { element, identity, fromParents = [], toParents = [] } = change;
  const isNamed = element.name !== undefined || element.title !== undefined;
  const item = isNamed ? undefined : (b.items.get(identity.after ?? '') ?? a.items.get(identity.before ?? ''));
  return [...fromParents, ...toParents, ...(item?.parents ?? [])];
}

function countImpacts(changes: readonly Change[]): Readonly<Record<Impact, number>> {
  const counts: Record<Impact, number> = { structural: 0, funding: 0, people: 0, priority: 0, cosmetic: 0, none: 0 };
  for (const impact of impacts) counts[impact] = changes.filter((change) => change.impact === impact).length;
  return counts;
}

function relocated(a: Version, b: Version, match: Match, count: number): readonly Change[] {
  const found: Change[] = [];
  for (const from of sortedIds(a.items.keys())) {
    const to = match.pairs.get(from);
    if (to === undefined) continue;
    const [item, before, after] = [b.items.get(to), placeIn(a, from), placeIn(b, to)];
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
