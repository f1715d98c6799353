import { roleLinesOf } from '../model/queries.ts';
import { defineRule } from './rule.ts';
import { atLine, roleTitle } from './seats.ts';
import { inWords, The } from './words.ts';

export const roleHolders = defineRule({
  name: 'role-holders',
  severity: 'warning',
  profile: 'all',
  summary: 'As many people hold a role as its declaration says.',
  why: 'A train with two engineers has two opinions of how it runs, and each thinks that the other sees to it.',
  source: 'The role’s own declaration, `holders`',
  advice: 'Name as many as the role allows; give the others another role.',
  on: ['enterprise', 'portfolio', 'value-stream', 'solution', 'solution-train', 'art', 'team', 'product', 'epic'],
  examples: {
    ok: [{ text: 'art sky { rte: @ann }' }],
    bad: [
      {
        text: `art sky {
  rte: @ann, @ben
//^^^ warning: The train \`sky\` has two people as Release Train Engineer; the role is held by one. Name as many, and give the others another role.
}`,
      },
    ],
  },
  check(home, { report }) {
    for (const line of roleLinesOf(home)) {
      const range = line.role?.value('holders');
      if (!line.role || range?.type !== 'range') continue;
      const count = line.holders.length;
      if (count === 0 || (count >= range.min && count <= range.max)) continue;
      const allowed = range.min === range.max ? inWords(range.max) : `${inWords(range.min)} to ${inWords(range.max)}`;
      report({
        at: atLine(home, line),
        message: `${The(home)} has ${inWords(count)} people as ${roleTitle(line.role)}; the role is held by ${allowed}. Name as many, and give the others another role.`,
      });
    }
  },
});
