import type { Element, Link } from '../binding/element.ts';
import { hasMoreLinksTo } from '../binding/link-lists.ts';
import { atLink } from '../edits/places.ts';
import { kindRow } from '../metamodel/index.ts';
import type { Model } from '../model/model.ts';
import { roleLinesOf } from '../model/queries.ts';
import type { ElementKind } from '../syntax/summary.ts';
import { roleTable } from './role-table.ts';
import { defineRule, isReal, type Severity } from './rule.ts';
import { roleTitle, seatKinds, wordsOf } from './seats.ts';
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
//                           ^^^^ warning: \`@ann\` is Product Owner of three teams; the declaration of the role (\`seats-per-person\`) allows two for one person. Give some to others.
}`,
      },
    ],
  },
  check(home, { report, model }) {
    for (const { role, holders } of roleLinesOf(home)) {
      const limit = role?.value('seats-per-person');
      if (!role || limit?.type !== 'range') continue;
      for (const { person, link } of holders) {
        const seats = person ? seatsLike(home, person, role, limit.max, model) : none;
        // Said once, at the first seat over the limit.
        if (!person || !link || seats[limit.max] !== link) continue;
        report({
          at: atLink(link),
          severity: severityOf(limit.severity),
          message: `${nameOf(person)} is ${roleTitle(role)} of ${inWords(seats.length)} ${pluralOf(home)}; the declaration of the role (\`seats-per-person\`) allows ${inWords(limit.max)} for one person. Give some to others.`,
          related: seats
            .filter((seat) => seat !== link)
            .map((seat) => ({ at: atLink(seat), message: `${roleTitle(role)} of ${the(seat.subject)}.` })),
          explainedBy: repeating(seats, (left) => left.length <= limit.max),
        });
      }
    }
  },
});

const none: readonly Link[] = [];

/**
 * The seats of a role that a person holds at elements of one kind, in canonical order; none where they are within the
 * limit. Who has the role at a train and at its product has one job; and the items of a backlog are its work, not more seats.
 */
function seatsLike(home: Element, person: Element, role: Element, limit: number, model: Model): readonly Link[] {
  // Nearly always everybody holds one seat.
  if (!hasMoreLinksTo(person, 'holder', limit)) return none;
  const words = wordsOf(role);
  const isLike = ({ key, subject }: Link): boolean => subject.kind === home.kind && words.has(key);
  if (person.unorderedLinksTo('holder').filter(isLike).length <= limit) return none;
  if (isItem(home.kind) && (roleTable(model).kindsOf.get(role) ?? []).some((kind) => !isItem(kind))) return none;
  return person.linksTo('holder').filter(isLike);
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
