/** How figures are written: one decimal where it says something, and a dash where there is nothing to measure. */
import type { Element } from '../binding/element.ts';
import type { Spread } from '../flow/index.ts';
import { none, numberText } from './number-text.ts';
import { ancestorsOf, labelOf } from '../model/queries.ts';
import { valueText } from '../views/value-text.ts';
import type { Cell, Keys, Stated, Tone } from './report.ts';

export { none, numberText } from './number-text.ts';

/** A measure in its own unit, where 0.08 is not 0.1: two digits that say something below 1. */
export function amountText(value: number): string {
  return value !== 0 && Math.abs(value) < 1 ? String(Number(value.toPrecision(2))) : numberText(value);
}

/** `45.3%` */
export function percentText(share: number | undefined): string {
  return share === undefined || !Number.isFinite(share) ? none : `${numberText(share * 100)}%`;
}

/** `1 item`, `12 items`; by the figure as it is written, so that 1.02 is one item too. */
export function counted(count: number, noun: string): string {
  const text = numberText(count);
  return `${text} ${noun}${text === '1' ? '' : 's'}`;
}

/** `1 day`, `2.5 days`. */
export function daysText(days: number | undefined): string {
  return days === undefined ? none : `${numberText(days)} ${Math.round(days * 10) === 10 ? 'day' : 'days'}`;
}

type Extras = {
  readonly items?: Keys | undefined;
  readonly tone?: Tone | undefined;
  readonly stated?: Stated | undefined;
  readonly series?: readonly (number | undefined)[] | undefined;
};

/** A cell of words, with what stands behind it. */
export function textCell(text: string, { items, tone, stated, series = [] }: Extras = {}): Cell {
  // Nothing stands behind a dash.
  const isFigure = text !== '' && text !== none;
  return {
    text: isFigure ? text : none,
    ...(tone ? { tone } : {}),
    ...(items && isFigure ? { items } : {}),
    ...(stated && isFigure ? { stated } : {}),
    ...(series.length > 1 ? { series: series.map((value) => value ?? null) } : {}),
  };
}

/** The statement of an element, or of a block of it; the element itself without a key. None where it says no such thing. */
export function statedBy(element: Element | undefined, key?: string): Stated | undefined {
  if (!element) return undefined;
  const owner = element.kind === 'flow' ? (ancestorsOf(element)[0] ?? element) : element;
  if (key === undefined) return { element: element.id, text: labelOf(owner) };
  const values = element.values(key).map(valueText);
  return values.length === 0
    ? undefined
    : { element: element.id, key, text: `${labelOf(owner)}, ${key}: ${values.join(', ')}` };
}

/** The same for a sentence: nothing where nothing is stated. */
export function behindStatement(element: Element | undefined, key?: string): { readonly stated?: Stated } {
  const stated = statedBy(element, key);
  return stated ? { stated } : {};
}

/** The name of an element, which leads to it; other words where there is none. */
export function elementCell(element: Element | undefined, otherwise = '', extras: Extras = {}): Cell {
  return element ? { ...textCell(labelOf(element), extras), element: element.id } : textCell(otherwise, extras);
}

/** A cell of a number, which a table can be put in order by. */
export function numberCell(value: number | undefined, extras: Extras = {}): Cell {
  return { ...textCell(numberText(value), extras), ...valued(value) };
}

/** A percentile of times, with a mark where it says little since it is of fewer than five items. */
export function timeCell(times: Spread | undefined, share: 'p50' | 'p85', extras: Extras = {}): Cell {
  const cell = numberCell(times?.[share], extras);
  return times?.few ? { ...cell, text: `${cell.text} (few items)` } : cell;
}

/** A cell of a share from 0 to 1, as a percentage. */
export function percentCell(share: number | undefined, extras: Extras = {}): Cell {
  return { ...textCell(percentText(share), extras), ...valued(share) };
}

function valued(value: number | undefined): { readonly value?: number } {
  return value === undefined ? {} : { value };
}
