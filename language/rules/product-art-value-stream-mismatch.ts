import type { Element } from '../binding/element.ts';
import { moveDeclaration } from '../edits/declarations.ts';
import { atLink } from '../edits/places.ts';
import { referenceTo } from '../edits/references.ts';
import { removeEntries, replaceAt } from '../edits/text-edits.ts';
import type { Model } from '../model/model.ts';
import { streamsAround, trainsOf } from '../model/queries.ts';
import { deliveriesOf, ownStreams } from './product-streams.ts';
import { defineRule, type Fix } from './rule.ts';
import { repeated } from './stated.ts';
import { the, The } from './words.ts';

export const productArtValueStreamMismatch = defineRule({
  name: 'product-art-value-stream-mismatch',
  severity: 'error',
  profile: 'guide',
  summary: 'A product’s value stream is that of its trains.',
  why: 'A product is delivered by trains of the one value stream that it lives in: that stream pays for it and answers for it.',
  source: 'Executive guide, Products, Solutions & Value Streams, line 68',
  advice: 'Move the product to the value stream of its train, or let a train of its own stream deliver it.',
  on: ['product'],
  examples: {
    ok: [{ text: 'value-stream lending {\n  product loan { delivered-by: loans }\n  art loans\n}' }],
    bad: [
      {
        title: 'Its own value stream has a train',
        text: `value-stream lending {
  product loan { delivered-by: mobile }
//                             ^^^^^^ error: The product \`loan\` lives in the value stream \`lending\`, but the train \`mobile\` that delivers it belongs to the value stream \`channels\`. Move the product there, or let a train of \`lending\` deliver it.
  art loans
}

value-stream channels {
  art mobile
}`,
        fixed: `value-stream lending {
  product loan { delivered-by: loans }
  art loans
}

value-stream channels {
  art mobile
}`,
      },
      {
        title: 'The only train is elsewhere',
        text: `value-stream lending {
  customer: "Borrowers"
  // Seen by every customer.
  product loan { delivered-by: mobile }
//                             ^^^^^^ error: The product \`loan\` lives in the value stream \`lending\`, but the train \`mobile\` that delivers it belongs to the value stream \`channels\`. Move the product there, or let a train of \`lending\` deliver it.
}

value-stream channels {
  art mobile
}`,
        fixed: `value-stream lending {
  customer: "Borrowers"
}

value-stream channels {
  art mobile

  // Seen by every customer.
  product loan { delivered-by: mobile }
}`,
      },
    ],
  },
  check(product, { report, once }) {
    const own = ownStreams(product);
    const [home] = own;
    // A train of the same value stream or of one inside it is at home; of several trains the first stranger counts.
    const stranger = once(deliveriesOf).find(
      ({ streams }) => !streams.some((stream) => streamsAround(stream).some((around) => own.includes(around))),
    );
    const [elsewhere] = stranger?.streams ?? [];
    if (!home || !stranger || !elsewhere) return;
    report({
      at: atLink(stranger.link),
      message: `${The(product)} lives in ${the(home)}, but ${the(stranger.by)} that delivers it belongs to ${the(elsewhere)}. Move the product there, or let a train of \`${home.name ?? ''}\` deliver it.`,
      explainedBy: [
        { rule: 'product-split-across-value-streams', element: product },
        ...repeated(product, home, stranger.by, elsewhere),
      ],
      data: { by: stranger.by.name ?? '' },
    });
  },
  fix({ element, at, data }, { model }): readonly Fix[] {
    const [home] = ownStreams(element);
    const stranger = deliveriesOf(element).find(({ by }) => by.name === data?.['by']);
    const delivering = new Set(element.links('delivered-by').map(({ target }) => target));
    const trains = home ? trainsOf(home).filter((art) => art.name !== undefined && !delivering.has(art)) : [];
    const [elsewhere] = stranger?.streams ?? [];
    return [
      ...trains.slice(0, 5).map((art) => ({
        title: `Let \`${art.name ?? ''}\` deliver it`,
        edits: replaceAt(at, referenceTo(art, element, 'delivered-by', model)),
      })),
      ...(elsewhere && isAloneAway(element, elsewhere) ? moved(element, elsewhere, model) : []),
      // Somebody has to deliver it.
      ...(delivering.size > 1 ? [{ title: 'Take the train away', edits: removeEntries([at]) }] : []),
    ];
  },
});

/** Whether all who deliver the product would be at home in a value stream. */
function isAloneAway(product: Element, stream: Element): boolean {
  return deliveriesOf(product).every(({ streams }) => streams.some((each) => streamsAround(each).includes(stream)));
}

/** Into the value stream of its train, by its header or with its text. */
function moved(product: Element, stream: Element, model: Model): readonly Fix[] {
  const title = `Move the product to \`${stream.name ?? ''}\``;
  const [parent] = product.links('in').filter((link) => link.target?.kind === 'value-stream');
  if (!parent) return [];
  const edits =
    parent.statement >= 0
      ? replaceAt(atLink(parent), referenceTo(stream, product, 'in', model))
      : moveDeclaration(product, stream);
  return [{ title, edits }];
}
