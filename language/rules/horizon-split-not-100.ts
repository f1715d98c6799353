import { atKey } from '../edits/places.ts';
import { addedUp, sumOfPercentages } from './percentages.ts';
import { defineRule } from './rule.ts';
import { the } from './words.ts';

export const horizonSplitNotOneHundred = defineRule({
  name: 'horizon-split-not-100',
  severity: 'error',
  scope: 'file',
  profile: 'recommended',
  summary: 'The shares of the investment horizons add up to 100%.',
  why: 'Whoever reads the split believes that it is all the money. What is missing, or there twice, is decided by nobody.',
  source: 'Arithmetic; SAFe’s first Lean budget guardrail, investments by horizon',
  advice: 'Correct the shares, so that they make 100%.',
  on: ['portfolio'],
  needs: ['horizons'],
  options: {
    rounding: { type: 'number', default: 0.5, doc: 'How far the sum may be off, in percentage points.' },
  },
  examples: {
    ok: [
      { text: 'portfolio retail { horizons: h0 5%, h1 70%, h2 20%, h3 5% }' },
      { title: 'Rounded shares', text: 'portfolio retail { horizons: h0 33.3%, h1 33.3%, h2 33.3% }' },
      {
        title: 'Ten points are tolerated',
        options: { rounding: 10 },
        text: `portfolio retail { horizons: h0 5%, h1 70%, h2 20% }`,
      },
    ],
    bad: [
      {
        text: `portfolio retail {
  horizons: h0 5%, h1 70%, h2 20%
//^^^^^^^^ error: The investment horizons of the portfolio \`retail\` cover all of its investment, 100%, but h0 5%, h1 70% and h2 20% make 95%. Correct the shares.
}`,
      },
    ],
  },
  check(portfolio, { report, option }) {
    const sum = sumOfPercentages(portfolio, 'horizons');
    if (sum === undefined) return;
    const rounding = option('rounding');
    if (Math.abs(sum - 100) <= (typeof rounding === 'number' ? rounding : 0)) return;
    report({
      at: atKey(portfolio, 'horizons'),
      message: `The investment horizons of ${the(portfolio)} cover all of its investment, 100%, but ${addedUp(portfolio, 'horizons', sum)}. Correct the shares.`,
    });
  },
});
