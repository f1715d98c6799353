import { atValue } from '../edits/places.ts';
import { defineRule } from './rule.ts';
import { The } from './words.ts';

export const teamCapacityZero = defineRule({
  name: 'team-capacity-zero',
  severity: 'error',
  scope: 'file',
  profile: 'recommended',
  summary: 'A capacity is above zero.',
  why: 'With no time at all nothing can be planned, and every share of nothing is nothing.',
  source: 'Arithmetic',
  advice: 'Say how much time there is, or leave the line out while nobody knows.',
  on: ['team', 'art', 'value-stream'],
  needs: ['capacity'],
  examples: {
    ok: [{ text: 'art sky {\n  team kite { capacity: 8 people, 80% }\n}' }],
    bad: [
      {
        text: `art sky {
  team kite { capacity: 8 people, 0% }
//                                ^^ error: The team \`kite\` has 0% of its time for its work; a capacity is above zero. Say how much there is, or leave the line out while nobody knows.
}`,
      },
    ],
  },
  check(element, { report }) {
    element.values('capacity').forEach((value, index) => {
      const isZero = (value.type === 'share' && value.percent <= 0) || (value.type === 'number' && value.number <= 0);
      if (!isZero) return;
      const what = value.type === 'share' ? '0% of its time' : 'nobody';
      report({
        at: atValue(element, 'capacity', 0, index),
        message: `${The(element)} has ${what} for its work; a capacity is above zero. Say how much there is, or leave the line out while nobody knows.`,
      });
    });
  },
});
