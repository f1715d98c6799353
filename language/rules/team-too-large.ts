import { atKey, atName } from '../edits/places.ts';
import { adviser, numberOption } from './options.ts';
import { defineRule } from './rule.ts';
import { isStated } from './stated.ts';
import { sizeOf } from './team-size.ts';
import { The } from './words.ts';

const usual = 10;

export const teamTooLarge = defineRule({
  name: 'team-too-large',
  severity: 'warning',
  profile: 'recommended',
  summary: 'A team has at most ten members.',
  why: 'In a large team half of the time goes into telling each other what the other half does.',
  source: 'SAFe, Agile teams: ten or fewer; eleven were allowed before and are tolerated',
  advice: 'Make two teams of it, each with a purpose of its own.',
  on: ['team'],
  options: {
    max: { type: 'count', default: usual, doc: 'How many members a team should have at most.' },
    tolerance: { type: 'count', default: 1, doc: 'How many more are tolerated.' },
  },
  examples: {
    ok: [
      { text: 'art sky {\n  team kite { members: 9 }\n}' },
      { title: 'Eleven are tolerated', text: 'art sky {\n  team kite { members: 11 }\n}' },
    ],
    bad: [
      {
        text: `art sky {
  team kite {
    members: 15
//  ^^^^^^^ warning: The team \`kite\` has 15 members; SAFe advises at most 10 in a team. Make two teams of it, each with a purpose of its own.
  }
}`,
      },
      {
        title: 'This project allows 8, and tolerates none more',
        options: { max: 8, tolerance: 0 },
        text: `art sky {
  team kite { members: 9 }
//            ^^^^^^^ warning: The team \`kite\` has 9 members; the settings of this project ask for at most 8 in a team. Make two teams of it, each with a purpose of its own.
}`,
      },
    ],
  },
  check(team, { report, option, once }) {
    const size = once(sizeOf);
    const max = numberOption(option, 'max');
    if (size === undefined || size <= max + numberOption(option, 'tolerance')) return;
    report({
      at: isStated(team, 'members') ? atKey(team, 'members') : atName(team),
      message: `${The(team)} has ${size} members; ${adviser(max === usual)} at most ${max} in a team. Make two teams of it, each with a purpose of its own.`,
    });
  },
});
