import { atName } from '../edits/places.ts';
import { childrenOf, wordOf } from '../model/queries.ts';
import { numberOption } from './options.ts';
import { defineRule } from './rule.ts';
import { The } from './words.ts';

export const tooManyThemes = defineRule({
  name: 'too-many-themes',
  severity: 'hint',
  profile: 'all',
  summary: 'An enterprise or a portfolio has few strategic themes.',
  why: 'Whoever wants everything has no strategy.',
  source: 'SAFe, strategic themes',
  advice: 'Keep the few that decide where the money goes.',
  on: ['enterprise', 'portfolio'],
  options: { max: { type: 'number', default: 7, doc: 'How many themes there may be.' } },
  examples: {
    ok: [{ text: 'enterprise acme {\n  theme growth\n}' }],
    bad: [
      {
        text: `enterprise acme {
//         ^^^^ hint: The enterprise \`acme\` has 8 strategic themes; more than 7 guide nobody. Keep the few that decide where the money goes.
  theme a
  theme b
  theme c
  theme d
  theme e
  theme f
  theme g
  theme h
}`,
      },
    ],
  },
  check(element, { report, option }) {
    const themes = childrenOf(element, 'theme').filter((theme) => wordOf(theme, 'state') !== 'draft');
    const max = numberOption(option, 'max');
    if (themes.length <= max) return;
    report({
      at: atName(element),
      message: `${The(element)} has ${themes.length} strategic themes; more than ${max} guide nobody. Keep the few that decide where the money goes.`,
    });
  },
});
