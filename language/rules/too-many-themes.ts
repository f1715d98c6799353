import { atName } from '../edits/places.ts';
import { childrenOf, wordOf } from '../model/queries.ts';
import { custom, numberOption } from './options.ts';
import { defineRule } from './rule.ts';
import { The } from './words.ts';

const usual = 7;

export const tooManyThemes = defineRule({
  name: 'too-many-themes',
  severity: 'hint',
  profile: 'all',
  summary: 'An enterprise or a portfolio has few strategic themes.',
  why: 'Whoever wants everything has no strategy.',
  source: 'SAFe, strategic themes; the number is common practice',
  advice: 'Keep the few that decide where the money goes.',
  on: ['enterprise', 'portfolio'],
  options: { max: { type: 'count', default: usual, doc: 'How many themes there may be.' } },
  examples: {
    ok: [{ text: 'enterprise acme {\n  theme growth\n}' }],
    bad: [
      {
        text: `enterprise acme {
//         ^^^^ hint: The enterprise \`acme\` has 8 strategic themes; SAFe advises a few, and common practice is at most 7. Keep the few that decide where the money goes.
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
      {
        title: 'This project allows one',
        options: { max: 1 },
        text: `enterprise acme {
//         ^^^^ hint: The enterprise \`acme\` has 2 strategic themes; the settings of this project ask for at most 1. Keep the few that decide where the money goes.
  theme a
  theme b
  theme c { state: draft }
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
      message: `${The(element)} has ${themes.length} strategic themes; ${max === usual ? 'SAFe advises a few, and ' : ''}${custom(max === usual)} at most ${max}. Keep the few that decide where the money goes.`,
    });
  },
});
