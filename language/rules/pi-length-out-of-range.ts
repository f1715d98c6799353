import { atValue } from '../edits/places.ts';
import { adviser, numberOption } from './options.ts';
import { defineRule } from './rule.ts';
import { weeksOf } from '../model/lengths.ts';
import { weeksText } from './timeboxes.ts';
import { the } from './words.ts';

const usual = { min: 8, max: 12 };

export const piLengthOutOfRange = defineRule({
  name: 'pi-length-out-of-range',
  severity: 'warning',
  scope: 'file',
  profile: 'recommended',
  summary: 'A planning interval takes 8 to 12 weeks.',
  why: 'In less nothing whole gets finished; in more the plan is older than what is known.',
  source: 'SAFe, planning interval: 8 to 12 weeks',
  advice: 'Choose a length between the two, and keep it.',
  on: ['portfolio', 'value-stream', 'solution-train', 'art', 'team'],
  needs: ['pi'],
  options: {
    min: { type: 'number', default: usual.min, doc: 'The fewest weeks.' },
    max: { type: 'number', default: usual.max, doc: 'The most weeks.' },
  },
  examples: {
    ok: [{ text: 'art sky { pi: 10 weeks }' }],
    bad: [
      {
        text: `art sky {
  pi: 16 weeks
//    ^^ warning: The planning interval of the train \`sky\` takes 16 weeks; SAFe advises 8 to 12. Shorten it, so that the plan stays fresh.
}`,
      },
      {
        title: 'This project asks for 6 to 8',
        options: { min: 6, max: 8 },
        text: `art sky { pi: 10 weeks }
//            ^^ warning: The planning interval of the train \`sky\` takes 10 weeks; the settings of this project ask for 6 to 8. Shorten it, so that the plan stays fresh.`,
      },
    ],
  },
  check(element, { report, option }) {
    const weeks = weeksOf(element.value('pi'));
    const [min, max] = [numberOption(option, 'min'), numberOption(option, 'max')];
    if (weeks === undefined || (weeks >= min && weeks <= max)) return;
    report({
      at: atValue(element, 'pi'),
      message: `The planning interval of ${the(element)} takes ${weeksText(weeks)}; ${adviser(min === usual.min && max === usual.max)} ${min} to ${max}. ${weeks > max ? 'Shorten it, so that the plan stays fresh' : 'Give it time to finish something whole'}.`,
      // A length that the iterations contradict may be wrong.
      explainedBy: [{ rule: 'pi-does-not-add-up', element }],
    });
  },
});
