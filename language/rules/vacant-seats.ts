/** The seats that a new element has to have, nobody on them yet. */
import type { Kind } from '../metamodel/index.ts';
import type { Model } from '../model/model.ts';
import { leastTeams, roleTable, type Requirement } from './role-table.ts';

/** One line a role that is required at a kind from the start, as `role-missing` asks for it. */
export function vacantSeats(kind: Kind, model: Model): readonly string[] {
  return seats(
    kind,
    model,
    ({ at }) => at.from === undefined && (at.required === 'error' || at.required === 'warning'),
  );
}

/** One line a role that `role-missing` asks for, however gravely, at a kind with as many teams. */
export function allVacantSeats(kind: Kind, model: Model, teams: number): readonly string[] {
  return seats(kind, model, ({ at }) => at.from === undefined || (leastTeams(at.from) ?? Infinity) <= teams);
}

function seats(kind: Kind, model: Model, isAsked: (requirement: Requirement) => boolean): readonly string[] {
  return (roleTable(model).required.get(kind) ?? []).filter(isAsked).map(({ role }) => `${role.name ?? ''}: vacant`);
}
