import type { Element } from '../binding/element.ts';
import { atName } from '../edits/places.ts';
import { freeName } from '../edits/references.ts';
import { addLines } from '../edits/text-edits.ts';
import { childrenOf, sources, streamsWithin, targets, trainsOf, wordOf } from '../model/queries.ts';
import { defineRule, type Fix } from './rule.ts';
import { isOfTeams, isOperational } from './stated.ts';
import { The } from './words.ts';

/** At these states nobody expects products of it. */
const unsettled = ['draft', 'forming', 'retiring', 'sunset'];

export const valueStreamWithoutProduct = defineRule({
  name: 'value-stream-without-product',
  severity: 'info',
  profile: 'guide',
  summary: 'A value stream delivers a product, or contributes to a solution.',
  why: 'Money goes into a value stream and something for customers comes out. Where nothing is named, nobody can say what was paid for.',
  source: 'Executive guide, Products, Solutions & Value Streams, line 70; Summary of Relationships, line 79',
  advice: 'Declare its products. A stream that enables others says `contributes-to`.',
  on: ['value-stream'],
  examples: {
    ok: [
      { text: 'value-stream lending {\n  product loan\n}' },
      {
        title: 'Its train delivers a product that stands elsewhere',
        text: 'value-stream lending {\n  art loans\n}\n\nsolution omni {\n  product loan { delivered-by: loans }\n}',
      },
      {
        title: 'An enabling stream',
        text: 'value-stream lending {\n  product loan\n}\n\nvalue-stream platform {\n  contributes-to: lending\n}',
      },
      { title: 'No product is modelled yet', text: 'value-stream lending {\n  art loans\n}' },
    ],
    bad: [
      {
        text: `portfolio retail {
  value-stream lending {
    product loan
  }
  value-stream channels {
//             ^^^^^^^^ info: The value stream \`channels\` delivers no product and contributes to no solution; the executive guide has each value stream do the one or the other. Declare its product, or say \`contributes-to\` with what it helps.
    art mobile
  }
}`,
        fixed: `portfolio retail {
  value-stream lending {
    product loan
  }
  value-stream channels {
    product channels-product {
      need: ""
      delivered-by: mobile
    }
    art mobile
  }
}`,
      },
    ],
  },
  check(stream, { report, model }) {
    if (stream.unclear || isOperational(stream) || unsettled.includes(wordOf(stream, 'state') ?? '')) return;
    if (!model.hasAny('product') || delivers(stream)) return;
    report({
      at: atName(stream),
      message: `${The(stream)} delivers no product and contributes to no solution; the executive guide has each value stream do the one or the other. Declare its product, or say \`contributes-to\` with what it helps.`,
      explainedBy: [
        { rule: 'value-stream-without-outcome', element: stream },
        { rule: 'value-stream-without-art', element: stream },
        ...streamsWithin(stream)
          .slice(1)
          .map((element) => ({ rule: 'value-stream-without-product', element })),
      ],
    });
  },
  fix({ element }, { model }): readonly Fix[] {
    const name = freeName(`${element.name ?? 'new'}-product`, model);
    const [first] = deliverersIn(element);
    const lines = ['need: ""', ...(first ? [`delivered-by: ${first.name ?? ''}`] : [])];
    const text = lines.length === 1 ? `product ${name} { need: "" }` : `product ${name} {\n  ${lines.join('\n  ')}\n}`;
    return [{ title: 'Declare a product in it', edits: addLines(element, [text]) }];
  },
});

/** Who may deliver its product: a train, or a team where it has no trains. */
function deliverersIn(stream: Element): readonly Element[] {
  const all = isOfTeams(stream) ? childrenOf(stream, 'team') : trainsOf(stream);
  return all.filter(({ name, rank }) => name !== undefined && rank === 0);
}

function delivers(stream: Element, seen: ReadonlySet<Element> = new Set()): boolean {
  if (seen.has(stream)) return false;
  const around = new Set([...seen, stream]);
  return (
    childrenOf(stream, 'product').length > 0 ||
    sources(stream, 'funded-by').length > 0 ||
    [stream, ...trainsOf(stream), ...childrenOf(stream, 'team')].some(isUseful) ||
    childrenOf(stream, 'value-stream').some((nested) => delivers(nested, around))
  );
}

/** Delivers a product or a solution, rides on a solution train, or says whom it helps. */
function isUseful(element: Element): boolean {
  return (
    sources(element, 'delivered-by').length > 0 ||
    sources(element, 'trains').length > 0 ||
    sources(element, 'coordinated-by').length > 0 ||
    targets(element, 'contributes-to').length > 0
  );
}
