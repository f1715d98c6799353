import { atValue } from '../edits/places.ts';
import { lengthInDays } from '../model/lengths.ts';
import { parentOf } from '../model/queries.ts';
import { custom, numberOption } from './options.ts';
import { defineRule } from './rule.ts';
import { the } from './words.ts';

const usual = 30;

export const flowTargetImplausible = defineRule({
  name: 'flow-target-implausible',
  severity: 'warning',
  profile: 'all',
  summary: 'Targets for load, velocity and time agree with each other.',
  why: 'How much is in progress, how much is finished and how long it takes are bound to each other. Three targets that clash cannot all be met.',
  source: 'Little’s law: the average load is the throughput times the average flow time',
  advice: 'Correct one of the three. An average is lower than a percentile, so that a third either way is no clash.',
  on: ['flow'],
  needs: ['load'],
  options: {
    tolerance: {
      type: 'number',
      default: usual,
      doc: 'By how many per cent the load may differ from what the two others imply.',
    },
  },
  examples: {
    ok: [
      {
        text: 'value-stream claims {\n  flow {\n    load: max 12\n    velocity: 20 per 70 days\n    time: p85 40 days\n  }\n}',
      },
      {
        title: 'One of the three is not stated',
        text: 'value-stream claims {\n  flow {\n    load: max 1\n    velocity: 20 per 70 days\n  }\n}',
      },
      {
        title: 'With more tolerance',
        options: { tolerance: 50 },
        text: `value-stream claims {
  flow {
    load: max 8
    velocity: 20 per 70 days
    time: p85 40 days
  }
}`,
      },
    ],
    bad: [
      {
        text: `value-stream claims {
  flow {
    load: max 5
//        ^^^ warning: At most 5 items in progress for the value stream \`claims\` do not go with the other two targets: 20 items in 70 days that take 40 days each are about 11 at a time by Little’s law, and common practice is at most 30% away from that. Correct one of the three.
    velocity: 20 per 70 days
    time: p85 40 days
  }
}`,
      },
    ],
  },
  check(flow, { report, option }) {
    const [load, rate, time] = [flow.value('load'), flow.value('velocity'), flow.value('time')];
    if (load?.type !== 'limit' || rate?.type !== 'rate' || time?.type !== 'percentile') return;
    const home = parentOf(flow);
    const [perDays, days] = [lengthInDays(home, rate.count, rate.unit), lengthInDays(home, time.count, time.unit)];
    if (perDays === undefined || days === undefined || perDays <= 0) return;
    const tolerance = numberOption(option, 'tolerance');
    const implied = (rate.number / perDays) * days;
    if (Math.abs(load.number - implied) <= (implied * tolerance) / 100) return;
    report({
      at: atValue(flow, 'load'),
      message: `At most ${load.number} items in progress${home ? ` for ${the(home)}` : ''} do not go with the other two targets: ${rate.number} items in ${Math.round(perDays)} days that take ${Math.round(days)} days each are about ${Math.round(implied)} at a time by Little’s law, and ${custom(tolerance === usual)} at most ${tolerance}% away from that. Correct one of the three.`,
    });
  },
});
