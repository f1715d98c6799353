import { atName } from '../edits/places.ts';
import { addLines } from '../edits/text-edits.ts';
import { childrenOf, sources, trainsOf } from '../model/queries.ts';
import { defineRule, type Fix } from './rule.ts';
import { isOperational, isStated } from './stated.ts';
import { The } from './words.ts';

export const valueStreamWithoutOutcome = defineRule({
  name: 'value-stream-without-outcome',
  severity: 'warning',
  profile: 'guide',
  summary: 'A value stream states the product, service or customer outcome that it serves.',
  why: 'A value stream is the way from an idea to somebody who is better off. Without that somebody it is a department.',
  source: 'Executive guide, What Is a Value Stream?, line 17',
  advice: 'Say the `outcome`, the `customer` or the `need`, or declare a product in it.',
  on: ['value-stream'],
  examples: {
    ok: [
      { text: 'value-stream claims { customer: "Policyholders" }' },
      { title: 'Its product says it', text: 'value-stream claims {\n  product claim-app\n}' },
    ],
    bad: [
      {
        text: `portfolio retail {
  value-stream development {
//             ^^^^^^^^^^^ warning: The value stream \`development\` does not say what it is for: no outcome, no customer, no need and no product; the executive guide has each value stream serve one. Write one of them, such as \`outcome: "…"\`.
    budget: 3M EUR per year
  }
}`,
        fixed: `portfolio retail {
  value-stream development {
    budget: 3M EUR per year
    outcome: ""
  }
}`,
      },
    ],
  },
  check(stream, { report }) {
    if (stream.unclear || isOperational(stream) || isStated(stream, 'outcome', 'customer', 'need')) return;
    if (childrenOf(stream, 'product', 'value-stream').length > 0) return;
    if (trainsOf(stream).some((art) => sources(art, 'delivered-by').length > 0)) return;
    report({
      at: atName(stream),
      message: `${The(stream)} does not say what it is for: no outcome, no customer, no need and no product; the executive guide has each value stream serve one. Write one of them, such as \`outcome: "…"\`.`,
    });
  },
  fix({ element }): readonly Fix[] {
    return [{ title: 'Say the outcome', edits: addLines(element, ['outcome: ""']) }];
  },
});
