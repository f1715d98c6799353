import { defineRule } from './rule.ts';
import { Distinct } from '../binding/distinct.ts';
import type { Element } from '../binding/element.ts';
import { roleTitle, rolesNamed, seatKinds, seatsAt, type Seat } from './seats.ts';
import { roleLinesOf, type RoleLine } from '../model/queries.ts';
import { numberOption } from './options.ts';
import { signs } from './signs.ts';
import { nameOf, the } from './words.ts';

export const conflictingRoles = defineRule({
  name: 'conflicting-roles',
  severity: 'warning',
  profile: 'recommended',
  summary: 'Roles that check each other are held by different people.',
  why: 'One decides what is built, the other guards how. In one pair of hands one of the two is silent.',
  source: 'Common practice. Which roles conflict stands in the role’s own declaration, `conflicts-with`',
  advice: 'Give one of the two roles to somebody else.',
  on: seatKinds,
  needs: [signs.roleLine],
  options: {
    'from-people': { type: 'count', default: 0, doc: 'From how many people in the organisation on it is judged.' },
  },
  examples: {
    ok: [
      { text: 'art sky {\n  team kite {\n    product-owner: @ann\n    scrum-master: @ben\n  }\n}' },
      {
        title: 'On two different teams',
        text: 'art sky {\n  team kite { product-owner: @ann }\n  team hawk { scrum-master: @ann }\n}',
      },
      {
        title: 'Too few people to judge it',
        options: { 'from-people': 20 },
        text: `art sky {
  team kite {
    product-owner: @ann
    scrum-master: @ann
  }
}`,
      },
    ],
    bad: [
      {
        text: `art sky {
  team kite {
    product-owner: @ann "Ann Berg"
    scrum-master: @ann
//                ^^^^ warning: \`@ann\` is Product Owner and Scrum Master of the team \`kite\`; the two roles check each other. Give one of them to somebody else.
  }
}`,
      },
      {
        title: 'On one train',
        text: `art sky {
  product-manager: @ann
  rte: @ann
//     ^^^^ warning: \`@ann\` is Product Manager and Release Train Engineer of the train \`sky\`; the two roles check each other. Give one of them to somebody else.
}`,
      },
    ],
  },
  check(home, { report, option, model }) {
    // Nearly always everybody holds one seat.
    if (!hasTwice(roleLinesOf(home))) return;
    const before = new Map<Element, Seat[]>();
    for (const seat of seatsAt(home)) {
      const earlier = before.get(seat.person) ?? [];
      if (earlier.every(({ role }) => role !== seat.role)) before.set(seat.person, [...earlier, seat]);
      const other = earlier.find(
        ({ role }) =>
          rolesNamed(role, 'conflicts-with').includes(seat.role) ||
          rolesNamed(seat.role, 'conflicts-with').includes(role),
      );
      if (!other || model.elementsOf('person').length < numberOption(option, 'from-people')) continue;
      report({
        at: seat.at,
        message: `${nameOf(seat.person)} is ${roleTitle(other.role)} and ${roleTitle(seat.role)} of ${the(home)}; the two roles check each other. Give one of them to somebody else.`,
        related: [{ at: other.at, message: `The other seat is here.` }],
      });
    }
  },
});

/** So many lines with one person each are compared without a list of people. */
const few = 4;

/** Whether somebody holds two seats. */
function hasTwice(lines: readonly RoleLine[]): boolean {
  if (lines.length <= few && lines.every(isOfOne)) return hasPersonTwice(lines);
  const people = new Distinct<Element>();
  for (const { holders } of lines) for (const { person } of holders) if (person && !people.add(person)) return true;
  return false;
}

function isOfOne({ holders }: RoleLine): boolean {
  return holders.length < 2;
}

/** Whether somebody holds the seat of one of the first lines. */
function holdsBefore(person: Element, lines: readonly RoleLine[], end: number): boolean {
  for (let at = 0; at < end; at += 1) if (lines[at]?.holders[0]?.person === person) return true;
  return false;
}

function hasPersonTwice(lines: readonly RoleLine[]): boolean {
  for (let at = 1; at < lines.length; at += 1) {
    const person = lines[at]?.holders[0]?.person;
    if (person && holdsBefore(person, lines, at)) return true;
  }
  return false;
}
