import { atLink } from '../edits/places.ts';
import { defineRule, type Severity } from './rule.ts';
import { roleOf, roleTitle, wordsOf } from './seats.ts';
import { inWords, nameOf, the } from './words.ts';

export const roleOverloaded = defineRule({
  name: 'role-overloaded',
  severity: 'warning',
  profile: 'recommended',
  summary: 'Nobody holds more seats of a role than its declaration allows.',
  why: 'Whoever looks after six teams looks after none: each waits for an answer.',
  source:
    'Common practice. How many seats a person may have, and how gravely more count, stands in the role’s own declaration, `seats-per-person`',
  advice: 'Give some of the seats to others.',
  on: [
    'person',
    'enterprise',
    'portfolio',
    'value-stream',
    'solution',
    'solution-train',
    'art',
    'team',
    'product',
    'epic',
  ],
  examples: {
    ok: [{ text: 'art sky {\n  team kite { product-owner: @ann }\n  team hawk { product-owner: @ann }\n}' }],
    bad: [
      {
        text: `art sky {
  team kite { product-owner: @ann }
  team hawk { product-owner: @ann }
  team wren { product-owner: @ann }
//                           ^^^^ warning: \`@ann\` is Product Owner of three elements; the role allows two for one person. Give some of them to others.
}`,
      },
    ],
  },
  check(home, { report }) {
    for (const link of home.links('holder')) {
      const person = link.target;
      const seated = person?.unorderedLinksTo('holder') ?? [];
      const role = seated.length > 1 ? roleOf(link) : undefined;
      const limit = role?.value('seats-per-person');
      if (!person || !role || limit?.type !== 'range') continue;
      const words = wordsOf(role);
      if (seated.filter(({ key }) => words.has(key)).length <= limit.max) continue;
      const seats = person.linksTo('holder').filter(({ key }) => words.has(key));
      // Said once, at the first seat over the limit.
      if (seats[limit.max] !== link) continue;
      report({
        at: atLink(link),
        severity: severityOf(limit.severity),
        message: `${nameOf(person)} is ${roleTitle(role)} of ${inWords(seats.length)} elements; the role allows ${inWords(limit.max)} for one person. Give some of them to others.`,
        related: seats
          .filter((seat) => seat !== link)
          .map((seat) => ({ at: atLink(seat), message: `${roleTitle(role)} of ${the(seat.subject)}.` })),
      });
    }
  },
});

function severityOf(word: string | undefined): Severity {
  return word === 'error' || word === 'info' || word === 'hint' ? word : 'warning';
}
