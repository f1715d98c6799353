import { atValue } from '../edits/places.ts';
import { numberOption } from './options.ts';
import { defineRule } from './rule.ts';
import { weeksOf } from '../model/lengths.ts';
import { weeksText } from './timeboxes.ts';
import { the } from './words.ts';

export const iterationLengthOutOfRange = defineRule({
  name: 'iteration-length-out-of-range',
  severity: 'info',
  profile: 'all',
  summary: 'An iteration takes one to four weeks.',
  why: 'A team learns once an iteration. In long ones it learns seldom.',
  source:
    'SAFe, iterations; Executive guide, How Flow Is Managed at Each Level, line 130, which speaks of sprints of two weeks',
  advice: 'Choose one to four weeks; two is usual.',
  on: ['portfolio', 'value-stream', 'solution-train', 'art', 'team'],
  options: {
    min: { type: 'number', default: 1, doc: 'The fewest weeks.' },
    max: { type: 'number', default: 4, doc: 'The most weeks.' },
  },
  examples: {
    ok: [{ text: 'art sky { iteration: 2 weeks }' }],
    bad: [
      {
        text: `art sky {
  iteration: 5 weeks
//           ^ info: The iterations of the train \`sky\` take 5 weeks; 1 to 4 are advised. Two weeks are usual.
}`,
      },
    ],
  },
  check(element, { report, option }) {
    const weeks = weeksOf(element.value('iteration'));
    const [min, max] = [numberOption(option, 'min'), numberOption(option, 'max')];
    if (weeks === undefined || (weeks >= min && weeks <= max)) return;
    report({
      at: atValue(element, 'iteration'),
      message: `The iterations of ${the(element)} take ${weeksText(weeks)}; ${min} to ${max} are advised. Two weeks are usual.`,
    });
  },
});
