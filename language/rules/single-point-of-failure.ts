import type { Element, Link } from '../binding/element.ts';
import { hasMoreLinksTo } from '../binding/link-lists.ts';
import { atLink } from '../edits/places.ts';
import { roleLinesOf, type Holder, type RoleLine } from '../model/queries.ts';
import { custom, numberOption } from './options.ts';
import { defineRule, type CheckContext } from './rule.ts';
import { roleOf, roleTitle } from './seats.ts';
import { signs } from './signs.ts';
import { repeating } from './stated.ts';
import { inWords, nameOf, the } from './words.ts';

const key: ReadonlySet<string> = new Set([
  'executive',
  'lean-portfolio-management',
  'enterprise-architect',
  'solution-manager',
  'solution-train-engineer',
  'product-manager',
  'release-train-engineer',
  'system-architect',
  'product-owner',
]);

const usual = 2;

export const singlePointOfFailure = defineRule({
  name: 'single-point-of-failure',
  severity: 'hint',
  profile: 'all',
  summary: 'No person holds key roles in three or more places.',
  why: 'When one person is ill, three places stand still.',
  source: 'Common practice',
  advice: 'Spread the roles over more people, or prepare deputies.',
  on: ['enterprise', 'portfolio', 'value-stream', 'solution', 'solution-train', 'art', 'team', 'product'],
  needs: [signs.roleLine],
  options: {
    max: {
      type: 'count',
      default: usual,
      doc: 'In how many places (portfolios, trains, teams and so on) a person may hold key roles.',
    },
    'from-people': {
      type: 'count',
      default: 30,
      doc: 'From how many people in the organisation on it is judged: in small ones it cannot be helped.',
    },
  },
  examples: {
    ok: [{ text: 'portfolio p {\n  lpm: @nils\n  value-stream v {\n    art a { product-manager: @nils }\n  }\n}' }],
    bad: [
      {
        text: `portfolio p {
  lpm: @nils
  value-stream v {
    art a {
      product-manager: @nils
      team t {
        product-owner: @nils
//                     ^^^^^ hint: \`@nils\` holds key roles in three places; common practice is at most two. Without this one person all of them stand still. Spread the roles, or prepare deputies.
        members: @a1, @a2, @a3, @a4, @a5, @a6, @a7, @a8, @a9, @b1, @b2, @b3, @b4, @b5, @b6, @b7
        members: @b8, @b9, @c1, @c2, @c3, @c4, @c5, @c6, @c7, @c8, @c9, @d1, @d2, @d3, @d4, @d5
      }
    }
  }
}`,
      },
      {
        title: 'Judged in small organisations too',
        options: { max: 1, 'from-people': 1 },
        text: `portfolio p {
  lpm: @nils
  value-stream v {
    art a {
      product-manager: @nils
//                     ^^^^^ hint: \`@nils\` holds key roles in two places; the settings of this project ask for at most one. Without this one person all of them stand still. Spread the roles, or prepare deputies.
    }
  }
}`,
      },
    ],
  },
  check(home, context) {
    const max = numberOption(context.option, 'max');
    const busy = busyHolders(home, max);
    // Apart from the rest: functions that are made here would cost each element something, called or not.
    if (busy.length > 0) checkBusy(home, busy, max, context);
  },
});

type Seated = { readonly person: Element; readonly link: Link };

const nobody: readonly Seated[] = [];

/** Who holds a key role and more seats than some number; nearly always nobody. */
function busyHolders(home: Element, max: number): readonly Seated[] {
  let found: Seated[] | undefined;
  const lines = roleLinesOf(home);
  // By index: a loop over values makes objects, and this is asked wherever somebody has a seat.
  for (let at = 0; at < lines.length; at += 1) {
    const { role, holders } = lines[at] as RoleLine;
    if (!key.has(role?.name ?? '')) continue;
    for (let index = 0; index < holders.length; index += 1) {
      const { person, link } = holders[index] as Holder;
      if (person && link && hasMoreLinksTo(person, 'holder', max)) (found ??= []).push({ person, link });
    }
  }
  return found ?? nobody;
}

function checkBusy(
  home: Element,
  busy: readonly Seated[],
  max: number,
  { report, option, model, about }: CheckContext,
): void {
  for (const { person, link } of busy) {
    const seats = about(person, keySeats);
    // Said once, at the first element over the limit.
    if (seats[max] !== link || model.elementsOf('person').length < numberOption(option, 'from-people')) continue;
    report({
      at: atLink(link),
      message: `${nameOf(person)} holds key roles in ${inWords(seats.length)} places; ${custom(max === usual)} at most ${inWords(max)}. Without this one person all of them stand still. Spread the roles, or prepare deputies.`,
      related: seats
        .filter((seat) => seat !== link)
        .map((seat) => ({
          at: atLink(seat),
          message: `${roleTitle(roleOf(seat) ?? home)} of ${the(seat.subject)}.`,
        })),
      explainedBy: repeating(seats, (left) => left.length <= max),
    });
  }
}

/** The first seat of a key role in each element. */
function keySeats(person: Element): readonly Link[] {
  const seats = new Map<Element, Link>();
  for (const seat of person.linksTo('holder'))
    if (!seats.has(seat.subject) && key.has(roleOf(seat)?.name ?? '')) seats.set(seat.subject, seat);
  return [...seats.values()];
}
