import { atName } from '../edits/places.ts';
import { defineRule } from './rule.ts';
import { The } from './words.ts';

export const workflowWithoutWait = defineRule({
  name: 'workflow-without-wait',
  severity: 'hint',
  profile: 'recommended',
  summary: 'A workflow has a waiting state.',
  why: 'Most of the time of most work is spent waiting. A workflow in which nothing waits shows a flow efficiency of 100%, and hides where to improve.',
  source: 'Executive guide, How Flow Is Managed at Each Level, line 118: wait states',
  advice: 'Name the states in which work only waits under `waiting`: ready, in review, blocked.',
  on: ['workflow'],
  examples: {
    ok: [
      { text: 'workflow w {\n  waiting: "Ready"\n  active: "Dev"\n  done: "Done"\n}' },
      { title: 'Nothing is said yet', text: 'workflow w { }' },
    ],
    bad: [
      {
        text: `workflow w {
//       ^ hint: The workflow \`w\` has active states and none in which work waits, so its efficiency reads 100%. Name the states in which work only waits: \`waiting: "Ready"\`.
  active: "Dev", "Test"
  done: "Done"
}`,
      },
    ],
  },
  check(workflow, { report }) {
    if (workflow.unclear || workflow.values('active').length === 0 || workflow.values('waiting').length > 0) return;
    report({
      at: atName(workflow),
      message: `${The(workflow)} has active states and none in which work waits, so its efficiency reads 100%. Name the states in which work only waits: \`waiting: "Ready"\`.`,
    });
  },
});
