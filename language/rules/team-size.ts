/** How many members a team has, as it states or lists them. */
import type { Element } from '../binding/element.ts';
import { countTargets } from '../binding/link-lists.ts';
import { numberOf } from '../model/queries.ts';

/** The stated number, else the people and vacant seats that are listed; undefined where nothing is said. */
export function sizeOf(team: Element): number | undefined {
  const values = team.values('members');
  // By index: each team is asked.
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at];
    if (value?.type === 'number') return value.number;
  }
  const listed = rosterOf(team);
  return listed > 0 ? listed : numberOf(team, 'people');
}

/** The people and the vacant seats that `members` lists, each person once. */
export function rosterOf(team: Element): number {
  let seats = countTargets(team, 'member');
  const values = team.values('members');
  for (let at = 0; at < values.length; at += 1) if (values[at]?.type === 'vacant') seats += 1;
  return seats;
}
