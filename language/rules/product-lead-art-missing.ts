import { atLink, atName } from '../edits/places.ts';
import { insertAfterEntry } from '../edits/text-edits.ts';
import { defineRule, type Fix } from './rule.ts';
import { inWords, The } from './words.ts';

export const productLeadArtMissing = defineRule({
  name: 'product-lead-art-missing',
  severity: 'hint',
  profile: 'all',
  summary: 'A product of several trains names the one that leads.',
  why: 'Where several trains deliver, a customer’s question goes round until somebody is the one to ask.',
  source: 'Common practice',
  advice: 'Write `lead` after the train that answers for the product.',
  on: ['product'],
  examples: {
    ok: [
      {
        text: 'value-stream lending {\n  product loan { delivered-by: loans lead, homes }\n  art loans\n  art homes\n}',
      },
      { title: 'One train', text: 'value-stream lending {\n  product loan { delivered-by: loans }\n  art loans\n}' },
    ],
    bad: [
      {
        text: `value-stream lending {
  product loan { delivered-by: loans, homes }
//        ^^^^ hint: The product \`loan\` is delivered by two trains, and none of them is said to lead; by common practice one answers for the whole. Write \`lead\` after one in \`delivered-by\`.
  art loans
  art homes
}`,
        fixed: `value-stream lending {
  product loan { delivered-by: loans lead, homes }
  art loans
  art homes
}`,
      },
    ],
  },
  check(product, { report }) {
    const links = product.links('delivered-by');
    if (product.unclear || links.length < 2 || links.some(({ lead }) => lead)) return;
    const trains = links.filter(({ target }) => target?.kind === 'art').length;
    if (trains < 2) return;
    report({
      at: atName(product),
      message: `${The(product)} is delivered by ${inWords(trains)} trains, and none of them is said to lead; by common practice one answers for the whole. Write \`lead\` after one in \`delivered-by\`.`,
    });
  },
  fix({ element }): readonly Fix[] {
    return element
      .links('delivered-by')
      .filter(({ target }) => target?.kind === 'art')
      .slice(0, 5)
      .map((link) => ({ title: `\`${link.name}\` leads`, edits: insertAfterEntry(atLink(link), ' lead') }));
  },
});
