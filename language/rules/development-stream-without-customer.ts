import { atName } from '../edits/places.ts';
import { addLines } from '../edits/text-edits.ts';
import { defineRule, type Fix } from './rule.ts';
import { isOperational, isStated } from './stated.ts';
import { The } from './words.ts';

export const developmentStreamWithoutCustomer = defineRule({
  name: 'development-stream-without-customer',
  severity: 'info',
  profile: 'all',
  summary: 'A development value stream names the operational stream or the customer that it supports.',
  why: 'Whoever builds without knowing for whom, builds what is asked for loudest.',
  source: 'SAFe, development value streams',
  advice: 'Say `serves` with the operational value stream, or `customer`.',
  on: ['value-stream'],
  examples: {
    ok: [{ text: 'value-stream claims { customer: "Policyholders" }' }],
    bad: [
      {
        text: `portfolio retail {
  value-stream claims {
//             ^^^^^^ info: The value stream \`claims\` names neither a customer nor the operational value stream that it serves.
    budget: 3M EUR per year
  }
  value-stream policies { customer: "Everybody" }
}`,
        fixed: `portfolio retail {
  value-stream claims {
    budget: 3M EUR per year
    customer: ""
  }
  value-stream policies { customer: "Everybody" }
}`,
      },
    ],
  },
  check(stream, { report, model }) {
    if (stream.broken || isOperational(stream) || isStated(stream, 'serves', 'customer')) return;
    const isOnly = model.elementsOf('value-stream').length === 1;
    report({
      at: atName(stream),
      message: `${The(stream)} names neither a customer nor the operational value stream that it serves.`,
      ...(isOnly ? { severity: 'hint' as const } : {}),
    });
  },
  fix({ element }): readonly Fix[] {
    return [{ title: 'Say the customer', edits: addLines(element, ['customer: ""']) }];
  },
});
