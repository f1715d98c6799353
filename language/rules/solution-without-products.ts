import { atName } from '../edits/places.ts';
import { referenceTo } from '../edits/references.ts';
import { addEntry } from '../edits/text-edits.ts';
import { defineRule, type Fix } from './rule.ts';
import { capabilitiesOf } from './solution-parts.ts';
import { The } from './words.ts';

export const solutionWithoutProducts = defineRule({
  name: 'solution-without-products',
  severity: 'error',
  profile: 'guide',
  summary: 'A solution is made of products or capabilities.',
  why: 'A solution joins what several trains deliver. One that joins nothing is a name on a slide.',
  source: 'Executive guide, Products, Solutions & Value Streams, line 69',
  advice: 'Name its products with `comprises`, or declare its capabilities in it.',
  on: ['solution'],
  examples: {
    ok: [
      { text: 'solution omni { comprises: instant-pay, card-hub }\n\nproduct instant-pay\n\nproduct card-hub' },
      { title: 'Of capabilities', text: 'solution omni {\n  capability tap-to-pay\n  capability refunds\n}' },
      { title: 'No products are modelled yet', text: 'solution omni { customer: "Merchants" }' },
    ],
    bad: [
      {
        text: `portfolio retail {
  solution omni {
//         ^^^^ error: The solution \`omni\` is made of nothing: it comprises no product and has no capability; the executive guide has a solution made of several. Say what it is made of: \`comprises: <product>, <product>\`.
    customer: "Merchants"
  }
  value-stream payments {
    product instant-pay
  }
}`,
        fixed: `portfolio retail {
  solution omni {
    customer: "Merchants"
    comprises: instant-pay
  }
  value-stream payments {
    product instant-pay
  }
}`,
      },
    ],
  },
  check(solution, { report, model }) {
    if (solution.unclear || solution.links('comprises').length > 0 || capabilitiesOf(solution).length > 0) return;
    if (!model.hasAny('product') && !model.hasAny('capability')) return;
    report({
      at: atName(solution),
      message: `${The(solution)} is made of nothing: it comprises no product and has no capability; the executive guide has a solution made of several. Say what it is made of: \`comprises: <product>, <product>\`.`,
    });
  },
  fix({ element }, { model }): readonly Fix[] {
    const products = model.elementsOf('product').filter(({ name, rank }) => name !== undefined && rank === 0);
    if (products.length > 5) return [];
    return products.map((product) => ({
      title: `It comprises \`${product.name ?? ''}\``,
      edits: addEntry(element, 'comprises', referenceTo(product, element, 'comprises', model)),
    }));
  },
});
