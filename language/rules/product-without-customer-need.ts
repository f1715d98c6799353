import { atName } from '../edits/places.ts';
import { addLines } from '../edits/text-edits.ts';
import { isClosing } from './funding.ts';
import { defineRule, type Fix } from './rule.ts';
import { isStated } from './stated.ts';
import { The } from './words.ts';

export const productWithoutCustomerNeed = defineRule({
  name: 'product-without-customer-need',
  severity: 'info',
  scope: 'file',
  profile: 'guide',
  summary: 'A product states the customer need that it meets.',
  why: 'Whoever knows the need can leave a feature out. Whoever knows only the product can but add to it.',
  source: 'Executive guide, Products, Solutions & Value Streams, line 68; Executive Takeaway, line 161',
  advice: 'Say in a sentence what customers need it for: `need: "Pay anybody at once"`.',
  on: ['product'],
  examples: {
    ok: [
      { text: 'value-stream lending {\n  product loan { need: "Buy a home without weeks of waiting" }\n}' },
      { title: 'Wound down', text: 'value-stream lending {\n  product loan { state: sunset }\n}' },
    ],
    bad: [
      {
        text: `value-stream lending {
  product loan
//        ^^^^ info: The product \`loan\` does not say which customer need it meets; the executive guide has each product solve one. Say it with \`need: "…"\`.
}`,
        fixed: `value-stream lending {
  product loan {
    need: ""
  }
}`,
      },
    ],
  },
  check(product, { report }) {
    if (isStated(product, 'need') || product.unclear || isClosing(product)) return;
    report({
      at: atName(product),
      message: `${The(product)} does not say which customer need it meets; the executive guide has each product solve one. Say it with \`need: "…"\`.`,
    });
  },
  fix({ element }): readonly Fix[] {
    return [{ title: 'Say the need', edits: addLines(element, ['need: ""']) }];
  },
});
