/** Where a product stands, and where those who deliver it stand. */
import type { Element, Link } from '../binding/element.ts';
import { unique } from '../binding/unique.ts';
import { parentOf, parentsOf, streamsAround } from '../model/queries.ts';

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

const none: readonly Element[] = [];

/** No line upwards is as long, but for one that goes round in a circle. */
const deepest = 200;

/** The nearest value streams above an element, on each of its ways upwards. */
export function nearestStreams(element: Element): readonly Element[] {
  // Nearly always there is one way, and nothing has to be remembered of it.
  let at: Element | undefined = element;
  for (let steps = 0; at && steps < deepest; steps += 1) {
    if (at.hasManyParents) return streamsOnWays(element, none);
    at = parentOf(at);
    if (at?.kind === 'value-stream') return [at];
  }
  return none;
}

function streamsOnWays(element: Element, seen: readonly Element[]): readonly Element[] {
  if (seen.includes(element)) return none;
  const way = [...seen, element];
  return unique(
    parentsOf(element).flatMap((parent) => (parent.kind === 'value-stream' ? [parent] : streamsOnWays(parent, way))),
  );
}
