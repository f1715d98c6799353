/** The line of sight: from strategy down to a team’s story, and back up. */
import type { Element, Link } from '../binding/element.ts';
import { isFromTeam } from './headcount.ts';
import { parentsOf, sources, targets, trainsOf } from './queries.ts';

/** The themes that an element serves: those it supports itself, and those of what it implements and where it stands. */
export function themesOf(element: Element): readonly Element[] {
  const found = new Set<Element>();
  collect(element, found, new Set());
  return [...found];
}

/** Whether an element serves any theme; the nearest ways are tried first. */
export function servesTheme(element: Element): boolean {
  return servesStraight(element) || reachesTheme(element, new Set());
}

/** Whether it serves a theme by a few steps of what it implements; nearly always that is all there is to look at. */
export function servesStraight(element: Element, steps = stepsUp.length): boolean {
  if (element.kind === 'theme' || element.someLink('supports', isToTheme)) return true;
  const isUp = stepsUp[steps - 1];
  return isUp !== undefined && element.someLink('implements', isUp);
}

/** Made once, by how many steps are left: it is asked of every item. */
const stepsUp = [0, 1, 2].map(
  (left) =>
    ({ target }: Link): boolean =>
      target !== undefined && servesStraight(target, left),
);

function isToTheme({ target }: Link): boolean {
  return target?.kind === 'theme';
}

function reachesTheme(element: Element, seen: Set<Element>): boolean {
  if (element.kind === 'theme') return true;
  if (seen.has(element)) return false;
  seen.add(element);
  for (const relation of ['supports', 'implements'] as const)
    for (const next of targets(element, relation)) if (reachesTheme(next, seen)) return true;
  return around(element).some((next) => reachesTheme(next, seen));
}

function collect(element: Element, found: Set<Element>, seen: Set<Element>): void {
  if (seen.has(element)) return;
  seen.add(element);
  if (element.kind === 'theme') {
    found.add(element);
    return;
  }
  for (const next of upwards(element)) collect(next, found, seen);
}

/** What an element serves directly: one step towards strategy. */
function upwards(element: Element): readonly Element[] {
  return [...targets(element, 'supports'), ...targets(element, 'implements'), ...around(element)];
}

/** What it serves by where it stands and who works on it. */
function around(element: Element): readonly Element[] {
  switch (element.kind) {
    case 'epic':
      return targets(element, 'flows-into');
    case 'capability':
    case 'feature':
    case 'story':
      return [...workersOf(element), ...parentsOf(element).filter(({ kind }) => kind !== 'backlog')];
    case 'product':
      return [...parentsOf(element), ...targets(element, 'delivered-by')];
    case 'solution':
      return targets(element, 'comprises');
    case 'value-stream':
      return parentsOf(element).filter(({ kind }) => kind === 'value-stream');
    case 'objective':
    case 'art':
    case 'team':
      return parentsOf(element);
    default:
      return none;
  }
}

const none: readonly Element[] = [];

/** The trains and teams that work on an item: those it is assigned to, and those whose backlog holds it. */
export function workersOf(item: Element): readonly Element[] {
  const owners = sources(item, 'ranks').flatMap((backlog) => parentsOf(backlog));
  return [...new Set([...targets(item, 'assigned-to'), ...owners])];
}

/** The value streams that follow a theme: by name, by an objective of it, or by an epic that flows into them. */
export function streamsOfTheme(theme: Element): readonly Element[] {
  const objectives = sources(theme, 'in').filter(({ kind }) => kind === 'objective');
  const supporters = [theme, ...objectives].flatMap((each) => sources(each, 'supports'));
  return [...new Set(supporters.filter(({ kind }) => kind === 'value-stream'))];
}

/** The epics that support a theme. */
export function epicsOfTheme(theme: Element): readonly Element[] {
  return sources(theme, 'supports').filter(({ kind }) => kind === 'epic');
}

/** Whether a theme reaches any team: the first one answers, where listing them all would ask the whole organisation. */
export function reachesTeam(theme: Element): boolean {
  return theme.someLinkTo('supports', isFromStaffed) || theme.someLinkTo('in', isFromPursued);
}

function isFromStaffed({ subject }: Link): boolean {
  switch (subject.kind) {
    case 'team':
      return true;
    case 'art':
      return hasTeam(subject);
    case 'value-stream':
      return isStaffed(subject);
    case 'epic':
      return subject.someLink('flows-into', ({ target }) => target !== undefined && isStaffed(target));
    default:
      return false;
  }
}

/** From an objective that a value stream with teams follows. */
function isFromPursued({ subject }: Link): boolean {
  return subject.kind === 'objective' && subject.someLinkTo('supports', isFromStaffedStream);
}

function isFromStaffedStream({ subject }: Link): boolean {
  return subject.kind === 'value-stream' && isStaffed(subject);
}

function isStaffed(stream: Element): boolean {
  return hasTeam(stream) || trainsOf(stream).some(hasTeam);
}

function hasTeam(element: Element): boolean {
  return element.someLinkTo('in', isFromTeam);
}

/** The teams that a theme reaches, through value streams, epics, trains and features. */
export function teamsOfTheme(theme: Element): readonly Element[] {
  const epics = epicsOfTheme(theme);
  const streams = [...streamsOfTheme(theme), ...epics.flatMap((epic) => targets(epic, 'flows-into'))];
  const direct = sources(theme, 'supports').filter(({ kind }) => kind === 'art' || kind === 'team');
  const trains = [...streams.flatMap((stream) => trainsOf(stream)), ...direct.filter(({ kind }) => kind === 'art')];
  const teams = [...new Set([...streams, ...trains])]
    .flatMap((each) => sources(each, 'in'))
    .filter(({ kind }) => kind === 'team');
  return [...new Set([...teams, ...direct.filter(({ kind }) => kind === 'team')])];
}
