import { insertParent } from '../edits/headers.ts';
import { atName } from '../edits/places.ts';
import { referenceTo } from '../edits/references.ts';
import { sources } from '../model/queries.ts';
import { deliveriesOf, ownStreams } from './product-streams.ts';
import { defineRule, type Fix } from './rule.ts';
import { hasUnresolved, isOperational, misplacing } from './stated.ts';
import { The } from './words.ts';

export const productOrphan = defineRule({
  name: 'product-orphan',
  severity: 'error',
  profile: 'guide',
  summary: 'A product lives in a value stream, or contributes to a solution.',
  why: 'A product outside of every value stream has no budget, no people and no place in anybody’s order of priority.',
  source: 'Executive guide, Summary of Relationships, line 81; Products, Solutions & Value Streams, line 68',
  advice:
    'Say the value stream with `in`, let one of its trains deliver the product, or name the product in the `comprises` of a solution.',
  on: ['product'],
  options: {
    home: {
      type: 'text',
      words: ['any', 'stream'],
      default: 'any',
      doc: '`stream`: a value stream is asked for always; `any`: a solution that comprises the product is enough.',
    },
  },
  examples: {
    ok: [
      { text: 'value-stream lending {\n  product loan\n}' },
      {
        title: 'By its train',
        text: 'value-stream lending {\n  art loans\n}\n\nproduct loan { delivered-by: loans }',
      },
      { title: 'In a solution', text: 'value-stream lending\n\nsolution omni { comprises: loan }\n\nproduct loan' },
      { title: 'No value streams and no solutions are modelled yet', text: 'product loan { need: "A home" }' },
    ],
    bad: [
      {
        text: `portfolio retail {
  value-stream lending
}

product loan { need: "A home" }
//      ^^^^ error: The product \`loan\` is in no value stream, and no solution comprises it; the executive guide has each product in one of the two. Say where it belongs: \`product loan in <value stream>\`.`,
        fixed: `portfolio retail {
  value-stream lending
}

product loan in lending { need: "A home" }`,
      },
      {
        title: 'A value stream is asked for always',
        options: { home: 'stream' },
        text: `value-stream lending

solution omni { comprises: loan }

product loan
//      ^^^^ error: The product \`loan\` is in no value stream, where the settings of this project ask for one. Say which one: \`product loan in <value stream>\`.`,
        fixed: `value-stream lending

solution omni { comprises: loan }

product loan in lending`,
      },
    ],
  },
  check(product, { report, model, option }) {
    if (product.unclear || ownStreams(product).length > 0 || deliveriesOf(product).length > 0) return;
    const needsStream = option('home') === 'stream';
    if (!needsStream && sources(product, 'comprises').length > 0) return;
    if (hasUnresolved(product, 'in') || hasUnresolved(product, 'delivered-by')) return;
    if (!model.hasAny('value-stream') && !model.hasAny('solution')) return;
    const trains = product.links('delivered-by').flatMap(({ target }) => target ?? []);
    report({
      at: atName(product),
      message: needsStream
        ? `${The(product)} is in no value stream, where the settings of this project ask for one. Say which one: \`product ${product.name ?? 'name'} in <value stream>\`.`
        : `${The(product)} is in no value stream, and no solution comprises it; the executive guide has each product in one of the two. Say where it belongs: \`product ${product.name ?? 'name'} in <value stream>\`.`,
      explainedBy: [
        ...misplacing(product),
        ...trains.map((train) => ({ rule: 'art-without-value-stream', element: train })),
      ],
    });
  },
  fix({ element }, { model }): readonly Fix[] {
    const streams = model
      .elementsOf('value-stream')
      .filter((stream) => stream.name !== undefined && stream.rank === 0 && !isOperational(stream));
    if (streams.length > 5 || element.links('in').length > 0) return [];
    return streams.map((stream) => ({
      title: `Put it in \`${stream.name ?? ''}\``,
      ...(streams.length === 1 ? { isPreferred: true as const } : {}),
      edits: insertParent(element, referenceTo(stream, element, 'in', model)),
    }));
  },
});
