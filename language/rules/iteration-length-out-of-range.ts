import { atValue } from '../edits/places.ts';
import { adviser, numberOption } from './options.ts';
import { defineRule } from './rule.ts';
import { iterationWeeks, weeksText } from './timeboxes.ts';
import { the } from './words.ts';

const usual = { min: 1, max: 4 };

export const iterationLengthOutOfRange = defineRule({
  name: 'iteration-length-out-of-range',
  severity: 'info',
  scope: 'file',
  profile: 'all',
  summary: 'An iteration takes one to four weeks.',
  why: 'A team learns once an iteration. In long ones it learns seldom.',
  source:
    'SAFe, iterations; Executive guide, How Flow Is Managed at Each Level, line 130, which speaks of sprints of two weeks',
  advice: 'Choose one to four weeks; two is usual.',
  on: ['portfolio', 'value-stream', 'solution-train', 'art', 'team'],
  needs: ['iteration', 'iterations'],
  options: {
    min: { type: 'number', default: usual.min, doc: 'The fewest weeks.' },
    max: { type: 'number', default: usual.max, doc: 'The most weeks.' },
  },
  examples: {
    ok: [
      { text: 'art sky { iteration: 2 weeks }' },
      {
        title: 'One to six weeks are allowed here',
        options: { min: 1, max: 6 },
        text: `art sky { iteration: 5 weeks }`,
      },
    ],
    bad: [
      {
        text: `art sky {
  iteration: 5 weeks
//           ^ info: The iterations of the train \`sky\` take 5 weeks; SAFe advises 1 to 4. Take two weeks, which is usual.
}`,
      },
      {
        title: 'In the list of iterations',
        text: `art sky { iterations: 2 x 5 weeks }
//                    ^ info: The iterations of the train \`sky\` take 5 weeks; SAFe advises 1 to 4. Take two weeks, which is usual.`,
      },
      {
        title: 'Two weeks are too short for this project',
        options: { min: 3, max: 4 },
        text: `art sky {
  iteration: 2 weeks
//           ^ info: The iterations of the train \`sky\` take 2 weeks; the settings of this project ask for 3 to 4. Take at least 3 weeks.
}`,
      },
    ],
  },
  check(element, { report, option }) {
    const own = iterationWeeks(element);
    const weeks = own?.from === element ? own.weeks : undefined;
    const [min, max] = [numberOption(option, 'min'), numberOption(option, 'max')];
    if (weeks === undefined || (weeks >= min && weeks <= max)) return;
    report({
      at: atValue(element, own?.key ?? 'iteration'),
      message: `The iterations of ${the(element)} take ${weeksText(weeks)}; ${adviser(min === usual.min && max === usual.max)} ${min} to ${max}. ${advice(weeks, min, max)}.`,
    });
  },
});

/** What is usual, and where the project's own range leaves that out, the nearest that it allows. */
function advice(weeks: number, min: number, max: number): string {
  if (min <= 2 && max >= 2) return 'Take two weeks, which is usual';
  return weeks < min ? `Take at least ${weeksText(min)}` : `Take at most ${weeksText(max)}`;
}
