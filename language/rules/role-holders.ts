import type { Element } from '../binding/element.ts';
import { roleLinesOf, type Holder, type RoleLine } from '../model/queries.ts';
import { defineRule } from './rule.ts';
import { atLine, holdersOf, limitOf, roleTitle, seatKinds } from './seats.ts';
import { signs } from './signs.ts';
import { inWords, The } from './words.ts';

export const roleHolders = defineRule({
  name: 'role-holders',
  severity: 'warning',
  profile: 'all',
  summary: 'As many people hold a role as its declaration says.',
  why: 'A train with two engineers has two opinions of how it runs, and each thinks that the other sees to it.',
  source: 'The role’s own declaration, `holders`',
  advice: 'Name as many as the role asks for, and give the others another role; an open seat is `vacant`.',
  on: seatKinds,
  needs: [signs.roleLine],
  examples: {
    ok: [
      { text: 'art sky { rte: @ann }' },
      {
        title: 'An open seat counts',
        text: 'role pilot "Pilot" {\n  at: art\n  holders: 2 to 3\n}\nart sky { pilot: @ann, vacant }',
      },
    ],
    bad: [
      {
        text: `art sky {
  rte: @ann, @ben
//^^^ warning: The train \`sky\` has two people for the role of Release Train Engineer; common practice is one (\`holders\` of the built-in role). Keep one, and give the others another role.
}`,
      },
      {
        title: 'Too few, over two lines',
        text: `role pilot "Pilot" {
  at: art
  holders: 3 to 4
}
art sky {
  pilot: @ann
//^^^^^ warning: The train \`sky\` has two people for the role of Pilot; this model asks for three to four (\`holders\` of its role \`pilot\`). Name one more, or write \`vacant\`.
  pilot: @ben
}`,
      },
    ],
  },
  check(home, { report }) {
    const lines = roleLinesOf(home);
    // By index: a loop over values makes objects, and this is asked wherever somebody has a seat.
    for (let index = 0; index < lines.length; index += 1) {
      const line = lines[index] as RoleLine;
      const range = line.role?.value('holders');
      if (!line.role || range?.type !== 'range') continue;
      const holders = holdersOf(line, lines);
      const count = seatsOf(holders);
      if (count === 0 || (count >= range.min && count <= range.max)) continue;
      const vacant = holders.filter(({ person }) => !person).length;
      report({
        at: atLine(home, line),
        message: `${The(home)} has ${inWords(count)} ${vacant > 0 ? 'seats' : 'people'} for the role of ${roleTitle(line.role)}; ${asked(line.role, range, count)}`,
      });
    }
  },
});

/** The people, each once, and the vacant seats. */
function seatsOf(holders: readonly Holder[]): number {
  if (holders.length < 2) return holders.length;
  return new Set(holders.map(({ person }) => person ?? {})).size;
}

function asked(role: Element, { min, max }: { readonly min: number; readonly max: number }, count: number): string {
  const limit = limitOf(role, min === max ? inWords(max) : `${inWords(min)} to ${inWords(max)}`, 'holders');
  return count > max
    ? `${limit}. Keep ${inWords(max)}, and give the others another role.`
    : `${limit}. Name ${inWords(min - count)} more, or write \`vacant\`.`;
}
