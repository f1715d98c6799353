/** The line of sight: from strategy down to a team’s story, and back up. */
import type { Element } from '../binding/element.ts';
import { parentsOf, sources, streamsAround, targets, trainsOf } from './queries.ts';

/** The themes that an element serves: those it supports itself, and those of what it implements and where it stands. */
export function themesOf(element: Element): readonly Element[] {
  const found = new Set<Element>();
  collect(element, found, new Set());
  return [...found];
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
  const steps = [...targets(element, 'supports'), ...targets(element, 'implements')];
  switch (element.kind) {
    case 'objective':
      return [...steps, ...parentsOf(element)];
    case 'epic':
      return [...steps, ...targets(element, 'flows-into')];
    case 'capability':
    case 'feature':
    case 'story':
      return [...steps, ...workersOf(element), ...parentsOf(element).filter(({ kind }) => kind !== 'backlog')];
    case 'product':
      return [...steps, ...parentsOf(element), ...targets(element, 'delivered-by')];
    case 'solution':
      return [...steps, ...targets(element, 'comprises')];
    case 'value-stream':
      return [...steps, ...streamsAround(element).slice(1)];
    case 'art':
    case 'team':
      return [...steps, ...parentsOf(element)];
    default:
      return steps;
  }
}

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
