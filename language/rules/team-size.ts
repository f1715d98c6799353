/** How many members a team has, as it states or lists them. */
import type { Element } from '../binding/element.ts';
import { numberOf } from '../model/queries.ts';

/** The stated number, else the people and vacant seats that are listed; undefined where nothing is said. */
export function sizeOf(team: Element): number | undefined {
  const stated = team.values('members').find((value) => value.type === 'number');
  if (stated?.type === 'number') return stated.number;
  const listed = rosterOf(team);
  return listed > 0 ? listed : numberOf(team, 'people');
}

/** The people and the vacant seats that `members` lists, each person once. */
export function rosterOf(team: Element): number {
  const people = new Set(team.links('member').map(({ target }) => target));
  return people.size + team.values('members').filter(({ type }) => type === 'vacant').length;
}
