import { dataPlaces, isDataPlace, reportNotMeasured } from './data-place.ts';
import { exampleWorkflow, toldWorkflow } from './flow-examples.ts';
import { exclusions, strayDatesIn } from '../flow/index.ts';
import type { Element } from '../binding/element.ts';
import { atName } from '../edits/places.ts';
import type { Measured } from './measured.ts';
import { keysOf, toldItems } from './measured-items.ts';
import { defineRule, type CheckContext } from './rule.ts';

export const flowDataClock = defineRule({
  name: 'flow-data-clock',
  severity: 'warning',
  scope: 'items',
  profile: 'recommended',
  summary: 'The dates of work items agree with the order of their states, and none lies years after the others.',
  why: 'An item that is done before it was worked on would have a flow time below nothing; it is left out of every measure. And a date in 2999 moves the day as of which all is judged.',
  source: 'Arithmetic: what cannot be joined cannot be counted',
  advice: 'Correct the dates in the tracker, and import again.',
  on: dataPlaces,
  examples: {
    ok: [
      {
        text: `${exampleWorkflow}art core {\n  team kite\n}`,
        items: [{ id: 'C-1', team: 'kite', history: 'Ready@2026-01-05; Done@2026-01-07' }],
      },
    ],
    bad: [
      {
        text: toldWorkflow(
          `//       ^^^^^^^ warning: The dates of some work contradict the order of its states, so one work item is not measured: \`C-1\`. Correct them in the tracker, and import again.`,
        ),
        items: [{ id: 'C-1', team: 'kite', history: 'Ready@2026-01-05; Done@2026-01-06', isContradictory: true }],
      },
      {
        title: 'A date in the future',
        text: toldWorkflow(
          `//       ^^^^^^^ warning: The latest change of one work item is of 2999, and those of all others end in 2026: \`C-2\`. Correct it in the tracker, and import again: until then all is judged as of 2999.`,
        ),
        items: [
          { id: 'C-1', team: 'kite', history: 'Ready@2026-01-05; Done@2026-01-06' },
          { id: 'C-2', team: 'kite', history: 'Ready@2999-01-05' },
          { id: 'C-3', team: 'kite', history: 'Ready@2026-01-05' },
        ],
      },
    ],
  },
  check(place, { report, model, measured }) {
    if (!measured || !isDataPlace(place, model)) return;
    reportStray(place, report, measured);
    const { exclusionOf } = measured.flow;
    const excluded = exclusions.indexOf('contradictory');
    const items = [...exclusionOf.keys()].filter((item) => exclusionOf[item] === excluded);
    if (items.length === 0) return;
    reportNotMeasured(place, report, measured, {
      why: 'The dates of some work contradict the order of its states',
      todo: 'Correct them in the tracker, and import again.',
      items,
      each: 'its dates contradict each other',
    });
  },
});

function reportStray(place: Element, report: CheckContext['report'], measured: Measured): void {
  const found = strayDatesIn(measured.flow.data);
  if (!found) return;
  const { usual, stray } = found;
  const items = found.items.map((item) => ({ item, text: `changed last in ${stray}` }));
  const [change, it] =
    items.length === 1 ? ['change of one work item is', 'it'] : [`changes of ${items.length} work items are`, 'them'];
  report({
    at: atName(place),
    message: `The latest ${change} of ${stray}, and those of all others end in ${usual}: ${keysOf(measured, items)}. Correct ${it} in the tracker, and import again: until then all is judged as of ${stray}.`,
    items: toldItems(measured, items, place),
  });
}
