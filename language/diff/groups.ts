/** Changes by what they are about: one cause with all that follows from it, told in a sentence. */
import type { Version } from './version.ts';
import { impacts, type Change, type Impact } from './changes.ts';
import { Pool, type Draft, type Facts, type GroupKind } from './grouping.ts';
import { moneyGroups } from './groups-money.ts';
import { otherGroups, relocationGroups } from './groups-others.ts';
import { peopleGroups, teamGroups } from './groups-people.ts';
import { comingGroups, moveGroups, renameGroups, structureGroups } from './groups-structure.ts';

export type Group = {
  readonly headline: string;
  readonly kind: GroupKind;
  readonly impact: Impact;
  /** The identities of its changes. */
  readonly changes: readonly string[];
  /** What was computed of both versions: `{people: 62, teams: 6}`. */
  readonly facts: Facts;
};

/** Each change in one group; the gravest first, then those that touch most people, then by their words. */
export function groupsOf(a: Version, b: Version, changes: readonly Change[]): readonly Group[] {
  return draftsOf(new Pool(a, b, changes))
    .map((draft) => ({ ...draft, impact: gravest(draft.changes), changes: draft.changes.map(({ id }) => id) }))
    .sort(
      (x, y) =>
        impacts.indexOf(x.impact) - impacts.indexOf(y.impact) ||
        (y.facts['people'] ?? 0) - (x.facts['people'] ?? 0) ||
        (x.headline < y.headline ? -1 : x.headline > y.headline ? 1 : 0),
    );
}

/** Each reader takes its changes out of what is left for the next. */
function draftsOf(pool: Pool): readonly Draft[] {
  const causes = [
    ...structureGroups(pool),
    ...teamGroups(pool),
    ...moveGroups(pool),
    ...renameGroups(pool),
    ...moneyGroups(pool),
    ...peopleGroups(pool),
    ...relocationGroups(pool),
    // Before what is told of each element: who still names what is gone follows from that.
    ...comingGroups(pool, 'removed', isDeclared),
    ...otherGroups(pool),
    ...comingGroups(pool, 'added', isDeclared),
  ];
  const told = causes.map((draft) => withMentioned(pool, draft));
  return [...told, ...comingGroups(pool, 'added'), ...comingGroups(pool, 'removed')];
}

function isDeclared({ locations }: Change): boolean {
  return locations.before !== undefined || locations.after !== undefined;
}

/** Who is only mentioned comes and goes with what names them, and is no news of its own. */
function withMentioned(pool: Pool, draft: Draft): Draft {
  const strangers = pool.all().filter((change) => change.element.kind === 'person' && !isDeclared(change));
  if (strangers.length === 0) return draft;
  const named = new Set(
    draft.changes.flatMap(({ identity }) => [
      ...targetsOf(pool.a, identity.before),
      ...targetsOf(pool.b, identity.after),
    ]),
  );
  const own = strangers.filter(({ identity }) => named.has(identity.after ?? identity.before ?? ''));
  return own.length === 0 ? draft : { ...draft, changes: [...draft.changes, ...pool.take(own)] };
}

function targetsOf({ items }: Version, id: string | undefined): readonly string[] {
  const item = id === undefined ? undefined : items.get(id);
  return item ? Object.values(item.links).flatMap((targets) => targets.map(({ to }) => to)) : [];
}

function gravest(changes: readonly Change[]): Impact {
  const least = Math.min(...changes.map(({ impact }) => impacts.indexOf(impact)));
  return impacts[least] ?? 'none';
}
