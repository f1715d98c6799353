import { atName } from '../edits/places.ts';
import { addLines } from '../edits/text-edits.ts';
import { defineRule, type Fix } from './rule.ts';
import { isStated } from './stated.ts';
import { The } from './words.ts';

export const teamWithoutTopology = defineRule({
  name: 'team-without-topology',
  severity: 'hint',
  scope: 'file',
  profile: 'all',
  summary: 'A team states its topology.',
  why: 'Whether a team delivers, serves, helps or guards a subsystem decides what may be asked of it.',
  source: 'SAFe, team topologies',
  advice: 'State `topology`; most teams are stream-aligned.',
  on: ['team'],
  examples: {
    ok: [{ text: 'art sky {\n  team kite { topology: stream-aligned }\n}' }],
    bad: [
      {
        text: `art sky {
  team kite { members: 7 }
//     ^^^^ hint: The team \`kite\` does not say what kind of team it is; SAFe has four kinds. Write \`topology: stream-aligned\`, as most teams are, or the kind that it is.
}`,
        fixed: `art sky {
  team kite {
    members: 7
    topology: stream-aligned
  }
}`,
      },
    ],
  },
  check(team, { report }) {
    if (team.unclear || isStated(team, 'topology')) return;
    report({
      at: atName(team),
      message: `${The(team)} does not say what kind of team it is; SAFe has four kinds. Write \`topology: stream-aligned\`, as most teams are, or the kind that it is.`,
    });
  },
  fix({ element }): readonly Fix[] {
    return [{ title: 'Say that it is stream-aligned', edits: addLines(element, ['topology: stream-aligned']) }];
  },
});
