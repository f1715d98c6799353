import { atName } from '../edits/places.ts';
import { addEntry } from '../edits/text-edits.ts';
import { cadencesOf, cadenceTable, listedIn, rhythmOf } from './cadence-table.ts';
import { defineRule, listed, type Fix } from './rule.ts';

const keys = ['focus', 'manages'] as const;

export const cadenceTopicMissing = defineRule({
  name: 'cadence-topic-missing',
  severity: 'hint',
  profile: 'guide',
  summary: 'Each focus and each managed item that the executive guide names for a review has a place.',
  why: 'What is on no agenda is managed by accident.',
  source: 'Executive guide, How Flow Is Managed at Each Level, lines 94 to 96, 105 to 107, 116 to 120 and 132 to 138',
  advice: 'Add what is missing to `focus` or `manages`, or say in a suppression where it is dealt with.',
  on: ['cadence'],
  examples: {
    ok: [
      {
        text: 'portfolio retail {\n  cadence annual {\n    focus: strategic-planning, value-stream-alignment\n    manages: okrs, kpis, investment, budget\n  }\n}',
      },
      {
        title: 'A word of the organisation’s own',
        text: 'portfolio retail {\n  cadence annual {\n    focus: "Strategic Planning", value-stream-alignment\n    manages: okrs, kpis, investment, budget\n  }\n}',
      },
    ],
    bad: [
      {
        text: `portfolio retail {
  cadence annual {
//        ^^^^^^ hint: The annual review does not manage \`budget\`, which the executive guide deals with there. Add it to \`manages\`.
    focus: strategic-planning, value-stream-alignment
    manages: okrs, kpis, investment
  }
}`,
        fixed: `portfolio retail {
  cadence annual {
    focus: strategic-planning, value-stream-alignment
    manages: okrs, kpis, investment, budget
  }
}`,
      },
    ],
  },
  check(cadence, { report, model }) {
    const rhythm = rhythmOf(cadence);
    const all = rhythm ? cadencesOf(rhythm, model) : [];
    if (!rhythm || all[0] !== cadence || all.some(({ unclear }) => unclear)) return;
    for (const key of keys) {
      const there = listedIn(all, key);
      const missing = cadenceTable[rhythm][key].filter(
        (word) => !there.has(word) && !there.has(word.replace(/s$/, '')),
      );
      if (missing.length === 0) continue;
      report({
        at: atName(cadence),
        message: `The ${rhythm} review ${key === 'focus' ? 'does not deal with' : 'does not manage'} ${listed(missing)}, which the executive guide deals with there. Add ${missing.length === 1 ? 'it' : 'them'} to \`${key}\`.`,
        data: { key, missing: missing.join(', ') },
      });
    }
  },
  fix({ element, data }): readonly Fix[] {
    const key = data?.['key'] ?? 'manages';
    return [{ title: `Add to \`${key}\``, edits: addEntry(element, key, data?.['missing'] ?? '') }];
  },
});
