/** How many people and teams there are in an element: what a train's size, a stream's cost and an outline's line are told by. */
import type { Element, Link } from '../binding/element.ts';
import { Distinct } from '../binding/distinct.ts';
import { addTargets, countTargets } from '../binding/link-lists.ts';
import type { ElementKind, Value } from '../syntax/summary.ts';
import { numberOf } from './queries.ts';

export type Headcount = {
  readonly people: number;
  readonly teams: number;
};

/**
 * The people and teams of an element. A train's are its stated people, else the members of its teams and the holders of
 * its roles, everyone once; a known person counts once in a sum.
 */
export function headcountOf(element: Element): Headcount {
  const tally: Tally = { known: new Distinct(), unnamed: 0, teams: 0, seen: new Distinct() };
  count(element, tally);
  return { people: tally.known.size + tally.unnamed, teams: tally.teams };
}

type Tally = { readonly known: Distinct<Element>; unnamed: number; teams: number; readonly seen: Distinct<Element> };

const counted: readonly ElementKind[] = ['portfolio', 'value-stream', 'art', 'team'];

function count(element: Element, tally: Tally): void {
  if (!tally.seen.add(element)) return;
  const stated = numberOf(element, 'people');
  const children = element.linksFrom(counted);
  const statedTeams = numberOf(element, 'teams');
  if (element.kind === 'team') tally.teams += 1;
  else if (statedTeams !== undefined && !children.some(isFromTeam)) tally.teams += statedTeams;
  if (stated !== undefined) {
    tally.unnamed += stated;
    for (let at = 0; at < children.length; at += 1) countTeams((children[at] as Link).subject, tally);
    return;
  }
  if (element.kind === 'team') countMembers(element, tally);
  if (element.kind === 'art') addTargets(element, 'holder', tally.known);
  for (let at = 0; at < children.length; at += 1) count((children[at] as Link).subject, tally);
}

/** Whether a link leads from a team. A function of its own, so that none is made for each element that is counted. */
export function isFromTeam({ subject }: Link): boolean {
  return subject.kind === 'team';
}

/** Below a stated number of people only teams are still counted. */
function countTeams(element: Element, tally: Tally): void {
  if (!tally.seen.add(element)) return;
  if (element.kind === 'team') tally.teams += 1;
  const children = element.linksFrom(counted);
  for (let at = 0; at < children.length; at += 1) countTeams((children[at] as Link).subject, tally);
}

function countMembers(team: Element, tally: Tally): void {
  addTargets(team, 'member', tally.known);
  let stated: number | undefined;
  let vacancies = 0;
  const values = team.values('members');
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] as Value;
    if (value.type === 'number') stated ??= value.number;
    else if (value.type === 'vacant') vacancies += 1;
  }
  tally.unnamed += stated === undefined ? vacancies : Math.max(0, stated - countTargets(team, 'member'));
}
