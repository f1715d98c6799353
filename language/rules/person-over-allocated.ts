import type { Element, Link } from '../binding/element.ts';
import { atLink } from '../edits/places.ts';
import { allocationsOf } from './allocations.ts';
import { numberOption } from './options.ts';
import { defineRule } from './rule.ts';
import { signs } from './signs.ts';
import { repeating } from './stated.ts';
import { nameOf, the } from './words.ts';

export const personOverAllocated = defineRule({
  name: 'person-over-allocated',
  severity: 'error',
  profile: 'recommended',
  summary: 'The shares of a person’s time add up to at most 100%.',
  why: 'Nobody has more than one working day a day. What is promised twice is delivered late, in both places.',
  source: 'Arithmetic',
  advice: 'Lower a share, or give a seat to somebody else.',
  on: [
    'enterprise',
    'portfolio',
    'value-stream',
    'solution',
    'solution-train',
    'art',
    'team',
    'product',
    'epic',
    'capability',
    'feature',
    'story',
    'theme',
    'objective',
  ],
  needs: [signs.share],
  options: { tolerance: { type: 'number', default: 0, doc: 'How many per cent more are tolerated.' } },
  examples: {
    ok: [
      { text: 'art sky {\n  team kite { members: @ann 60% }\n  team hawk { members: @ann 40% }\n}' },
      {
        title: 'A tolerance of 10 points',
        options: { tolerance: 10 },
        text: `art sky {
  team kite { members: @ann 60% }
  team hawk { members: @ann 50% }
}`,
      },
    ],
    bad: [
      {
        text: `art sky {
  team kite { members: @ann 60% }
  team hawk { members: @ann 60% }
//                     ^^^^ error: The time of \`@ann\` is promised to 160%: 60% + 60% + 40%. Nobody has more than 100%. Lower a share, or give a seat to somebody else.
  team wren { members: @ann 40% }
}`,
      },
    ],
  },
  check(home, { report, option }) {
    for (const link of [...home.links('holder'), ...home.links('member')].filter(isShared)) {
      if (!link.target) continue;
      const tolerance = numberOption(option, 'tolerance');
      const over = firstOver(link.target, 100 + tolerance);
      if (over?.link !== link) continue;
      report({
        at: atLink(link),
        message: `The time of ${nameOf(link.target)} is promised to ${over.sum}%: ${over.parts}. ${limitOf(tolerance)} Lower a share, or give a seat to somebody else.`,
        related: over.others.map((other) => ({
          at: atLink(other),
          message: `${other.share ?? 0}% for ${the(other.subject)}.`,
        })),
        explainedBy: repeating([link, ...over.others], (left) => sumOf(left) <= 100 + tolerance),
      });
    }
  },
});

function sumOf(links: readonly Link[]): number {
  return links.reduce((sum, { share = 0 }) => sum + share, 0);
}

/** Nearly nobody's is. */
function isShared({ share }: Link): boolean {
  return share !== undefined;
}

/** Whose limit it is. */
function limitOf(tolerance: number): string {
  return tolerance > 0 ? `The settings of this project tolerate ${100 + tolerance}%.` : 'Nobody has more than 100%.';
}

/** The first place at which a person’s shares pass the limit, in canonical order. */
function firstOver(person: Element, limit: number) {
  const all = allocationsOf(person);
  const total = all.reduce((sum, { percent }) => sum + percent, 0);
  if (total <= limit) return undefined;
  let sum = 0;
  for (const { link, percent } of all) {
    sum += percent;
    if (sum <= limit) continue;
    const others = all.flatMap((each) => (each.link === link ? [] : [each.link]));
    return { link, others, sum: total, parts: all.map((each) => `${each.percent}%`).join(' + ') };
  }
  return undefined;
}
