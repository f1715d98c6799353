/** What rules ask of the text of an element, beyond its values. */
import type { Element, Link, LinkRelation } from '../binding/element.ts';
import { kindRow } from '../metamodel/index.ts';
import { childrenOf, wordOf } from '../model/queries.ts';
import { isAstray } from '../syntax/astray.ts';
import { isReal, type Explanations } from './rule.ts';

/** Whether a key is stated at all; `hidden` and `unknown` count. */
export function isStated(element: Element, ...keys: readonly string[]): boolean {
  return keys.some((key) => element.states(key));
}

/** Whether a reference of one of these relations leads nowhere, which is then the cause of what is missing. */
export function hasUnresolved(element: Element, ...relations: readonly LinkRelation[]): boolean {
  return relations.some((relation) => element.someLink(relation, ({ status }) => status !== 'resolved'));
}

/** Nobody knows which theme a value stream follows whose text does not read, or whose theme nobody declares. */
export function mayFollowAnyTheme(stream: Element): boolean {
  return stream.unclear || hasUnresolved(stream, 'supports');
}

/** Whether an element stands in a block that nobody knows, or among the organisation's own facts. */
export function isInUnknown(element: Element): boolean {
  for (let owner = element.owner; owner; owner = owner.owner) {
    if (owner.kind === 'unknown' || owner.kind === 'meta') return true;
    owner.noteRead('in');
  }
  return false;
}

/** Whether a value stream says that it is operational. */
export function isOperational(stream: Element): boolean {
  return wordOf(stream, 'type') === 'operational';
}

/** Whether a value stream says that teams without a train work for it. */
export function isOfTeams(stream: Element): boolean {
  // `teams` is the only word for it; another one is told of as that.
  return stream.states('operating-model');
}

/** Whether it stands in an element that does not take its kind: `misplaced` says so, and explains what follows from it. */
export function isMisplaced({ kind, owner }: Element): boolean {
  return isAstray(kind, owner?.kind);
}

/** Whether it still waits for the name that its kind has to have, and so is not yet what its lines are judged by. */
export function isNameless({ kind, name }: Element): boolean {
  return isReal(kind) && name === undefined && ['required', 'handle'].includes(kindRow(kind).naming);
}

/** What belongs to one element only, and stands at the top of a file without saying to which. */
export function isAdrift({ kind, owner, declaration }: Element): boolean {
  if (owner?.kind !== 'file' || !isReal(kind)) return false;
  const { owned, top } = kindRow(kind);
  return owned === true && !top && declaration?.statementsOf('in').length === 0;
}

/** What explains a finding on too many places, where without those that are declared a second time there are few enough. */
export function repeating(places: readonly Link[], isEnough: (places: readonly Link[]) => boolean): Explanations {
  const again = places.filter(({ subject }) => subject.rank > 0);
  if (again.length === 0 || !isEnough(places.filter((place) => !again.includes(place)))) return [];
  return repeated(...again.map(({ subject }) => subject));
}

/** What explains a finding on how elements fit together, where one of them is declared a second time. */
export function repeated(...elements: readonly (Element | undefined)[]): Explanations {
  return elements.flatMap((element) => (element && element.rank > 0 ? [{ rule: 'duplicate-name', element }] : []));
}

/** Whether nobody knows how many stand in a train: a team stands there twice, or does not read. */
export function isUncounted(art: Element): boolean {
  return art.unclear || childrenOf(art, 'team').some(({ unclear }) => unclear);
}

/** What explains a finding that is there because the element stands in the wrong place, or is called the wrong kind. */
export function misplacing(element: Element): Explanations {
  element.noteRead('in');
  return isMisplaced(element) ? [{ rule: 'misplaced', element }] : [];
}

/** As a function, for lists. */
export function isUnclear({ unclear }: Element): boolean {
  return unclear;
}
