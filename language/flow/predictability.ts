/** SAFe’s predictability measure: the business value that planning intervals delivered, by what was planned. */
import type { Element } from '../binding/element.ts';
import type { PiObjective } from './data.ts';
import type { Flow } from './join.ts';
import { intervalsIn } from './intervals.ts';
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

/**
 * One row a planning interval of the objectives of an element’s teams, in the order of their names; but for intervals that
 * start only after a moment, of which nobody knew anything then.
 */
export function predictabilityOf(
  flow: Flow,
  element?: Element,
  asOf = Number.POSITIVE_INFINITY,
): readonly Predictability[] {
  const find = finderOf(flow.model, teamKinds);
  const units = element && unitsOf(element);
  const byPi = new Map<string, PiObjective[]>();
  for (const objective of flow.data.objectives) {
    const team = find(objective.team);
    if (units && !(team && units.has(team))) continue;
    byPi.set(objective.pi, [...(byPi.get(objective.pi) ?? []), objective]);
  }
  const calendar = element ?? flow.model.elementsOf('portfolio')[0];
  return [...byPi]
    .filter(([pi]) => startOf(pi, calendar) <= asOf)
    .map(([pi, objectives]) => rowOf(pi, objectives))
    .sort(inOrder());
}

/** 2026.10 comes after 2026.9. Made where it is needed: it would cost each start of the command line some milliseconds. */
function inOrder(): (a: Predictability, b: Predictability) => number {
  const { compare } = new Intl.Collator('en', { numeric: true });
  return (a, b) => compare(a.pi, b.pi);
}

/** When an interval called 2026.2 starts, by the calendar of an element, or at least when its year does; of other names nobody knows. */
function startOf(pi: string, element: Element | undefined): number {
  const [, year, number] = /^(\d{4})\.(\d+)$/.exec(pi) ?? [];
  if (year === undefined) return Number.NEGATIVE_INFINITY;
  const whole = { from: Date.UTC(Number(year), 0), to: Date.UTC(Number(year) + 1, 0) };
  const intervals = element ? intervalsIn(element, whole) : [];
  const own = intervals.find((each) => each.year === Number(year) && each.pi === Number(number));
  return own?.from ?? whole.from;
}

function rowOf(pi: string, objectives: readonly PiObjective[]): Predictability {
  const planned = objectives.reduce((sum, each) => sum + (each.isCommitted ? each.planned : 0), 0);
  const actual = objectives.reduce((sum, each) => sum + each.actual, 0);
  return { pi, planned, actual, share: ratio(actual, planned), objectives };
}
