import { atLink, atName } from '../edits/places.ts';
import { insertAfterEntry } from '../edits/text-edits.ts';
import { sources } from '../model/queries.ts';
import { defineRule, listed, type Fix } from './rule.ts';
import { custom, numberOption } from './options.ts';
import { repeating } from './stated.ts';
import { inWords, The } from './words.ts';

const usual = 2;

export const productInManySolutions = defineRule({
  name: 'product-in-many-solutions',
  severity: 'info',
  profile: 'all',
  summary: 'A product in more than two solutions names the one that leads.',
  why: 'Each solution wants something else of the product next. Somebody has to be the first to ask.',
  source: 'Common practice',
  advice: 'Write `lead` after the product in the `comprises` of the solution that leads for it.',
  on: ['product'],
  options: {
    max: { type: 'count', default: usual, doc: 'In how many solutions a product may be without a lead one.' },
  },
  examples: {
    ok: [
      {
        text: 'product card-hub\n\nsolution shop { comprises: card-hub }\n\nsolution travel { comprises: card-hub lead }\n\nsolution till { comprises: card-hub }',
      },
      {
        title: 'Two',
        text: 'product card-hub\n\nsolution shop { comprises: card-hub }\n\nsolution travel { comprises: card-hub }',
      },
      {
        title: 'Three are allowed here',
        options: { max: 3 },
        text: `product card-hub

solution shop { comprises: card-hub }

solution travel { comprises: card-hub }

solution till { comprises: card-hub }`,
      },
    ],
    bad: [
      {
        text: `product card-hub
//      ^^^^^^^^ info: The product \`card-hub\` is part of three solutions, \`shop\`, \`travel\` and \`till\`, and none of them leads for it; common practice is at most two without one that leads. Write \`lead\` after it in the \`comprises\` of one.

solution shop { comprises: card-hub }

solution travel { comprises: card-hub }

solution till { comprises: card-hub }`,
        fixed: `product card-hub

solution shop { comprises: card-hub lead }

solution travel { comprises: card-hub }

solution till { comprises: card-hub }`,
      },
    ],
  },
  check(product, { report, option }) {
    const links = product.linksTo('comprises');
    if (links.length === 0 || links.some(({ lead }) => lead)) return;
    const solutions = sources(product, 'comprises');
    const max = numberOption(option, 'max');
    if (solutions.length <= max) return;
    report({
      at: atName(product),
      message: `${The(product)} is part of ${inWords(solutions.length)} solutions, ${listed(solutions.map(({ name }) => name ?? ''))}, and none of them leads for it; ${custom(max === usual)} at most ${inWords(max)} without one that leads. Write \`lead\` after it in the \`comprises\` of one.`,
      explainedBy: repeating(links, (left) => new Set(left.map(({ subject }) => subject)).size <= max),
    });
  },
  fix({ element }): readonly Fix[] {
    return element
      .linksTo('comprises')
      .filter(({ statement }) => statement >= 0)
      .slice(0, 5)
      .map((link) => ({
        title: `\`${link.subject.name ?? ''}\` leads for it`,
        edits: insertAfterEntry(atLink(link), ' lead'),
      }));
  },
});
