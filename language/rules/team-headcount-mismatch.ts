import { atValue } from '../edits/places.ts';
import { replaceAt } from '../edits/text-edits.ts';
import { defineRule, type Fix } from './rule.ts';
import { rosterOf } from './team-size.ts';
import { The } from './words.ts';

export const teamHeadcountMismatch = defineRule({
  name: 'team-headcount-mismatch',
  severity: 'warning',
  profile: 'all',
  summary: 'The stated size of a team equals its roster.',
  why: 'Two numbers for one team: whichever a plan takes, it is wrong for somebody.',
  source: 'Consistency',
  advice: 'Correct the number, or the list; an open seat is `vacant` in the list.',
  on: ['team'],
  needs: ['members'],
  examples: {
    ok: [{ text: 'art sky {\n  team kite {\n    members: 3\n    members: @ann, @ben, vacant\n  }\n}' }],
    bad: [
      {
        text: `art sky {
  team kite {
    members: 9
//           ^ warning: The team \`kite\` states 9 members and lists 3. Correct the number or the list; an open seat is \`vacant\`.
    members: @ann, @ben, @cid
  }
}`,
        fixed: `art sky {
  team kite {
    members: 3
    members: @ann, @ben, @cid
  }
}`,
      },
    ],
  },
  check(team, { report }) {
    const statements = team.statements('members');
    const at = statements.findIndex(({ values }) => values[0]?.type === 'number');
    const stated = statements[at]?.values[0];
    if (stated?.type !== 'number') return;
    const roster = rosterOf(team);
    if (roster === 0 || roster === stated.number) return;
    report({
      at: atValue(team, 'members', at),
      message: `${The(team)} states ${stated.number} members and lists ${roster}. Correct the number or the list; an open seat is \`vacant\`.`,
      data: { roster: String(roster) },
    });
  },
  fix({ at, data }): readonly Fix[] {
    const roster = data?.['roster'] ?? '';
    return [{ title: `Set it to ${roster}`, edits: replaceAt(at, roster) }];
  },
});
