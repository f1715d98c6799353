import { atKey } from '../edits/places.ts';
import { addedUp, sumOfPercentages } from './percentages.ts';
import { defineRule } from './rule.ts';
import { the } from './words.ts';

export const capacityAllocationNotOneHundred = defineRule({
  name: 'capacity-allocation-not-100',
  severity: 'error',
  scope: 'file',
  profile: 'recommended',
  summary: 'The shares of the capacity allocation add up to 100%.',
  why: 'A train has its capacity once. Shares of more are promises that it cannot keep; of less, time that nobody speaks for.',
  source: 'Arithmetic; SAFe’s second Lean budget guardrail, capacity allocation',
  advice: 'Correct the shares, so that they make 100%.',
  on: ['portfolio', 'value-stream', 'art'],
  needs: ['capacity-allocation'],
  examples: {
    ok: [{ text: 'portfolio retail { capacity-allocation: features 60%, enablers 25%, maintenance 15% }' }],
    bad: [
      {
        text: `value-stream claims {
  art sky {
    capacity-allocation: features 60%, enablers 25%, maintenance 10%
//  ^^^^^^^^^^^^^^^^^^^ error: The capacity allocation of the train \`sky\` covers all of its capacity, 100%, but features 60%, enablers 25% and maintenance 10% make 95%. Correct the shares.
  }
}`,
      },
    ],
  },
  check(element, { report }) {
    const sum = sumOfPercentages(element, 'capacity-allocation');
    if (sum === undefined || sum === 100) return;
    report({
      at: atKey(element, 'capacity-allocation'),
      message: `The capacity allocation of ${the(element)} covers all of its capacity, 100%, but ${addedUp(element, 'capacity-allocation', sum)}. Correct the shares.`,
    });
  },
});
