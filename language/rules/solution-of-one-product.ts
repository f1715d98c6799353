import { inLinks, type Element } from '../binding/element.ts';
import { removeDeclaration } from '../edits/declarations.ts';
import { atLink } from '../edits/places.ts';
import { deliveriesOf, ownStreams } from './product-streams.ts';
import { defineRule, type Fix } from './rule.ts';
import { capabilitiesOf, productsOf } from './solution-parts.ts';
import { the, The } from './words.ts';

export const solutionOfOneProduct = defineRule({
  name: 'solution-of-one-product',
  severity: 'warning',
  profile: 'guide',
  summary: 'A solution has several related products.',
  why: 'A solution costs a manager, an architect and meetings. For one product its own train is enough.',
  source: 'Executive guide, Products, Solutions & Value Streams, line 69',
  advice: 'Let the product stand for itself, or name the other products that belong to the solution.',
  on: ['solution'],
  examples: {
    ok: [
      { text: 'solution omni { comprises: instant-pay, card-hub }\n\nproduct instant-pay\n\nproduct card-hub' },
      {
        title: 'Of another solution with two products',
        text: 'solution omni { comprises: shop }\n\nsolution shop { comprises: till, card-hub }\n\nproduct till\n\nproduct card-hub',
      },
    ],
    bad: [
      {
        text: `value-stream payments {
  product instant-pay
}

solution omni {
  comprises: instant-pay
//           ^^^^^^^^^^^ warning: The solution \`omni\` has only one product, the product \`instant-pay\`; a solution is made of several. Let the product stand for itself, or name the others in \`comprises\`.
}`,
        fixed: `value-stream payments {
  product instant-pay
}
`,
      },
      {
        title: 'Several capabilities',
        text: `solution omni {
  comprises: instant-pay
//           ^^^^^^^^^^^ info: The solution \`omni\` has only one product, the product \`instant-pay\`; a solution is made of several. Let the product stand for itself, or name the others in \`comprises\`.
  capability tap-to-pay
  capability refunds
}

value-stream payments {
  product instant-pay
}`,
      },
    ],
  },
  check(solution, { report }) {
    const links = solution.links('comprises');
    if (links.length === 0 || solution.unclear || links.some(({ status }) => status !== 'resolved')) return;
    const [product, second] = productsOf(solution);
    const [link] = links;
    if (!product || second || !link) return;
    const hasCapabilities = capabilitiesOf(solution).length > 1;
    report({
      at: atLink(link),
      message: `${The(solution)} has only one product, ${the(product)}; a solution is made of several. Let the product stand for itself, or name the others in \`comprises\`.`,
      ...(hasCapabilities ? { severity: 'info' as const } : {}),
    });
  },
  fix({ element }): readonly Fix[] {
    const [product] = productsOf(element);
    // Where something stands in it or refers to it, taking it away would break that.
    if (!product || isReferredTo(element) || !hasHome(product)) return [];
    return [{ title: `Let \`${product.name ?? ''}\` stand for itself`, edits: removeDeclaration(element) }];
  },
});

/** Without the solution it would be in nothing, unless it lives in a value stream, or its trains do. */
function hasHome(product: Element): boolean {
  return ownStreams(product).length > 0 || deliveriesOf(product).length > 0;
}

function isReferredTo(element: Element): boolean {
  return inLinks(element).length > 0;
}
