import { atKey, atValue } from '../edits/places.ts';
import { replaceValues } from '../edits/text-edits.ts';
import { projectOf } from './funding.ts';
import { defineRule, type CheckContext, type Fix, type Report, withArticle } from './rule.ts';
import { labelOfKind, The } from './words.ts';

export const projectFunding = defineRule({
  name: 'project-funding',
  severity: 'error',
  scope: 'file',
  profile: 'guide',
  summary: 'A value stream or a train is not funded by a project.',
  why: 'A project ends, and its people and what they learned go with it. A value stream keeps both, which takes money that stays.',
  source: 'Executive guide, What Is a Value Stream?, line 19; Executive Takeaway, line 163',
  advice: 'Give the value stream a Lean budget, and say `funding: lean`.',
  on: ['value-stream', 'art'],
  needs: ['funding'],
  options: {
    until: {
      type: 'day',
      doc: 'The last day of a transition, such as `2027-12-31`: up to it the problem is a warning. Later is judged where the check is told the date.',
    },
  },
  examples: {
    ok: [{ text: 'value-stream claims {\n  funding: lean\n  art sky { funding: hidden }\n}' }],
    bad: [
      {
        text: `portfolio retail {
  value-stream claims {
    funding: project "PRJ-4711"
//           ^^^^^^^ error: The value stream \`claims\` is funded by the project \`PRJ-4711\`, which ends one day; a value stream is funded continuously, from a Lean budget. Write \`funding: lean\`.
  }
}`,
        fixed: `portfolio retail {
  value-stream claims {
    funding: lean
  }
}`,
      },
      {
        title: 'A train',
        text: `value-stream claims {
  budget: 3M EUR per year
  art sky {
    funding: project "PRJ-4711"
//           ^^^^^^^ error: The train \`sky\` is funded by the project \`PRJ-4711\`, which ends one day; a train is funded continuously, from a Lean budget. Write \`funding: lean\`.
  }
}`,
      },
      {
        title: 'A transition that ends in 2031',
        options: { until: '2031-12-31' },
        text: `value-stream claims {
  funding: project "PRJ-4711"
//         ^^^^^^^ warning: The value stream \`claims\` is funded by the project \`PRJ-4711\`, which ends one day; a value stream is funded continuously, from a Lean budget. Write \`funding: lean\`.
}`,
        fixed: `value-stream claims {
  funding: lean
}`,
      },
      {
        title: 'A transition that has ended',
        options: { until: '2027-12-31' },
        text: `value-stream claims {
  funding: project "PRJ-4711"
//         ^^^^^^^ error: The value stream \`claims\` is funded by the project \`PRJ-4711\`, which ends one day; a value stream is funded continuously, from a Lean budget. Write \`funding: lean\`.
}`,
      },
    ],
  },
  check(element, { report, option }) {
    const project = projectOf(element);
    if (project === undefined) return;
    report({
      at: atValue(element, 'funding'),
      message: `${The(element)} is funded by the project \`${project}\`, which ends one day; ${withArticle(labelOfKind(element))} is funded continuously, from a Lean budget. Write \`funding: lean\`.`,
      ...inTransition(option),
    });
  },
  fix({ element }): readonly Fix[] {
    return [{ title: 'Write `funding: lean`', edits: replaceValues(atKey(element, 'funding'), 'lean') }];
  },
});

/** Less grave up to the day that the project states. */
function inTransition(option: CheckContext['option']): Pick<Report, 'severity' | 'graver'> {
  const until = option('until');
  if (typeof until !== 'string') return {};
  return { severity: 'warning', graver: { after: until, severity: 'error' } };
}
