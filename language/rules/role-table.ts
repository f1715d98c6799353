/** What the declared roles ask of each kind: read from the role library and the organisation's own roles. */
import type { Element } from '../binding/element.ts';
import type { Kind } from '../metamodel/index.ts';
import type { Model } from '../model/model.ts';
import type { RoleAtValue } from '../syntax/summary.ts';
import { wordsOf } from './seats.ts';

export type Requirement = {
  readonly role: Element;
  readonly at: RoleAtValue;
  /** The names of the roles that satisfy it, its own first. */
  readonly accepted: ReadonlySet<string>;
};

export type RoleTable = {
  readonly required: ReadonlyMap<Kind, readonly Requirement[]>;
  /** Where each role may be held. */
  readonly kindsOf: ReadonlyMap<Element, readonly Kind[]>;
  /** Which roles a word means: nearly always one. */
  readonly byWord: ReadonlyMap<string, readonly Element[]>;
};

const tables = new WeakMap<readonly Element[], RoleTable>();

/** The list of roles is the same object until a role changes, and everybody who reads it is checked again then. */
export function roleTable(model: Model): RoleTable {
  const roles = model.elementsOf('role');
  let table = tables.get(roles);
  if (!table) tables.set(roles, (table = makeTable(roles)));
  return table;
}

function makeTable(roles: readonly Element[]): RoleTable {
  const required = new Map<Kind, Requirement[]>();
  const kindsOf = new Map<Element, Kind[]>();
  const byWord = new Map<string, Element[]>();
  for (const role of roles) {
    for (const word of wordsOf(role)) {
      const known = byWord.get(word);
      if (known) known.push(role);
      else byWord.set(word, [role]);
    }
    for (const at of atValues(role)) {
      kindsOf.set(role, [...(kindsOf.get(role) ?? []), at.kind]);
      if (at.required === undefined || role.rank > 0) continue;
      const accepted = new Set([role.name ?? '', ...insteadOf(role)]);
      required.set(at.kind, [...(required.get(at.kind) ?? []), { role, at, accepted }]);
    }
  }
  return { required, kindsOf, byWord };
}

/** From how many teams on a role is required; undefined where that goes by a state. */
export function leastTeams(from: string): number | undefined {
  const teams = /^(\d+) teams$/.exec(from)?.[1];
  return teams === undefined ? undefined : Number(teams);
}

/** Roles that satisfy it too. */
function insteadOf(role: Element): readonly string[] {
  return (role.declaration?.statementsOf('instead') ?? []).flatMap(({ values }) =>
    values.flatMap((value) => (value.type === 'text' ? [value.text] : [])),
  );
}

function atValues(role: Element): readonly RoleAtValue[] {
  return (role.declaration?.statementsOf('at') ?? []).flatMap(({ values }) =>
    values.flatMap((value) => (value.type === 'role-at' ? [value] : [])),
  );
}
