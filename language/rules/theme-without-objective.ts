import { atName } from '../edits/places.ts';
import { childrenOf, wordOf } from '../model/queries.ts';
import { defineRule } from './rule.ts';
import { stub } from './stub.ts';
import { The } from './words.ts';

export const themeWithoutObjective = defineRule({
  name: 'theme-without-objective',
  severity: 'warning',
  profile: 'guide',
  summary: 'A strategic theme has an objective, a key result or a KPI.',
  why: 'A theme that nothing measures is reached whenever somebody says so.',
  source: 'Executive guide, How Flow Is Managed at Each Level, line 94',
  advice: 'Add an objective with its key results, or a KPI.',
  on: ['theme'],
  examples: {
    ok: [
      { text: 'enterprise acme {\n  theme growth {\n    kpi customers: 2M -> 3M\n  }\n}' },
      { title: 'No figure is modelled at all', text: 'enterprise acme {\n  theme growth\n}' },
      { title: 'It is only discussed', text: 'enterprise acme {\n  theme growth { state: draft }\n}' },
    ],
    bad: [
      {
        text: `enterprise acme {
  theme growth "Grow"
//      ^^^^^^ warning: The strategic theme \`growth\` has no objective, key result or KPI, so nobody can say when it is reached. Add an objective with key results.
  theme trust {
    kpi calm: 10 -> 20
  }
}`,
        fixed: `enterprise acme {
  theme growth "Grow" {
    objective first-objective "" {
      key-result first-result "": 0 -> 100
    }
  }
  theme trust {
    kpi calm: 10 -> 20
  }
}`,
      },
    ],
  },
  check(theme, { report, model }) {
    if (!model.hasAny('objective') && !model.hasAny('kpi')) return;
    if (theme.broken || wordOf(theme, 'state') === 'draft') return;
    if (childrenOf(theme, 'objective', 'key-result', 'kpi').length > 0) return;
    report({
      at: atName(theme),
      message: `${The(theme)} has no objective, key result or KPI, so nobody can say when it is reached. Add an objective with key results.`,
    });
  },
  fix: stub(
    'Add an objective with a key result',
    'objective first-objective "" {\n  key-result first-result "": 0 -> 100\n}',
  ),
});
