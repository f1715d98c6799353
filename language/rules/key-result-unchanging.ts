import { atValue } from '../edits/places.ts';
import { compact } from '../model/figures.ts';
import { defineRule } from './rule.ts';
import { The } from './words.ts';

export const keyResultUnchanging = defineRule({
  name: 'key-result-unchanging',
  severity: 'warning',
  scope: 'file',
  profile: 'recommended',
  summary: 'A key result ends elsewhere than it starts.',
  why: 'Progress is the way that is gone of the way there is. Where there is none, the key result never shows any, whatever is measured.',
  source: 'Arithmetic: progress is (now - start) / (target - start)',
  advice: 'Correct the start or the target. What only has to stay as it is says a KPI: `kpi uptime: 99.9% -> 99.9%`.',
  on: ['key-result'],
  needs: ['='],
  examples: {
    ok: [
      { text: 'enterprise acme {\n  objective more {\n    key-result a: 10 -> 20\n  }\n}' },
      { title: 'A KPI that shall stay', text: 'enterprise acme {\n  kpi uptime: 99.9% -> 99.9%\n}' },
    ],
    bad: [
      {
        text: `enterprise acme {
  objective more {
    key-result users "More users": 10k -> 10k customers by 2027-12-31
//                                 ^^^ warning: The key result \`users\` starts where it shall end, at 10k customers, so its progress can never be told. Correct one of the two, or make it a KPI where the figure only has to stay as it is.
  }
}`,
      },
    ],
  },
  check(result, { report }) {
    const value = result.value('=');
    if (value?.type !== 'measure') return;
    const { from, to, unit } = value.measure;
    if (typeof from !== 'object' || from.number !== to) return;
    report({
      at: atValue(result, '='),
      message: `${The(result)} starts where it shall end, at ${withUnit(to, unit)}, so its progress can never be told. Correct one of the two, or make it a KPI where the figure only has to stay as it is.`,
    });
  },
});

function withUnit(number: number, unit: string | undefined): string {
  if (unit === undefined) return compact(number);
  return unit === '%' ? `${compact(number)}%` : `${compact(number)} ${unit}`;
}
