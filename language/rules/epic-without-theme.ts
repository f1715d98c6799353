import { atName } from '../edits/places.ts';
import { targets, wordOf } from '../model/queries.ts';
import { defineRule } from './rule.ts';
import { supportFixes } from './theme-choices.ts';
import { The } from './words.ts';

export const epicWithoutTheme = defineRule({
  name: 'epic-without-theme',
  severity: 'warning',
  profile: 'guide',
  summary: 'Every portfolio epic supports a strategic theme.',
  why: 'Investment follows goals. An epic without a theme is paid for without anybody saying what for.',
  source: 'Executive guide, How Strategy Connects to Execution, line 53',
  advice: 'Say `supports` with the theme. For an enabler it is enough to know which one it prepares.',
  on: ['epic'],
  examples: {
    ok: [
      { text: 'enterprise acme {\n  theme growth\n}\nportfolio p in acme {\n  epic scan { supports: growth }\n}' },
      { title: 'No theme is modelled', text: 'portfolio p {\n  epic scan { cost: 1M EUR }\n}' },
    ],
    bad: [
      {
        text: `enterprise acme {
  theme growth
}
portfolio p in acme {
  epic scan { cost: 1M EUR }
//     ^^^^ warning: The epic \`scan\` supports no strategic theme, so nobody can say which goal it serves. Write \`supports\` with the theme.
}`,
        fixed: `enterprise acme {
  theme growth
}
portfolio p in acme {
  epic scan {
    cost: 1M EUR
    supports: growth
  }
}`,
      },
      {
        title: 'An enabler',
        text: `enterprise acme {
  theme growth
}
portfolio p in acme {
  epic cloud { type: enabler infrastructure }
//     ^^^^^ info: The epic \`cloud\` supports no strategic theme, so nobody can say which goal it serves. Write \`supports\` with the theme.
}`,
      },
    ],
  },
  check(epic, { report, model }) {
    if (epic.unclear || !model.hasAny('theme') || epic.links('supports').length > 0) return;
    const isEnabler = wordOf(epic, 'type') === 'enabler';
    report({
      at: atName(epic),
      message: `${The(epic)} supports no strategic theme, so nobody can say which goal it serves. Write \`supports\` with the theme.`,
      ...(isEnabler ? { severity: 'info' as const } : {}),
    });
  },
  fix({ element }, { model }) {
    const near = targets(element, 'flows-into')
      .flatMap((stream) => targets(stream, 'supports'))
      .filter(({ kind }) => kind === 'theme');
    return supportFixes(element, near, model);
  },
});
