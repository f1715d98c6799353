import type { Element } from '../binding/element.ts';
import { atLink } from '../edits/places.ts';
import { referenceTo } from '../edits/references.ts';
import { removeEntries, replaceAt } from '../edits/text-edits.ts';
import { onOneLine, targets } from '../model/queries.ts';
import { deliveriesOf, ownStreams } from './product-streams.ts';
import { defineRule, type Fix } from './rule.ts';
import { the, The } from './words.ts';

export const productFundedElsewhere = defineRule({
  name: 'product-funded-elsewhere',
  severity: 'warning',
  profile: 'guide',
  summary: 'A product is funded by the value stream that it lives in.',
  why: 'Who pays decides. A product whose money comes from another stream is planned in one place and decided on in another.',
  source: 'Executive guide, Products, Solutions & Value Streams, line 70; Summary of Relationships, line 79',
  advice: 'Let its own value stream pay for it, or move the product to the stream that does.',
  on: ['product'],
  examples: {
    ok: [
      { text: 'value-stream cards {\n  product debit-card { funded-by: cards }\n}' },
      {
        title: 'The stream around it pays',
        text: 'value-stream payments {\n  value-stream cards {\n    product debit-card { funded-by: payments }\n  }\n}',
      },
    ],
    bad: [
      {
        text: `value-stream cards {
  product debit-card { funded-by: payments }
//                                ^^^^^^^^ warning: The product \`debit-card\` lives in the value stream \`cards\`, but the value stream \`payments\` pays for it; a value stream pays for the products that live in it. Let \`cards\` pay, or move the product.
}

value-stream payments`,
        fixed: `value-stream cards {
  product debit-card { funded-by: cards }
}

value-stream payments`,
      },
      {
        title: 'A part of the money',
        text: `value-stream cards {
  product debit-card { funded-by: cards, payments }
//                                       ^^^^^^^^ warning: The product \`debit-card\` lives in the value stream \`cards\`, but the value stream \`payments\` pays for it; a value stream pays for the products that live in it. Let \`cards\` pay, or move the product.
}

value-stream payments`,
        fixed: `value-stream cards {
  product debit-card { funded-by: cards }
}

value-stream payments`,
      },
    ],
  },
  check(product, { report }) {
    const payers = product.links('funded-by');
    if (payers.length === 0) return;
    const homes = homesOf(product);
    const [home] = homes;
    if (!home) return;
    for (const link of payers) {
      const payer = link.target;
      if (payer?.kind !== 'value-stream' || homes.some((each) => onOneLine(each, payer))) continue;
      report({
        at: atLink(link),
        message: `${The(product)} lives in ${the(home)}, but ${the(payer)} pays for it; a value stream pays for the products that live in it. Let \`${home.name ?? ''}\` pay, or move the product.`,
        explainedBy: [
          { rule: 'product-art-value-stream-mismatch', element: product },
          { rule: 'product-split-across-value-streams', element: product },
        ],
      });
    }
  },
  fix({ element, at }, { model }): readonly Fix[] {
    const [home] = homesOf(element);
    if (!home) return [];
    if (targets(element, 'funded-by').includes(home))
      return [{ title: `Only \`${home.name ?? ''}\` pays for it`, edits: removeEntries([at]) }];
    const reference = referenceTo(home, element, 'funded-by', model);
    return [{ title: `\`${home.name ?? ''}\` pays for it`, edits: replaceAt(at, reference) }];
  },
});

/** The streams in which it stands, else those of the trains that deliver it. */
function homesOf(product: Element): readonly Element[] {
  const own = ownStreams(product);
  return own.length > 0 ? own : deliveriesOf(product).flatMap(({ streams }) => streams);
}
