import { atLink } from '../edits/places.ts';
import { adviser, numberOption } from './options.ts';
import { defineRule } from './rule.ts';
import { signs } from './signs.ts';
import { repeating } from './stated.ts';
import { inWords, nameOf, The } from './words.ts';

const usual = 1;

export const personOnManyTeams = defineRule({
  name: 'person-on-many-teams',
  severity: 'info',
  profile: 'all',
  summary: 'A person is a member of one team.',
  why: 'Members of two teams belong to none: they miss half of each conversation.',
  source: 'SAFe, dedicated teams',
  advice: 'Let everybody be a member of one team. Roles such as product owner or architect do not count.',
  on: ['team'],
  needs: [signs.person],
  options: { max: { type: 'count', default: usual, doc: 'Of how many teams a person may be a member.' } },
  examples: {
    ok: [{ text: 'art sky {\n  team kite { members: @ann, @ben }\n  team hawk { product-owner: @ann }\n}' }],
    bad: [
      {
        text: `art sky {
  team kite { members: @ann }
  team hawk { members: @ann, @ben }
//                     ^^^^ info: \`@ann\` is a member of two teams; SAFe advises one. Choose the team where most of the work is.
}`,
      },
      {
        title: 'Two are allowed here',
        options: { max: 2 },
        text: `art sky {
  team kite { members: @ann }
  team hawk { members: @ann }
  team wren { members: @ann }
//                     ^^^^ info: \`@ann\` is a member of three teams; the settings of this project ask for at most 2. Choose the team where most of the work is.
}`,
      },
    ],
  },
  check(team, { report, option }) {
    for (const link of team.links('member')) {
      const places = link.target?.linksTo('member') ?? [];
      const teams = [...new Map(places.map((each) => [each.subject, each])).values()];
      const max = numberOption(option, 'max');
      if (!link.target || teams.length <= max || teams[max] !== link) continue;
      report({
        at: atLink(link),
        message: `${nameOf(link.target)} is a member of ${inWords(teams.length)} teams; ${adviser(max === usual)} ${max === 1 ? 'one' : `at most ${max}`}. Choose the team where most of the work is.`,
        related: teams
          .filter((each) => each !== link)
          .map((each) => ({ at: atLink(each), message: `${The(each.subject)} has the same member.` })),
        explainedBy: repeating(teams, (left) => left.length <= max),
      });
    }
  },
});
