import { atValue } from '../edits/places.ts';
import { roleLinesOf } from '../model/queries.ts';
import { defineRule, isReal } from './rule.ts';
import { the } from './words.ts';

export const roleVacant = defineRule({
  name: 'role-vacant',
  severity: 'info',
  profile: 'recommended',
  summary: 'A role is vacant.',
  why: 'An open seat is honest, and still an open seat: whoever decides there now does it beside another job.',
  source: 'Common practice',
  advice: 'Fill the seat. Nothing else is wrong.',
  on: 'every',
  examples: {
    ok: [{ text: 'value-stream claims {\n  art sky {\n    rte: @ava\n  }\n}' }],
    bad: [
      {
        text: `value-stream claims {
  art sky {
    rte: vacant since 2026-06-01
//       ^^^^^^ info: The seat of the Release Train Engineer of the train \`sky\` is vacant since 2026-06-01.
  }
}`,
      },
    ],
  },
  check(element, { report }) {
    if (!isReal(element.kind)) return;
    for (const { role, key, at, holders } of roleLinesOf(element)) {
      if (!role) continue;
      for (const { person, since, index } of holders) {
        if (person) continue;
        const title = role.title ?? role.name ?? key;
        report({
          at: atValue(element, key, at, index),
          message: `The seat of the ${title} of ${the(element)} is vacant${since === undefined ? '' : ` since ${since}`}.`,
        });
      }
    }
  },
});
