import { atValue } from '../edits/places.ts';
import { numberOf } from '../model/queries.ts';
import { adviser, numberOption } from './options.ts';
import { defineRule } from './rule.ts';
import { The } from './words.ts';

const usual = 1;

export const featureTooLargeForPi = defineRule({
  name: 'feature-too-large-for-pi',
  severity: 'warning',
  scope: 'file',
  profile: 'all',
  summary: 'A feature fits into one planning interval.',
  why: 'What takes longer than the plan is shown half finished, and nobody learns from it.',
  source: 'SAFe, features',
  advice: 'Split it into features that each deliver something; what has to stay whole is a capability or an epic.',
  on: ['feature'],
  needs: ['spans'],
  options: { max: { type: 'count', default: usual, doc: 'How many planning intervals a feature may take.' } },
  examples: {
    ok: [
      { text: 'art sky {\n  backlog {\n    feature F-1 { spans: 1 pi }\n  }\n}' },
      {
        title: 'Two are allowed here',
        options: { max: 2 },
        text: `art sky {
  backlog {
    feature F-1 { spans: 2 pi }
  }
}`,
      },
    ],
    bad: [
      {
        text: `art sky {
  backlog {
    feature F-1 { spans: 2 pi }
//                       ^ warning: The feature \`F-1\` takes 2 planning intervals; SAFe advises at most 1. Split it into features that each deliver something.
  }
}`,
      },
    ],
  },
  check(feature, { report, option }) {
    const spans = numberOf(feature, 'spans');
    const max = numberOption(option, 'max');
    if (spans === undefined || spans <= max) return;
    report({
      at: atValue(feature, 'spans'),
      message: `${The(feature)} takes ${spans} planning intervals; ${adviser(max === usual)} at most ${max}. Split it into features that each deliver something.`,
    });
  },
});
