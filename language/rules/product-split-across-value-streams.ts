import { statementOf } from '../binding/element.ts';
import { atLink } from '../edits/places.ts';
import { addLines, removeEntry } from '../edits/text-edits.ts';
import { deliveringStreams, ownStreams } from './product-streams.ts';
import { onOneLine } from '../model/queries.ts';
import { defineRule, type Fix } from './rule.ts';
import { the, The } from './words.ts';

export const productSplitAcrossValueStreams = defineRule({
  name: 'product-split-across-value-streams',
  severity: 'error',
  profile: 'guide',
  summary: 'A product is delivered inside one value stream.',
  why: 'A product in two value streams has two budgets and two orders of priority. Each release waits for the slower one.',
  source: 'Executive guide, Products, Solutions & Value Streams, line 68',
  advice:
    'Make it a solution of two products, one in each stream; or let one stream deliver it, and say `depends-on` for the train of the other.',
  on: ['product'],
  examples: {
    ok: [
      {
        title: 'A shared platform is a dependency',
        text: 'value-stream lending {\n  product loan {\n    delivered-by: loans\n    depends-on: mobile\n  }\n  art loans\n}\n\nvalue-stream channels {\n  art mobile\n}',
      },
    ],
    bad: [
      {
        text: `value-stream lending {
  product loan { delivered-by: loans, mobile }
//                                    ^^^^^^ error: The product \`loan\` is delivered by the train \`loans\` of the value stream \`lending\` and by the train \`mobile\` of the value stream \`channels\`; a product lives in one value stream.
  art loans
}

value-stream channels {
  art mobile
}`,
        fixed: `value-stream lending {
  product loan {
    delivered-by: loans
    depends-on: art mobile
  }
  art loans
}

value-stream channels {
  art mobile
}`,
      },
    ],
  },
  check(product, { report }) {
    const [first, second] = deliveringStreams(product);
    const others = ownStreams(product);
    if (first?.link.target && second?.link.target) {
      report({
        at: atLink(second.link),
        message: `${The(product)} is delivered by ${the(first.link.target)} of ${the(first.stream)} and by ${the(second.link.target)} of ${the(second.stream)}; a product lives in one value stream.`,
        related: [{ at: atLink(first.link), message: `This train belongs to ${the(first.stream)}.` }],
        data: { train: second.link.target.name ?? '' },
      });
      return;
    }
    const [home, away] = others;
    const link = product.links('in').find((each) => each.target === away);
    if (!home || !away || !link || onOneLine(home, away)) return;
    report({
      at: atLink(link),
      message: `${The(product)} is in ${the(home)} and in ${the(away)}; a product lives in one value stream.`,
    });
  },
  fix({ element, at, data }): readonly Fix[] {
    const train = data?.['train'];
    const link = element.links('delivered-by').find((each) => each.target?.name === train);
    const statement = link ? statementOf(link) : undefined;
    if (train === undefined || !statement) return [];
    return [
      {
        title: `Say that it depends on \`${train}\``,
        isPreferred: true,
        edits: [...removeEntry(at, statement), ...addLines(element, [`depends-on: art ${train}`])],
      },
    ];
  },
});
