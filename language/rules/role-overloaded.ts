import { defineRule } from './rule.ts';
import { roleTitle, seatsOf, type Seat } from './seats.ts';
import { inWords, nameOf, the } from './words.ts';
import type { Element } from '../binding/element.ts';

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
    if (home.kind === 'person') return;
    for (const link of home.links('holder')) {
      const person = link.target;
      if (!person || person.linksTo('holder').length < 2) continue;
      for (const over of overloads(person)) {
        const { first, seats, max, severity } = over;
        if (
          first.home !== home ||
          first.at.statement !== link.statement ||
          first.at.value !== link.value ||
          first.at.key !== link.key
        )
          continue;
        report({
          at: first.at,
          severity,
          message: `${nameOf(person)} is ${roleTitle(first.role)} of ${inWords(seats.length)} elements; the role allows ${inWords(max)} for one person. Give some of them to others.`,
          related: seats
            .filter((seat) => seat !== first)
            .map((seat) => ({ at: seat.at, message: `${roleTitle(seat.role)} of ${the(seat.home)}.` })),
        });
      }
    }
  },
});

type Overload = {
  readonly first: Seat;
  readonly seats: readonly Seat[];
  readonly max: number;
  readonly severity: 'error' | 'warning' | 'info' | 'hint';
};

/** By role: the first seat over the limit, in canonical order. */
function overloads(person: Element): readonly Overload[] {
  const byRole = new Map<Element, Seat[]>();
  for (const seat of seatsOf(person)) byRole.set(seat.role, [...(byRole.get(seat.role) ?? []), seat]);
  return [...byRole].flatMap(([role, seats]) => {
    const limit = role.value('seats-per-person');
    const first = limit?.type === 'range' ? seats[limit.max] : undefined;
    if (limit?.type !== 'range' || !first) return [];
    return [{ first, seats, max: limit.max, severity: severityOf(limit.severity) }];
  });
}

function severityOf(word: string | undefined): Overload['severity'] {
  return word === 'error' || word === 'info' || word === 'hint' ? word : 'warning';
}
