import { atName } from '../edits/places.ts';
import { dateText, dayLength } from '../flow/index.ts';
import { dataPlaces, isDataPlace } from './data-place.ts';
import { alike, exampleWorkflow } from './flow-examples.ts';
import { custom } from './options.ts';
import { defineRule } from './rule.ts';

const items = alike(1, 'Ready@2026-01-01; Dev@2026-03-01');

/** Common practice. */
const usual = 35;

export const flowDataStale = defineRule({
  name: 'flow-data-stale',
  severity: 'info',
  scope: 'items',
  profile: 'recommended',
  summary: 'The imported work items are recent, as of the day of the check (`--as-of`, or `asOf` in the settings).',
  why: 'Who talks about the flow of two months ago decides about work that is long done.',
  source: 'Common practice: a review looks at the month behind it',
  advice: 'Import the items again with `throughline flow import`, best in a nightly job.',
  on: dataPlaces,
  options: { days: { type: 'count', default: usual, doc: 'How old the latest change of an item may be, in days.' } },
  examples: {
    ok: [
      { text: `${exampleWorkflow}art core {\n  team kite\n}`, items, checkedOn: '2026-04-05' },
      { title: 'Nobody said what day it is', text: `${exampleWorkflow}art core {\n  team kite\n}`, items },
      {
        title: 'A quarter is all right here',
        options: { days: 92 },
        text: `${exampleWorkflow}art core {\n  team kite\n}`,
        items,
        checkedOn: '2026-05-01',
      },
    ],
    bad: [
      {
        text: `workflow default {
//       ^^^^^^^ info: The latest change of the imported work items is of 2026-03-01, 61 days before 2026-05-01; common practice is at most 35 days. Import them again with \`throughline flow import\`.
  waiting: "Ready"
  active: "Dev"
}
art core {
  team kite
}`,
        items,
        checkedOn: '2026-05-01',
      },
    ],
  },
  check(place, { report, option, model, measured }) {
    const { checkedOn } = measured?.settings ?? {};
    if (measured?.latest === undefined || checkedOn === undefined || !isDataPlace(place, model)) return;
    const { latest } = measured;
    const age = Math.floor((Date.parse(`${checkedOn}T00:00:00Z`) - latest) / dayLength);
    // A date that does not exist is told of where it stands.
    const most = Number(option('days'));
    if (Number.isNaN(age) || age <= most) return;
    report({
      at: atName(place),
      message: `The latest change of the imported work items is of ${dateText(latest)}, ${age} days before ${checkedOn}; ${custom(most === usual)} at most ${most} days. Import them again with \`throughline flow import\`.`,
    });
  },
});
