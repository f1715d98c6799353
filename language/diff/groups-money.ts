/** Groups about money: what one loses and others gain, to the cent. */
import type { AmountValue } from '../syntax/summary.ts';
import { valueText } from '../views/value-text.ts';
import type { Change } from './changes.ts';
import type { Draft, Pool } from './grouping.ts';
import { called, listOf } from './words.ts';

type Shift = { readonly change: Change; readonly by: number; readonly units: string; readonly like: AmountValue };

/** Budgets whose changes cancel out are one transfer: two of them first, then all that are left. */
export function moneyGroups(pool: Pool): readonly Draft[] {
  const shifts = pool.ofType('changed').flatMap((change) => shiftOf(pool, change) ?? []);
  const pairs = shifts.flatMap((giver) => {
    if (giver.by >= 0 || !pool.has(giver.change)) return [];
    const taker = shifts.find(
      (each) => pool.has(each.change) && each.units === giver.units && isNothing(each.by + giver.by),
    );
    return taker ? [transfer(pool, [giver], [taker])] : [];
  });
  const units = [...new Set(shifts.map((each) => each.units))];
  const rest = units.flatMap((unit) => {
    const own = shifts.filter((each) => each.units === unit && pool.has(each.change));
    const [givers, takers] = [own.filter(({ by }) => by < 0), own.filter(({ by }) => by > 0)];
    // Between many no reader sees who gave to whom: one side has to be a single one.
    const isTold = Math.min(givers.length, takers.length) === 1 && isNothing(own.reduce((sum, { by }) => sum + by, 0));
    return isTold ? [transfer(pool, givers, takers)] : [];
  });
  return [...pairs, ...rest];
}

function isNothing(amount: number): boolean {
  return Math.abs(amount) < 0.005;
}

function transfer(pool: Pool, givers: readonly Shift[], takers: readonly Shift[]): Draft {
  const amount = takers.reduce((sum, { by }) => sum + by, 0);
  const [like] = takers;
  const text = (shift: Shift, list: readonly Shift[]): string =>
    list.length === 1
      ? called(shift.change.element)
      : `${called(shift.change.element)} (${amountText(shift, Math.abs(shift.by))})`;
  const side = (list: readonly Shift[]): string => listOf(list.map((each) => text(each, list)));
  const headline = `${like ? amountText(like, amount) : ''} of the budget goes from ${side(givers)} to ${side(takers)}.`;
  const changes = pool.take([...givers, ...takers].map(({ change }) => change));
  return { headline, kind: 'transferred', facts: { amount }, changes };
}

function amountText({ like }: Shift, number: number): string {
  return valueText({ ...like, number });
}

function shiftOf({ a, b }: Pool, change: Change): Shift | undefined {
  if (change.property !== 'budget') return undefined;
  const before = a.elements.get(change.identity.before ?? '')?.value('budget');
  const after = b.elements.get(change.identity.after ?? '')?.value('budget');
  if (before?.type !== 'amount' || after?.type !== 'amount') return undefined;
  const units = (value: AmountValue): string => `${value.currency ?? ''} ${value.per ?? ''}`;
  return units(before) === units(after)
    ? { change, by: after.number - before.number, units: units(after), like: after }
    : undefined;
}
