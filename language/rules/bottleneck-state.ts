import { atName } from '../edits/places.ts';
import { bottleneckOf, openIn } from '../flow/index.ts';
import { alike, exampleWorkflow } from './flow-examples.ts';
import { openItems, rounded, toldItems } from './measured-items.ts';
import { defineRule } from './rule.ts';
import { the } from './words.ts';

export const bottleneckState = defineRule({
  name: 'bottleneck-state',
  severity: 'info',
  scope: 'items',
  profile: 'guide',
  summary: 'The state in which most work stands is named.',
  why: 'Work piles up before a bottleneck. Improving anything else makes nothing faster.',
  source: 'Executive guide, How Flow Is Managed at Each Level, lines 117 and 124',
  advice: 'Look there first, with `throughline report monthly`.',
  on: ['value-stream'],
  examples: {
    ok: [{ title: 'Nothing was imported', text: `${exampleWorkflow}value-stream claims` }],
    bad: [
      {
        text: `${exampleWorkflow}value-stream claims {
//           ^^^^^^ info: Most work of the value stream \`claims\` stands in \`Ready\`: 1.6 items on average. From \`Ready\` most go on into \`Dev\`. Look there first, with \`throughline report monthly\`.
  art core {
    team kite
  }
}`,
        items: alike(2, 'Ready@2026-01-01; Dev@2026-01-17; Done@2026-01-20'),
      },
      {
        title: 'Where work is done, with the queue before it',
        text: `${exampleWorkflow}value-stream claims {
//           ^^^^^^ info: Most work of the value stream \`claims\` stands in \`Dev\`: 1.5 items on average; of the states in which work waits, in \`Ready\`: 0.4. From \`Ready\` most go on into \`Dev\`. Look there first, with \`throughline report monthly\`.
  art core {
    team kite
  }
}`,
        items: alike(2, 'Ready@2026-01-01; Dev@2026-01-05; Done@2026-01-20'),
      },
    ],
  },
  check(stream, { report, measured }) {
    if (!measured) return;
    const sample = measured.sample(stream);
    const found = bottleneckOf(sample, measured.window);
    if (!found) return;
    const { state, waiting, after } = found;
    const average = rounded(state.averageCount);
    const queue =
      waiting && waiting !== state
        ? `; of the states in which work waits, in \`${waiting.state}\`: ${rounded(waiting.averageCount)}`
        : '';
    const next = waiting && after ? ` From \`${waiting.state}\` most go on into \`${after.state}\`.` : '';
    report({
      at: atName(stream),
      message: `Most work of ${the(stream)} stands in \`${state.state}\`: ${average} ${average === '1' ? 'item' : 'items'} on average${queue}.${next} Look there first, with \`throughline report monthly\`.`,
      items: toldItems(measured, openItems(measured, openIn(sample, state.state)), stream),
    });
  },
});
