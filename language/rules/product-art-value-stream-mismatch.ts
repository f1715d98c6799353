import { statementOf } from '../binding/element.ts';
import { atLink } from '../edits/places.ts';
import { removeEntry, replaceAt } from '../edits/text-edits.ts';
import { onOneLine } from '../model/queries.ts';
import { deliveringStreams, ownStreams } from './product-streams.ts';
import { defineRule, type Fix } from './rule.ts';
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
        text: `value-stream lending {
  product loan { delivered-by: mobile }
//                             ^^^^^^ error: The product \`loan\` lives in the value stream \`lending\`, but the train \`mobile\` that delivers it belongs to the value stream \`channels\`.
}

value-stream channels {
  art mobile
}`,
        fixed: `value-stream lending {
  product loan { }
}

value-stream channels {
  art mobile
}`,
      },
    ],
  },
  check(product, { report }) {
    const [own] = ownStreams(product);
    const [elsewhere] = deliveringStreams(product).filter(({ stream }) => own && !onOneLine(stream, own));
    const train = elsewhere?.link.target;
    if (!own || !elsewhere || !train) return;
    report({
      at: atLink(elsewhere.link),
      message: `${The(product)} lives in ${the(own)}, but ${the(train)} that delivers it belongs to ${the(elsewhere.stream)}.`,
      explainedBy: [{ rule: 'product-split-across-value-streams', element: product }],
    });
  },
  fix({ element, at }): readonly Fix[] {
    const [elsewhere] = deliveringStreams(element);
    const parent = element.links('in').find((link) => link.statement >= 0 && link.stater === element);
    const statement = element.links('delivered-by').flatMap((link) => statementOf(link) ?? [])[0];
    return [
      ...(parent && elsewhere
        ? [
            {
              title: `Move the product to \`${elsewhere.stream.name ?? ''}\``,
              edits: replaceAt(atLink(parent), elsewhere.stream.name ?? ''),
            },
          ]
        : []),
      ...(statement ? [{ title: 'Take the train away', edits: removeEntry(at, statement) }] : []),
    ];
  },
});
