/** Lengths of planning intervals and iterations. */
import type { Element } from '../binding/element.ts';
import { inherited } from '../model/queries.ts';
import { weeksOf } from '../model/lengths.ts';

/** The length of an iteration, its own or inherited; of `4 x 2 weeks` that of one of them. */
export function iterationWeeks(
  element: Element,
): { readonly weeks: number; readonly from: Element; readonly key: string } | undefined {
  const own = inherited(element, 'iteration');
  const weeks = weeksOf(own?.value);
  if (own && weeks !== undefined) return { weeks, from: own.from, key: 'iteration' };
  const list = inherited(element, 'iterations');
  const first = list?.from.values('iterations').find((value) => value.type === 'duration' && value.times !== undefined);
  if (!list || first?.type !== 'duration') return undefined;
  const length = weeksOf({ ...first, times: 1 });
  return length === undefined ? undefined : { weeks: length, from: list.from, key: 'iterations' };
}

/** `10 weeks`, `1 week`. */
export function weeksText(weeks: number): string {
  const rounded = Math.round(weeks * 10) / 10;
  return `${rounded} week${rounded === 1 ? '' : 's'}`;
}
