/** Groups about people: who takes another seat, and teams that split or become one by who is in them. */
import { capitalised } from '../metamodel/capitalised.ts';
import type { Change } from './changes.ts';
import { namesIn, seatText } from './group-words.ts';
import type { Draft, Pool } from './grouping.ts';
import { called, counted, listOf } from './words.ts';

/** What a change does to the people of its seat. */
type Seat = { readonly change: Change; readonly gone: readonly string[]; readonly come: readonly string[] };

/** Before what came and went is told on its own: a new team may be a part of another, one that is gone too. */
export function teamGroups(pool: Pool): readonly Draft[] {
  return [...teamSplits(pool), ...teamMerges(pool)];
}

function seatsOf(pool: Pool): readonly Seat[] {
  return pool
    .ofType('changed')
    .filter(({ impact, property }) => impact === 'people' && property !== undefined)
    .map((change) => {
      const [before, after] = [namesIn(change.before), namesIn(change.after)];
      const isPerson = (name: string): boolean => !name.startsWith('vacant') && !/^\d/.test(name);
      return {
        change,
        gone: before.filter((name) => !after.includes(name) && isPerson(name)),
        come: after.filter((name) => !before.includes(name) && isPerson(name)),
      };
    });
}

/** Somebody who leaves one seat and takes another. */
export function peopleGroups(pool: Pool): readonly Draft[] {
  const seats = seatsOf(pool);
  return seats.flatMap((seat) =>
    seat.gone.flatMap((person) => {
      const { change } = seat;
      const other = seats.find((each) => each.change !== change && each.come.includes(person));
      if (!other || !pool.has(change) || !pool.has(other.change)) return [];
      const headline = takesText(person, seat, other);
      return [{ headline, kind: 'people' as const, facts: {}, changes: pool.take([change, other.change]) }];
    }),
  );
}

/** Who takes a seat, instead of whom, and who has the seat that was left. */
function takesText(person: string, left: Seat, taken: Seat): string {
  if (left.change.property === 'members' && taken.change.property === 'members')
    return `${person} moves from ${called(left.change.element)} to ${called(taken.change.element)}.`;
  const other = taken.gone.find((name) => left.come.includes(name));
  if (other !== undefined)
    return `${person} and ${other} change seats: ${person} is ${seatText(taken.change)} now, ${other} ${seatText(left.change)}.`;
  const instead = taken.gone.length === 0 ? '' : `, in place of ${listOf(taken.gone)}`;
  const heirs = left.change.after === 'vacant' ? 'vacant' : listOf(left.come);
  const rest = heirs === '' ? '' : ` ${capitalised(seatText(left.change))} is ${heirs} now.`;
  return `${person}, ${seatText(left.change)} until now, is ${seatText(taken.change)}${instead}.${rest}`;
}

/** The named members of a team in a version, and how many it has. */
function membersOf(
  pool: Pool,
  side: 'a' | 'b',
  id: string | undefined,
): { readonly names: readonly string[]; readonly count: number } {
  const item = pool[side].items.get(id ?? '');
  const names = (item?.links['members'] ?? []).map(({ to }) => to);
  return { names, count: id === undefined ? 0 : (pool.factsOf(pool[side], id)['people'] ?? 0) };
}

function memberChange(pool: Pool, fits: (change: Change) => boolean): Change | undefined {
  return pool.ofType('changed', 'team').find((change) => change.property === 'members' && fits(change));
}

function teamSplits(pool: Pool): readonly Draft[] {
  return pool.ofType('added', 'team').flatMap((added) => {
    const fresh = membersOf(pool, 'b', added.identity.after);
    const source = memberChange(pool, ({ identity }) => {
      const [old, now] = [membersOf(pool, 'a', identity.before), membersOf(pool, 'b', identity.after)];
      const left = old.names.filter((name) => !now.names.includes(name));
      if (left.length > 0) return fresh.names.length > 0 && fresh.names.every((name) => left.includes(name));
      return isBeside(pool, added, identity.after) && fresh.count > 0 && old.count === now.count + fresh.count;
    });
    if (!source) return [];
    const before = membersOf(pool, 'a', source.identity.before).count;
    const facts = { people: fresh.count };
    const headline = `${capitalised(called(source.element))} splits: the new ${called(added.element)} takes ${fresh.count} of its ${counted(before, 'person', 'people')}.`;
    return [{ headline, kind: 'split' as const, facts, changes: pool.take([...pool.wholly(added), source]) }];
  });
}

/** Whether the new team stands where the other one does. */
function isBeside(pool: Pool, { toParents = [] }: Change, id: string | undefined): boolean {
  return pool.b.items.get(id ?? '')?.parents.some((parent) => toParents.includes(parent)) ?? false;
}

function teamMerges(pool: Pool): readonly Draft[] {
  return pool.ofType('removed', 'team').flatMap((removed) => {
    const lost = membersOf(pool, 'a', removed.identity.before);
    const heir = memberChange(pool, ({ identity }) => {
      const [old, now] = [membersOf(pool, 'a', identity.before), membersOf(pool, 'b', identity.after)];
      const joined = now.names.filter((name) => !old.names.includes(name));
      if (lost.names.length > 0) return lost.names.every((name) => joined.includes(name));
      const isNear = pool.a.items.get(identity.before ?? '')?.parents.some((id) => removed.fromParents?.includes(id));
      return isNear === true && lost.count > 0 && now.count === old.count + lost.count;
    });
    if (!heir) return [];
    const facts = { people: lost.count };
    const headline = `${capitalised(called(removed.element))} becomes a part of ${called(heir.element)}: ${counted(lost.count, 'person goes', 'people go')} along.`;
    return [{ headline, kind: 'merged' as const, facts, changes: pool.take([...pool.wholly(removed), heir]) }];
  });
}
