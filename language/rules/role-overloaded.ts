import type { Element, Link } from '../binding/element.ts';
import { hasMoreLinksTo } from '../binding/link-lists.ts';
import { atLink } from '../edits/places.ts';
import { kindRow } from '../metamodel/index.ts';
import type { Model } from '../model/model.ts';
import { roleLinesOf, type Holder, type RoleLine } from '../model/queries.ts';
import type { ElementKind, Value } from '../syntax/summary.ts';
import { roleTable } from './role-table.ts';
import { defineRule, isReal, type CheckContext, type Severity } from './rule.ts';
import { limitOf, roleTitle, seatKinds, wordsOf } from './seats.ts';
import { signs } from './signs.ts';
import { repeating } from './stated.ts';
import { inWords, nameOf, the } from './words.ts';

export const roleOverloaded = defineRule({
  name: 'role-overloaded',
  severity: 'warning',
  severityFrom: 'the role’s own declaration',
  profile: 'recommended',
  summary: 'Nobody holds more seats of a role than its declaration allows.',
  why: 'Whoever looks after six teams looks after none: each waits for an answer.',
  source:
    'Common practice. How many seats a person may have, and how gravely more count, stands in the role’s own declaration, `seats-per-person`',
  advice: 'Give some of the seats to others.',
  on: seatKinds,
  needs: [signs.roleLine],
  examples: {
    ok: [
      {
        title: 'A line that is there twice is one seat',
        text: 'art sky {\n  rte: @ann\n  rte: @ann\n}\nart sea { rte: @ben }',
      },
      { text: 'art sky {\n  team kite { product-owner: @ann }\n  team hawk { product-owner: @ann }\n}' },
      {
        title: 'A train and its product are one job',
        text: 'value-stream claims {\n  art sky { product-manager: @ann }\n  product desk {\n    delivered-by: sky\n    product-manager: @ann\n  }\n}',
      },
      {
        title: 'Items of a backlog are work, not seats',
        text: 'art sky {\n  team kite { product-owner: @ann }\n  backlog {\n    feature F-1 { product-owner: @ann }\n    feature F-2 { product-owner: @ann }\n    feature F-3 { product-owner: @ann }\n  }\n}',
      },
    ],
    bad: [
      {
        text: `art sky {
  team kite { product-owner: @ann }
  team hawk { product-owner: @ann }
  team wren { product-owner: @ann }
//                           ^^^^ warning: \`@ann\` is Product Owner of three teams; common practice is at most two a person (\`seats-per-person\` of the built-in role). Give some to others.
}`,
      },
      {
        title: 'A role of your own',
        text: `role pilot "Pilot" {
  at: art
  seats-per-person: 1
}
art sky { pilot: @ann }
art sea { pilot: @ann }
//               ^^^^ warning: \`@ann\` is Pilot of two trains; this model asks for at most one a person (\`seats-per-person\` of its role \`pilot\`). Give some to others.`,
      },
    ],
  },
  check(home, context) {
    const lines = roleLinesOf(home);
    // By index: a loop over values makes objects, and this is asked wherever somebody has a seat.
    for (let index = 0; index < lines.length; index += 1) {
      const { role, holders } = lines[index] as RoleLine;
      const limit = role?.value('seats-per-person');
      if (!role || limit?.type !== 'range') continue;
      let before: Element | undefined;
      for (let seat = 0; seat < holders.length; seat += 1) {
        const { person, link } = holders[seat] as Holder;
        const isSaidAgain = person === before;
        before = person;
        // Nearly always everybody holds one seat.
        if (!person || !link || isSaidAgain || !hasMoreLinksTo(person, 'holder', limit.max)) continue;
        checkSeat({ home, role, person, link, limit }, context);
      }
    }
  },
});

type Seat = {
  readonly home: Element;
  readonly role: Element;
  readonly person: Element;
  readonly link: Link;
  readonly limit: Extract<Value, { type: 'range' }>;
};

/** Apart from the walk over all seats: a function that is made there would cost each something, called or not. */
function checkSeat({ home, role, person, link, limit }: Seat, { report, model, about }: CheckContext): void {
  const isLike = likeSeats(home, role);
  // Said once, at the first seat over the limit.
  if (seatOver(limit.max, about(person, allSeats), isLike) !== link || isWorkAt(home, role, model)) return;
  const seats = onePerElement(about(person, allSeats).filter(isLike));
  report({
    at: atLink(link),
    severity: severityOf(limit.severity),
    message: `${nameOf(person)} is ${roleTitle(role)} of ${inWords(seats.length)} ${pluralOf(home)}; ${limitOf(role, `at most ${inWords(limit.max)} a person`, 'seats-per-person')}. Give some to others.`,
    related: seats
      .filter((seat) => seat !== link)
      .map((seat) => ({ at: atLink(seat), message: `${roleTitle(role)} of ${the(seat.subject)}.` })),
    explainedBy: repeating(seats, (left) => left.length <= limit.max),
  });
}

function allSeats(person: Element): readonly Link[] {
  return person.linksTo('holder');
}

/** Whether a seat is one of a role at an element of the same kind: who has it at a train and at its product has one job. */
function likeSeats({ kind }: Element, role: Element): (seat: Link) => boolean {
  const words = wordsOf(role);
  return ({ key, subject }) => subject.kind === kind && words.has(key);
}

/** The first seat over a limit, of thousands without going through all; a line that says it again is no second seat. */
function seatOver(limit: number, seats: readonly Link[], isLike: (seat: Link) => boolean): Link | undefined {
  const homes: Element[] = [];
  return seats.find((seat) => {
    if (!isLike(seat) || homes.includes(seat.subject)) return false;
    homes.push(seat.subject);
    return homes.length > limit;
  });
}

function onePerElement(seats: readonly Link[]): readonly Link[] {
  const first = new Map(seats.toReversed().map((seat) => [seat.subject, seat]));
  return seats.filter((seat) => first.get(seat.subject) === seat);
}

/** The items of a backlog are the work of who has the role elsewhere, not more seats. */
function isWorkAt({ kind }: Element, role: Element, model: Model): boolean {
  return isItem(kind) && (roleTable(model).kindsOf.get(role) ?? []).some((each) => !isItem(each));
}

function isItem(kind: ElementKind): boolean {
  return isReal(kind) && (kindRow('backlog').ranks ?? []).includes(kind);
}

function pluralOf({ kind }: Element): string {
  return isReal(kind) ? kindRow(kind).plural : 'elements';
}

function severityOf(word: string | undefined): Severity {
  return word === 'error' || word === 'info' || word === 'hint' ? word : 'warning';
}
