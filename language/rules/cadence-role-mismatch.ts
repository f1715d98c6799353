import { atName } from '../edits/places.ts';
import { addEntry } from '../edits/text-edits.ts';
import { cadencesOf, cadenceTable, listedIn, rhythmOf } from './cadence-table.ts';
import { defineRule, listed, type Fix } from './rule.ts';

export const cadenceRoleMismatch = defineRule({
  name: 'cadence-role-mismatch',
  severity: 'info',
  profile: 'guide',
  summary: 'Each review is attended by those whom the executive guide names for it.',
  why: 'A review without those who can decide is a report.',
  source: 'Executive guide, How Flow Is Managed at Each Level, lines 93, 104, 115 and 130',
  advice:
    'Add those who are missing to `participants`: by the word that the executive guide has for them, as the message names it, or by the name of their role.',
  on: ['cadence'],
  examples: {
    ok: [
      { text: 'portfolio retail {\n  cadence monthly { participants: product-managers, delivery-leads }\n}' },
      {
        title: 'By the names of roles',
        text: 'portfolio retail {\n  cadence monthly { participants: product-manager, rte }\n}',
      },
      {
        title: 'Over two cadences of one rhythm',
        text: 'portfolio retail {\n  cadence pi { participants: portfolio-managers }\n  value-stream claims {\n    cadence pi { participants: product-managers }\n  }\n}',
      },
    ],
    bad: [
      {
        text: `portfolio retail {
  cadence monthly { participants: delivery-leads }
//        ^^^^^^^ info: The monthly review takes place without \`product-managers\`; the executive guide names them for it. Add them to \`participants\`.
}`,
        fixed: `portfolio retail {
  cadence monthly { participants: delivery-leads, product-managers }
}`,
      },
    ],
  },
  check(cadence, { report, model }) {
    const rhythm = rhythmOf(cadence);
    const all = rhythm ? cadencesOf(rhythm, model) : [];
    if (!rhythm || all[0] !== cadence || all.some(({ unclear }) => unclear)) return;
    const there = listedIn(all, 'participants');
    const missing = Object.entries(cadenceTable[rhythm].participants)
      .filter(([word, roles]) => ![word, ...roles].some((each) => there.has(each)))
      .map(([word]) => word);
    if (missing.length === 0) return;
    report({
      at: atName(cadence),
      message: `The ${rhythm} review takes place without ${listed(missing)}; the executive guide names them for it. Add them to \`participants\`.`,
      data: { missing: missing.join(', ') },
    });
  },
  fix({ element, data }): readonly Fix[] {
    return [{ title: 'Add them', edits: addEntry(element, 'participants', data?.['missing'] ?? '') }];
  },
});
