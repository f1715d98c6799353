import { atKey } from '../edits/places.ts';
import { wsjfOf } from '../model/queries.ts';
import type { Value } from '../syntax/summary.ts';
import { defineRule, listed } from './rule.ts';
import { the } from './words.ts';

const parts = ['value', 'time', 'risk', 'size'] as const;

export const wsjfInvalid = defineRule({
  name: 'wsjf-invalid',
  severity: 'error',
  scope: 'file',
  profile: 'recommended',
  summary: 'A WSJF (what an item is worth for its size) has all four values, and a job size above zero.',
  why: 'A figure that is left out counts as nothing, and a size of nothing makes everything worth infinitely much.',
  source: 'SAFe, weighted shortest job first: (value + time + risk) / size',
  advice: 'Give all four values.',
  on: ['epic', 'capability', 'feature'],
  needs: ['wsjf'],
  examples: {
    ok: [{ text: 'art sky {\n  backlog {\n    feature F-1 { wsjf: value 8, time 5, risk 3, size 2 }\n  }\n}' }],
    bad: [
      {
        text: `art sky {
  backlog {
    feature F-1 { wsjf: value 8, time 5, risk 3, size 0 }
//                ^^^^ error: The WSJF of the feature \`F-1\` has a job size of 0, and WSJF divides by the size. Give one above zero.
    feature F-2 { wsjf: value 8, size 3 }
//                ^^^^ error: The WSJF of the feature \`F-2\` lacks \`time\` and \`risk\`; it is made of value, time, risk and size. Give all four.
  }
}`,
      },
    ],
  },
  check(item, { report }) {
    const values = item.values('wsjf');
    // Four values that make a figure are each part once.
    if (values.length === 4 && wsjfOf(item) !== undefined) return;
    if (values.length === 0 || values.some(({ type }) => type === 'invalid')) return;
    const missing = parts.filter((part) => numberOf(values, part) === undefined);
    const size = numberOf(values, 'size');
    if (missing.length > 0)
      report({
        at: atKey(item, 'wsjf'),
        message: `The WSJF of ${the(item)} lacks ${listed(missing)}; it is made of value, time, risk and size. Give all four.`,
      });
    else if (size !== undefined && size <= 0)
      report({
        at: atKey(item, 'wsjf'),
        message: `The WSJF of ${the(item)} has a job size of ${size}, and WSJF divides by the size. Give one above zero.`,
      });
  },
});

function numberOf(values: readonly Value[], part: (typeof parts)[number]): number | undefined {
  const found = values.findLast((value) => value.type === 'labelled' && value.label === part);
  return found?.type === 'labelled' ? found.number : undefined;
}
