import type { Element } from '../binding/element.ts';
import { streamsAround, streamsWithin, targets } from '../model/queries.ts';
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
    ok: [
      { text: 'value-stream claims { customer: "Policyholders" }' },
      {
        title: 'It serves an operational value stream',
        text: `value-stream get-insured { type: operational }

value-stream claims { serves: get-insured }`,
      },
      {
        title: 'It helps another value stream',
        text: `value-stream shop { customer: "Shoppers" }

value-stream paved-road { contributes-to: shop }`,
      },
      {
        title: 'The value stream around it has the customer',
        text: `value-stream lending {
  customer: "Households"
  value-stream mortgages { outcome: "A home" }
}`,
      },
    ],
    bad: [
      {
        text: `portfolio retail {
  value-stream claims {
//             ^^^^^^ info: The value stream \`claims\` names neither a customer nor the operational value stream that it serves; SAFe has each development value stream serve one of them. Write \`customer\` or \`serves\`.
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
      {
        title: 'The only value stream',
        text: `portfolio retail {
  value-stream claims { budget: 3M EUR per year }
//             ^^^^^^ hint: The value stream \`claims\` names neither a customer nor the operational value stream that it serves; SAFe has each development value stream serve one of them. Write \`customer\` or \`serves\`.
}`,
      },
    ],
  },
  check(stream, { report, model }) {
    if (stream.unclear || isOperational(stream) || isKnown(stream)) return;
    const isOnly = model.elementsOf('value-stream').length === 1;
    report({
      at: atName(stream),
      message: `${The(stream)} names neither a customer nor the operational value stream that it serves; SAFe has each development value stream serve one of them. Write \`customer\` or \`serves\`.`,
      ...(isOnly ? { severity: 'hint' as const } : {}),
      explainedBy: [{ rule: 'value-stream-without-outcome', element: stream }],
    });
  },
  fix({ element }): readonly Fix[] {
    return [{ title: 'Say the customer', edits: addLines(element, ['customer: ""']) }];
  },
});

/** Whom it serves: said at it, at a stream around it or nested in it; or it helps another value stream. */
function isKnown(stream: Element): boolean {
  const line = [...streamsAround(stream), ...streamsWithin(stream)];
  return line.some((each) => isStated(each, 'serves', 'customer')) || targets(stream, 'contributes-to').length > 0;
}
