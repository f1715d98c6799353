import { atName } from '../edits/places.ts';
import { addLines } from '../edits/text-edits.ts';
import { streamsAround, targets, trainsOf, wordOf } from '../model/queries.ts';
import { defineRule, type Fix } from './rule.ts';
import { hasUnresolved, isStated } from './stated.ts';
import { the } from './words.ts';

export const productWithoutArt = defineRule({
  name: 'product-without-art',
  severity: 'error',
  profile: 'guide',
  summary: 'A product is delivered by a train.',
  why: 'A product that no train delivers is a promise that nobody keeps.',
  source: 'Executive guide, Products, Solutions & Value Streams, line 68',
  advice: 'Say `delivered-by` with a train of its value stream. A product that is switched off says `state: sunset`.',
  on: ['product'],
  examples: {
    ok: [
      { text: 'value-stream lending {\n  product loan { delivered-by: loans }\n  art loans\n}' },
      { title: 'Switched off', text: 'value-stream lending {\n  product loan { state: sunset }\n}' },
    ],
    bad: [
      {
        text: `value-stream lending {
  product portal {
//        ^^^^^^ error: No train delivers the product \`portal\`. Say which one: \`delivered-by: <train>\`.
    need: "One place for all loans"
  }
  art loans
}`,
        fixed: `value-stream lending {
  product portal {
    need: "One place for all loans"
    delivered-by: loans
  }
  art loans
}`,
      },
    ],
  },
  check(product, { report, model }) {
    if (product.broken || !model.hasAny('art') || wordOf(product, 'state') === 'sunset') return;
    if (isStated(product, 'delivered-by') || hasUnresolved(product, 'delivered-by')) return;
    if (targets(product, 'delivered-by').length > 0) return;
    report({
      at: atName(product),
      message: `No train delivers ${the(product)}. Say which one: \`delivered-by: <train>\`.`,
    });
  },
  fix({ element }): readonly Fix[] {
    const trains = streamsAround(element)
      .flatMap((stream) => trainsOf(stream))
      .filter((art) => art.name !== undefined);
    return trains.slice(0, 5).map((art, index) => ({
      title: `It is delivered by \`${art.name ?? ''}\``,
      ...(index === 0 && trains.length === 1 ? { isPreferred: true as const } : {}),
      edits: addLines(element, [`delivered-by: ${art.name ?? ''}`]),
    }));
  },
});
