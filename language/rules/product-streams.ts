/** Where a product stands, and where those who deliver it stand. */
import type { Element, Link } from '../binding/element.ts';
import { parentsOf, streamsAround } from '../model/queries.ts';

export type Delivery = {
  readonly by: Element;
  readonly link: Link;
  /** The value streams in which the train stands, or the team's trains; the nearest of each way upwards. */
  readonly streams: readonly Element[];
};

/** The trains and teams that deliver a product; those that are in no value stream are another rule's business. */
export function deliveriesOf(product: Element): readonly Delivery[] {
  return product.links('delivered-by').flatMap((link) => {
    const streams = link.target ? nearestStreams(link.target) : [];
    return link.target && streams.length > 0 ? [{ by: link.target, link, streams }] : [];
  });
}

/** The value streams that it stands in. */
export function ownStreams(product: Element): readonly Element[] {
  return parentsOf(product).filter((parent) => parent.kind === 'value-stream');
}

/** The outermost value stream around one, itself where it is the outermost. */
export function outermost(stream: Element): Element {
  return streamsAround(stream).at(-1) ?? stream;
}

/** The nearest value streams above an element, on each of its ways upwards. */
export function nearestStreams(element: Element, seen: ReadonlySet<Element> = new Set()): readonly Element[] {
  if (seen.has(element)) return [];
  const way = new Set([...seen, element]);
  const found = parentsOf(element).flatMap((parent) =>
    parent.kind === 'value-stream' ? [parent] : nearestStreams(parent, way),
  );
  return [...new Set(found)];
}
