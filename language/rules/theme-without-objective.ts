import { atName } from '../edits/places.ts';
import { freeName } from '../edits/references.ts';
import { addLines } from '../edits/text-edits.ts';
import { childrenOf, sources, wordOf } from '../model/queries.ts';
import { defineRule, type Fix } from './rule.ts';
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
      {
        title: 'An objective of a portfolio supports it',
        text: `enterprise acme {
  theme growth
}
portfolio retail in acme {
  objective more { supports: growth }
}`,
      },
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
    objective growth-objective {
      key-result first-result: 0 -> 100
      key-result second-result: 0 -> 100
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
    if (theme.unclear || wordOf(theme, 'state') === 'draft') return;
    if (childrenOf(theme, 'objective', 'key-result', 'kpi').length > 0) return;
    // An objective that stands elsewhere says that it supports the theme.
    if (sources(theme, 'supports').some(({ kind }) => kind === 'objective')) return;
    report({
      at: atName(theme),
      message: `${The(theme)} has no objective, key result or KPI, so nobody can say when it is reached. Add an objective with key results.`,
    });
  },
  fix({ element }, { model }): readonly Fix[] {
    const name = freeName(`${element.name ?? 'new'}-objective`, model);
    const results = ['first', 'second'].map((nth) => `  key-result ${nth}-result: 0 -> 100\n`).join('');
    const lines = [`objective ${name} {\n${results}}`];
    return [{ title: 'Add an objective with two key results', edits: addLines(element, lines) }];
  },
});
