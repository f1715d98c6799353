import { atKey, atValue } from '../edits/places.ts';
import { replaceAt } from '../edits/text-edits.ts';
import { weeksOf } from '../model/lengths.ts';
import { inherited } from '../model/queries.ts';
import { defineRule, type Fix } from './rule.ts';
import { weeksText } from './timeboxes.ts';
import { the, The } from './words.ts';

export const piDoesNotAddUp = defineRule({
  name: 'pi-does-not-add-up',
  severity: 'error',
  profile: 'recommended',
  summary: 'The iterations fill the planning interval.',
  why: 'A gap of two weeks in every interval is work that no plan knows.',
  source: 'Arithmetic',
  advice: 'Correct the number of iterations, or the length of the interval.',
  on: ['portfolio', 'value-stream', 'solution-train', 'art', 'team'],
  needs: ['iterations'],
  examples: {
    ok: [
      { text: 'art sky {\n  pi: 10 weeks\n  iterations: 4 x 2 weeks, ip 2 weeks\n}' },
      { title: 'Nobody says how long the interval is', text: 'art sky { iterations: 4 x 2 weeks, ip 2 weeks }' },
    ],
    bad: [
      {
        text: `art sky {
  pi: 12 weeks
  iterations: 4 x 2 weeks, ip 2 weeks
//^^^^^^^^^^ error: The iterations of the train \`sky\` make 10 weeks, its planning interval takes 12 weeks. Correct the one or the other.
}`,
        fixed: `art sky {
  pi: 12 weeks
  iterations: 5 x 2 weeks, ip 2 weeks
}`,
      },
    ],
  },
  check(element, { report }) {
    const parts = element.values('iterations').map(weeksOf);
    const pi = parts.length === 0 ? undefined : inherited(element, 'pi');
    const weeks = weeksOf(pi?.value);
    if (!pi || weeks === undefined || parts.includes(undefined)) return;
    const sum = parts.reduce<number>((total, part) => total + (part ?? 0), 0);
    if (Math.abs(sum - weeks) < 0.01) return;
    report({
      at: atKey(element, 'iterations'),
      message: `The iterations of ${the(element)} make ${weeksText(sum)}, its planning interval takes ${weeksText(weeks)}. Correct the one or the other.`,
      related: [{ at: atValue(pi.from, 'pi'), message: `${The(pi.from)} says ${weeksText(weeks)}.` }],
    });
  },
  fix({ element }): readonly Fix[] {
    const index = element
      .values('iterations')
      .findIndex((value) => value.type === 'duration' && value.times !== undefined);
    const many = element.values('iterations')[index];
    const weeks = weeksOf(inherited(element, 'pi')?.value);
    const one = many?.type === 'duration' ? weeksOf({ ...many, times: 1 }) : undefined;
    const rest = element
      .values('iterations')
      .reduce((sum, value) => sum + (value === many ? 0 : (weeksOf(value) ?? 0)), 0);
    if (weeks === undefined || one === undefined || one <= 0) return [];
    const times = (weeks - rest) / one;
    if (!Number.isInteger(times) || times < 1) return [];
    return [
      {
        title: `Make it ${times} iterations`,
        edits: replaceAt(atValue(element, 'iterations', 0, index), String(times)),
      },
    ];
  },
});
