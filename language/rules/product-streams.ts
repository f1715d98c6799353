/** Where the trains of a product stand. */
import type { Element, Link } from '../binding/element.ts';
import { onOneLine, parentsOf, streamsAround } from '../model/queries.ts';

export type DeliveringStream = { readonly stream: Element; readonly link: Link };

/** The value streams of the trains and teams that deliver a product; streams on one line of nesting count once. */
export function deliveringStreams(product: Element): readonly DeliveringStream[] {
  const found: DeliveringStream[] = [];
  for (const link of product.links('delivered-by')) {
    const [stream] = link.target ? streamsAround(link.target) : [];
    if (stream && !found.some((each) => onOneLine(each.stream, stream))) found.push({ stream, link });
  }
  return found;
}

/** The value streams that it stands in. */
export function ownStreams(product: Element): readonly Element[] {
  return parentsOf(product).filter((parent) => parent.kind === 'value-stream');
}
