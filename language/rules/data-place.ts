/** Where problems of the imported data as a whole are told: the model has no place for them but what gives them meaning. */
import type { Element } from '../binding/element.ts';
import type { Kind } from '../metamodel/index.ts';
import type { Model } from '../model/model.ts';
import type { Measured } from './measured.ts';
import { keysOf } from './measured-items.ts';

/** The workflow; in a model without one what is highest in it. */
export const dataPlaces = [
  'workflow',
  'enterprise',
  'portfolio',
  'value-stream',
  'art',
  'team',
] as const satisfies readonly Kind[];

/** Whether problems of the data are told at this element: at one of the whole model. */
export function isDataPlace(element: Element, model: Model): boolean {
  const kind = dataPlaces.find((each) => model.hasAny(each));
  return kind === element.kind && model.elementsOf(kind)[0] === element;
}

/** `so 3 work items are not measured: …` */
export function notMeasured(measured: Measured, items: readonly number[]): string {
  return `so ${items.length === 1 ? 'one work item is' : `${items.length} work items are`} not measured: ${keysOf(measured, items)}`;
}
