import { atValue } from '../edits/places.ts';
import { exceeds, flowTargetsOf } from '../flow/index.ts';
import { parentOf } from '../model/queries.ts';
import { alike, measuredStream } from './flow-examples.ts';
import { keysOf, openItems, rounded, toldItems } from './measured-items.ts';
import { defineRule } from './rule.ts';
import { The } from './words.ts';

export const flowLoadOverTarget = defineRule({
  name: 'flow-load-over-target',
  severity: 'warning',
  scope: 'items',
  profile: 'guide',
  summary: 'What is in progress is within the target of the flow load.',
  why: 'The more is in progress at a time, the longer each item takes: that is Little’s law, and nobody’s fault.',
  source: 'Executive guide, How Flow Is Managed at Each Level, lines 105 and 136',
  advice: 'Finish or stop something before more is begun; or raise the target, if it was a guess.',
  on: ['flow'],
  options: { grace: { type: 'number', default: 10, doc: 'How far over the target is still all right, in percent.' } },
  examples: {
    ok: [
      { text: measuredStream('    load: max 3'), items: alike(3, 'Ready@2026-01-05; Dev@2026-01-07') },
      { title: 'Nothing was imported', text: measuredStream('    load: max 1') },
      {
        title: 'Half as much again is all right here',
        options: { grace: 50 },
        text: measuredStream('    load: max 2'),
        items: alike(3, 'Ready@2026-01-05; Dev@2026-01-07'),
      },
    ],
    bad: [
      {
        text: measuredStream(
          '    load: max 2',
          '//        ^^^ warning: The value stream `claims` has 3 items in progress; its target is at most 2. Finish or stop something before more is begun: `C-1`, `C-2`, `C-3`.',
        ),
        items: alike(3, 'Ready@2026-01-05; Dev@2026-01-07'),
      },
    ],
  },
  check(block, { report, option, measured }) {
    const owner = parentOf(block);
    if (!measured || !owner) return;
    const { load: limit } = flowTargetsOf(owner);
    const { open } = measured.sample(owner);
    if (limit === undefined || !exceeds(open.length * 100, limit * (100 + Number(option('grace'))))) return;
    const told = openItems(measured, open);
    report({
      at: atValue(block, 'load'),
      message: `${The(owner)} has ${open.length} items in progress; its target is at most ${rounded(limit)}. Finish or stop something before more is begun: ${keysOf(measured, told)}.`,
      items: toldItems(measured, told, owner),
    });
  },
});
