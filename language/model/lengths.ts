/** Lengths of time as the model states them, in weeks and in days. */
import type { Element } from '../binding/element.ts';
import type { Unit, Value } from '../syntax/summary.ts';
import { inherited } from './queries.ts';

const weeksIn: Readonly<Partial<Record<Unit, number>>> = { weeks: 1, days: 1 / 7 };

/** The weeks of a duration; undefined for units whose length differs. A working week has five days in speech, and seven here. */
export function weeksOf(value: Value | undefined): number | undefined {
  const unit = value?.type === 'duration' ? weeksIn[value.unit] : undefined;
  return value?.type === 'duration' && unit !== undefined ? value.count * unit * (value.times ?? 1) : undefined;
}

const daysIn: Readonly<Partial<Record<Unit, number>>> = {
  days: 1,
  weeks: 7,
  months: 30.4,
  quarters: 91.3,
  years: 365.25,
};

/** Days of a length; a planning interval or an iteration is as long as the element or what is around it says. */
export function lengthInDays(home: Element | undefined, count: number, unit: Unit): number | undefined {
  const fixed = daysIn[unit];
  if (fixed !== undefined) return count * fixed;
  if (!home) return undefined;
  const weeks =
    unit === 'pis' ? piWeeks(home) : unit === 'iterations' ? weeksOf(inherited(home, 'iteration')?.value) : undefined;
  return weeks === undefined ? undefined : count * weeks * 7;
}

/** The weeks of a planning interval: as stated, else the sum of its iterations. */
function piWeeks(home: Element): number | undefined {
  const stated = weeksOf(inherited(home, 'pi')?.value);
  if (stated !== undefined) return stated;
  const from = inherited(home, 'iterations')?.from;
  const parts = (from?.values('iterations') ?? []).map(weeksOf);
  return parts.length === 0 || parts.includes(undefined)
    ? undefined
    : parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
}
