import { atValue } from '../edits/places.ts';
import { roleLinesOf } from '../model/queries.ts';
import { defineRule, isReal } from './rule.ts';
import { signs } from './signs.ts';
import { the } from './words.ts';

/** A seat that is open for longer than this has stopped being a gap between two people. */
const patience = 90;

export const roleVacant = defineRule({
  name: 'role-vacant',
  severity: 'info',
  profile: 'recommended',
  summary: 'A role is vacant.',
  why: 'An open seat is honest, and still an open seat: whoever decides there now does it beside another job.',
  source: 'Common practice',
  advice:
    'Fill the seat. Nothing else is wrong. Where the check is told the date (`--as-of`), a seat that is open for more than 90 days is a warning.',
  on: 'every',
  needs: [signs.vacancy],
  options: {
    days: {
      type: 'count',
      default: patience,
      doc: 'After how many days it is a warning, where the check is told the date.',
    },
  },
  examples: {
    ok: [{ text: 'value-stream claims {\n  art sky {\n    rte: @ava\n  }\n}' }],
    bad: [
      {
        text: `value-stream claims {
  art sky {
    rte: vacant
//       ^^^^^^ info: The seat of the Release Train Engineer of the train \`sky\` is vacant. Fill it.
  }
}`,
      },
      {
        title: 'For more than 90 days, on 2030-01-01',
        text: `value-stream claims {
  art sky {
    rte: vacant since 2029-06-01
//       ^^^^^^ warning: The seat of the Release Train Engineer of the train \`sky\` has been vacant since 2029-06-01. Fill it; common practice is within 90 days.
  }
}`,
      },
      {
        title: 'For more than 300 days, on 2030-01-01',
        options: { days: 300 },
        text: `value-stream claims {
  art sky {
    rte: vacant since 2029-06-01
//       ^^^^^^ info: The seat of the Release Train Engineer of the train \`sky\` has been vacant since 2029-06-01. Fill it; the settings of this project allow 300 days.
    product-manager: vacant since 2029-01-01
//                   ^^^^^^ warning: The seat of the Product Manager of the train \`sky\` has been vacant since 2029-01-01. Fill it; the settings of this project allow 300 days.
  }
}`,
      },
    ],
  },
  check(element, { report, option }) {
    const stated = option('days');
    const days = typeof stated === 'number' ? stated : patience;
    if (!isReal(element.kind)) return;
    for (const { role, key, at, holders } of roleLinesOf(element)) {
      if (!role) continue;
      for (const { person, since, index } of holders) {
        if (person) continue;
        const title = role.title ?? role.name ?? key;
        report({
          at: atValue(element, key, at, index),
          // All open seats read alike: which one it is makes it the same problem, or another.
          data: { role: role.name ?? key },
          message:
            since === undefined
              ? `The seat of the ${title} of ${the(element)} is vacant. Fill it.`
              : `The seat of the ${title} of ${the(element)} has been vacant since ${since}. Fill it; ${days === patience ? `common practice is within ${days} days` : `the settings of this project allow ${days} days`}.`,
          ...(since === undefined ? {} : { graver: { after: daysAfter(since, days), severity: 'warning' } }),
        });
      }
    }
  },
});

/** A date some days later; both as `2026-12-31`. */
function daysAfter(date: string, days: number): string {
  const time = Date.parse(`${date}T00:00:00Z`) + Math.min(Math.max(days, 0), 36_500) * 86_400_000;
  return new Date(time).toISOString().slice(0, 10);
}
