/** SAFe’s predictability measure: the business value that planning intervals delivered, by what was planned. */
import type { Element } from '../binding/element.ts';
import type { PiObjective } from './data.ts';
import type { Flow } from './join.ts';
import { finderOf, teamKinds } from './names.ts';
import { unitsOf } from './selection.ts';
import { ratio } from './statistics.ts';

export type Predictability = {
  readonly pi: string;
  /** The value planned of committed objectives. */
  readonly planned: number;
  /** The actual value of all objectives, uncommitted ones too. */
  readonly actual: number;
  readonly share: number | undefined;
  readonly objectives: readonly PiObjective[];
};

/** One row a planning interval of the objectives of an element’s teams, in the order of their names. */
export function predictabilityOf(flow: Flow, element?: Element): readonly Predictability[] {
  const find = finderOf(flow.model, teamKinds);
  const units = element && unitsOf(element);
  const byPi = new Map<string, PiObjective[]>();
  for (const objective of flow.data.objectives) {
    const team = find(objective.team);
    if (units && !(team && units.has(team))) continue;
    byPi.set(objective.pi, [...(byPi.get(objective.pi) ?? []), objective]);
  }
  return [...byPi].map(([pi, objectives]) => rowOf(pi, objectives)).sort((a, b) => (a.pi < b.pi ? -1 : 1));
}

function rowOf(pi: string, objectives: readonly PiObjective[]): Predictability {
  const planned = objectives.reduce((sum, each) => sum + (each.isCommitted ? each.planned : 0), 0);
  const actual = objectives.reduce((sum, each) => sum + each.actual, 0);
  return { pi, planned, actual, share: ratio(actual, planned), objectives };
}
