import { atKey } from '../edits/places.ts';
import { parentOf } from '../model/queries.ts';
import { numberOption } from './options.ts';
import { addedUp, sumOfPercentages } from './percentages.ts';
import { defineRule } from './rule.ts';
import { the } from './words.ts';

export const flowDistributionNotOneHundred = defineRule({
  name: 'flow-distribution-not-100',
  severity: 'error',
  scope: 'file',
  profile: 'recommended',
  summary: 'The shares of a target distribution add up to 100%.',
  why: 'Features, defects, debts and risks share one flow. A target that is not the whole cannot be met.',
  source: 'Arithmetic',
  advice: 'Correct the shares, so that they make 100%.',
  on: ['flow'],
  needs: ['distribution'],
  options: {
    rounding: { type: 'number', default: 0.5, doc: 'How far the sum may be off, in percentage points.' },
  },
  examples: {
    ok: [
      { text: 'value-stream claims {\n  flow { distribution: features 60%, defects 15%, debts 15%, risks 10% }\n}' },
      {
        title: 'Rounded shares',
        options: { rounding: 1 },
        text: `value-stream claims {
  flow { distribution: features 33%, defects 33%, debts 33% }
}`,
      },
    ],
    bad: [
      {
        text: `value-stream claims {
  flow {
    distribution: features 60%, defects 15%, debts 15%
//  ^^^^^^^^^^^^ error: The target distribution of the value stream \`claims\` covers all of its flow, 100%, but features 60%, defects 15% and debts 15% make 90%. Correct the shares.
  }
}`,
      },
    ],
  },
  check(flow, { report, option }) {
    const sum = sumOfPercentages(flow, 'distribution');
    if (sum === undefined || Math.abs(sum - 100) <= numberOption(option, 'rounding')) return;
    const home = parentOf(flow);
    report({
      at: atKey(flow, 'distribution'),
      message: `The target distribution${home ? ` of ${the(home)}` : ''} covers all of its flow, 100%, but ${addedUp(flow, 'distribution', sum)}. Correct the shares.`,
    });
  },
});
