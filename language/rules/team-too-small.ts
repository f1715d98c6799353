import { atKey, atName } from '../edits/places.ts';
import { numberOption } from './options.ts';
import { defineRule } from './rule.ts';
import { isStated } from './stated.ts';
import { sizeOf } from './team-size.ts';
import { The } from './words.ts';

const usual = 3;

export const teamTooSmall = defineRule({
  name: 'team-too-small',
  severity: 'info',
  profile: 'all',
  summary: 'A team has at least three members.',
  why: 'Two people cannot hold all that a team needs to deliver, and a holiday halves them.',
  source: 'Common practice',
  advice: 'Join it with a team whose purpose is near.',
  on: ['team'],
  options: { min: { type: 'count', default: usual, doc: 'How many members a team should have.' } },
  examples: {
    ok: [
      { text: 'art sky {\n  team kite { members: 3 }\n}' },
      {
        title: 'Two are enough here',
        options: { min: 2 },
        text: `art sky {
  team kite { members: 2 }
}`,
      },
    ],
    bad: [
      {
        text: `art sky {
  team kite {
    members: 2
//  ^^^^^^^ info: The team \`kite\` has 2 members; by common practice a team needs at least 3. Join it with a team whose purpose is near.
  }
}`,
      },
    ],
  },
  check(team, { report, option, once }) {
    const size = once(sizeOf);
    const min = numberOption(option, 'min');
    if (size === undefined || size === 0 || size >= min) return;
    report({
      at: isStated(team, 'members') ? atKey(team, 'members') : atName(team),
      message: `${The(team)} has ${size} member${size === 1 ? '' : 's'}; ${min === usual ? 'by common practice a team needs' : 'the settings of this project ask for'} at least ${min}. Join it with a team whose purpose is near.`,
    });
  },
});
