import { numberOption } from './options.ts';
import { defineRule } from './rule.ts';
import { roleTitle, seatsAt } from './seats.ts';
import { signs } from './signs.ts';
import { nameOf, the } from './words.ts';

const usual = 50;

const key: ReadonlySet<string> = new Set(['product-owner', 'product-manager', 'release-train-engineer']);

export const keyRolePartTime = defineRule({
  name: 'key-role-part-time',
  severity: 'info',
  profile: 'all',
  summary:
    'Product owners, product managers and release train engineers have at least half of their time for the role.',
  why: 'Teams wait for these roles every day. Whoever has one day a week for them answers once a week.',
  source: 'Common practice',
  advice: 'Give the role more time, or give it to somebody who has it.',
  on: ['art', 'team', 'value-stream', 'product'],
  needs: [signs.share],
  options: { min: { type: 'percent', default: usual, doc: 'How many per cent of the time the role needs.' } },
  examples: {
    ok: [
      { text: 'art sky {\n  team kite { product-owner: @ann 50% }\n}' },
      {
        title: 'A fifth is enough here',
        options: { min: 20 },
        text: `art sky {
  team kite { product-owner: @ann 20% }
}`,
      },
    ],
    bad: [
      {
        text: `art sky {
  team kite { product-owner: @ann 20% }
//                           ^^^^ info: \`@ann\` has 20% of a working week for being Product Owner of the team \`kite\`; by common practice the role needs at least 50%. Give it more time, or give it to somebody who has it.
}`,
      },
    ],
  },
  check(home, { report, option }) {
    const min = numberOption(option, 'min');
    for (const { role, person, share, at } of seatsAt(home)) {
      if (share === undefined || share >= min || !key.has(role.name ?? '')) continue;
      report({
        at,
        message: `${nameOf(person)} has ${share}% of a working week for being ${roleTitle(role)} of ${the(home)}; ${min === usual ? 'by common practice the role needs' : 'the settings of this project ask for'} at least ${min}%. Give it more time, or give it to somebody who has it.`,
      });
    }
  },
});
