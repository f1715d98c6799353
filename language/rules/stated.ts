/** What rules ask of the text of an element, beyond its values. */
import type { Element } from '../binding/element.ts';
import { kindRow } from '../metamodel/index.ts';
import { wordOf } from '../model/queries.ts';
import { isReal, type Report } from './rule.ts';

/** Whether a key is stated at all; `hidden` and `unknown` count. */
export function isStated(element: Element, ...keys: readonly string[]): boolean {
  for (const key of keys) if (element.states(key)) return true;
  return false;
}

/** Whether a reference of this relation leads nowhere, which is then the cause of what is missing. */
export function hasUnresolved(element: Element, relation: 'in' | 'delivered-by'): boolean {
  return element.someLink(relation, ({ status }) => status !== 'resolved');
}

/** Whether an element stands in a block that nobody knows, or among the organisation's own facts. */
export function isInUnknown(element: Element): boolean {
  for (let owner = element.owner; owner; owner = owner.owner)
    if (owner.kind === 'unknown' || owner.kind === 'meta') return true;
  return false;
}

export function isOperational(stream: Element): boolean {
  return wordOf(stream, 'type') === 'operational';
}

export function isOfTeams(stream: Element): boolean {
  return wordOf(stream, 'operating-model') === 'teams';
}

/** Whether it stands in an element that does not take its kind: `misplaced` says so, and explains what follows from it. */
export function isMisplaced({ kind, owner }: Element): boolean {
  return isReal(kind) && owner !== undefined && isReal(owner.kind) && !kindRow(kind).standsIn.includes(owner.kind);
}

/** What belongs to one element only, and stands at the top of a file without saying to which. */
export function isAdrift({ kind, owner, declaration }: Element): boolean {
  if (owner?.kind !== 'file' || !isReal(kind)) return false;
  const { owned, top } = kindRow(kind);
  return owned === true && !top && declaration?.statementsOf('in').length === 0;
}

/** What explains a finding that is there because the element stands in the wrong place. */
export function misplacing(element: Element): { readonly explainedBy?: NonNullable<Report['explainedBy']> } {
  return isMisplaced(element) ? { explainedBy: [{ rule: 'misplaced', element }] } : {};
}
