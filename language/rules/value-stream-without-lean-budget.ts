import { atKey, atName } from '../edits/places.ts';
import { addLines, replaceValues } from '../edits/text-edits.ts';
import { streamsAround, streamsWithin } from '../model/queries.ts';
import { isFunded, statesLeanBudget } from './funding.ts';
import { defineRule, type Fix } from './rule.ts';
import { isOperational, isStated } from './stated.ts';
import { The } from './words.ts';

export const valueStreamWithoutLeanBudget = defineRule({
  name: 'value-stream-without-lean-budget',
  severity: 'warning',
  profile: 'guide',
  summary: 'Every development value stream has a Lean budget.',
  why: 'A value stream without money of its own asks for it project by project, and is back where it came from.',
  source: 'Executive guide, How Value Streams Fit Into SAFe Levels, line 39; What Is a Value Stream?, line 19',
  advice:
    'State the `budget`: an amount, a share of what contains the stream, `hidden` or `unknown`. `funding: lean` says that there is one.',
  on: ['value-stream'],
  examples: {
    ok: [
      { text: 'value-stream claims { budget: 3M EUR per year }' },
      { title: 'Confidential', text: 'value-stream claims { budget: hidden }' },
      { title: 'Without an amount', text: 'value-stream claims { funding: lean }' },
      {
        title: 'The stream around it has one',
        text: 'value-stream lending {\n  budget: 20M EUR per year\n  value-stream mortgages {\n    art homes\n  }\n}',
      },
      { title: 'An operational value stream', text: 'value-stream borrow-money { type: operational }' },
      {
        title: 'The value streams nested in it have theirs',
        text: `value-stream lending {
  value-stream mortgages { budget: 9M EUR per year }
}`,
      },
    ],
    bad: [
      {
        text: `portfolio retail {
  value-stream claims {
//             ^^^^^^ warning: The value stream \`claims\` has no Lean budget; the executive guide has value streams funded by Lean budgets, not by projects. State it with \`budget\`, or write \`budget: unknown\` where nobody knows it yet.
    customer: "Policyholders"
  }
}`,
        fixed: `portfolio retail {
  value-stream claims {
    customer: "Policyholders"
    budget: unknown
  }
}`,
      },
    ],
  },
  check(stream, { report }) {
    if (stream.unclear || isOperational(stream)) return;
    // The money of one that is nested in it is found there: going up again from each would be a long way.
    if (isFunded(stream) || streamsWithin(stream).some(statesLeanBudget)) return;
    report({
      at: atName(stream),
      message: `${The(stream)} has no Lean budget; the executive guide has value streams funded by Lean budgets, not by projects. State it with \`budget\`, or write \`budget: unknown\` where nobody knows it yet.`,
      explainedBy: [
        { rule: 'project-funding', element: stream },
        // The money of the stream around it would be its own.
        ...streamsAround(stream)
          .slice(1)
          .map((element) => ({ rule: 'value-stream-without-lean-budget', element })),
      ],
    });
  },
  fix({ element }): readonly Fix[] {
    return [
      { title: 'Write `budget: unknown`', edits: addLines(element, ['budget: unknown']) },
      {
        title: 'Write `funding: lean`',
        edits: isStated(element, 'funding')
          ? replaceValues(atKey(element, 'funding'), 'lean')
          : addLines(element, ['funding: lean']),
      },
    ];
  },
});
