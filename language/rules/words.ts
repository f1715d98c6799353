/** How messages speak of elements. */
import type { Element } from '../binding/element.ts';
import { kindRow, type Kind } from '../metamodel/index.ts';
import { isReal, withArticle } from './rule.ts';

/** `the train `pay-core``, for the middle of a sentence. */
export function the(element: Element): string {
  return `the ${labelOfKind(element)} ${nameOf(element)}`;
}

/** `The train `pay-core``, for its start. */
export function The(element: Element): string {
  return `The ${labelOfKind(element)} ${nameOf(element)}`;
}

/** The name in code quotes; the title, or the kind, where there is no name. */
export function nameOf(element: Element): string {
  if (element.name === undefined) return element.title === undefined ? `without a name` : `\`${element.title}\``;
  return element.kind === 'person' ? `\`@${element.name}\`` : `\`${element.name}\``;
}

/** The word that people read for the kind of an element. */
export function labelOfKind({ kind }: Element): string {
  return isReal(kind) ? kindRow(kind).label : 'block';
}

/** A sentence has no room for more kinds. */
const mostNamed = 6;

/** `a train or a value stream`. */
export function someOf(kinds: readonly Kind[]): string {
  const labels = kinds.map((kind) => withArticle(kindRow(kind).label));
  if (labels.length > mostNamed) return `${labels.slice(0, mostNamed).join(', ')} and others`;
  return oneOf(labels);
}

/** `train, supplier or team`. */
export function oneOf(labels: readonly string[]): string {
  return labels.length < 2 ? (labels[0] ?? 'nothing') : `${labels.slice(0, -1).join(', ')} or ${labels.at(-1) ?? ''}`;
}

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** Small numbers in words. */
export function inWords(number: number): string {
  return numbers[number] ?? String(number);
}
