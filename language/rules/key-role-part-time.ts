import { numberOption } from './options.ts';
import { defineRule } from './rule.ts';
import { roleTitle, seatsAt } from './seats.ts';
import { nameOf, the } from './words.ts';

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
  options: { min: { type: 'number', default: 50, doc: 'How many percent of the time the role needs.' } },
  examples: {
    ok: [{ text: 'art sky {\n  team kite { product-owner: @ann 50% }\n}' }],
    bad: [
      {
        text: `art sky {
  team kite { product-owner: @ann 20% }
//                           ^^^^ info: \`@ann\` has 20 % for being Product Owner of the team \`kite\`; the role needs at least 50 %. Give it more time, or give it to somebody who has it.
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
        message: `${nameOf(person)} has ${share} % for being ${roleTitle(role)} of ${the(home)}; the role needs at least ${min} %. Give it more time, or give it to somebody who has it.`,
      });
    }
  },
});
