/** The seats that a new element has to have, nobody on them yet. */
import type { Kind } from '../metamodel/index.ts';
import type { Model } from '../model/model.ts';
import { roleTable } from './role-table.ts';

/** One line a role that is required at a kind from the start, as `role-missing` asks for it. */
export function vacantSeats(kind: Kind, model: Model): readonly string[] {
  return (roleTable(model).required.get(kind) ?? [])
    .filter(({ at }) => at.from === undefined && (at.required === 'error' || at.required === 'warning'))
    .map(({ role }) => `${role.name ?? ''}: vacant`);
}
