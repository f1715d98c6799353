/** Where problems of the imported data as a whole are told: the model has no place for them but what gives them meaning. */
import type { Element } from '../binding/element.ts';
import { atName } from '../edits/places.ts';
import type { Kind } from '../metamodel/index.ts';
import type { Model } from '../model/model.ts';
import type { Measured } from './measured.ts';
import { keysOf, toldItems } from './measured-items.ts';
import type { CheckContext } from './rule.ts';

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

/** Tells of items that are not measured: why, how many, what to do, and at each item what is the matter with it. */
export function reportNotMeasured(
  place: Element,
  report: CheckContext['report'],
  measured: Measured,
  told: {
    readonly why: string;
    readonly todo: string;
    readonly items: readonly number[];
    readonly each: string;
  },
): void {
  const items = told.items.map((item) => ({ item, text: told.each }));
  const count = items.length === 1 ? 'one work item is' : `${items.length} work items are`;
  report({
    at: atName(place),
    message: `${told.why}, so ${count} not measured: ${keysOf(measured, items)}. ${told.todo}`,
    items: toldItems(measured, items, place),
  });
}
