import { atValue } from '../edits/places.ts';
import { replaceAt } from '../edits/text-edits.ts';
import { defineRule, type Fix } from './rule.ts';
import { The } from './words.ts';

const types = ['architecture', 'infrastructure', 'exploration', 'compliance'] as const;

export const enablerUnmarked = defineRule({
  name: 'enabler-unmarked',
  severity: 'hint',
  scope: 'file',
  profile: 'all',
  summary: 'An enabler states its type.',
  why: 'Whether it explores, builds the runway or satisfies a regulator decides who judges it.',
  source: 'SAFe, enablers: exploration, architecture, infrastructure, compliance',
  advice: 'Write the type after `enabler`.',
  on: ['epic', 'capability', 'feature', 'story'],
  needs: ['type'],
  examples: {
    ok: [{ text: 'portfolio p {\n  epic cloud { type: enabler infrastructure }\n}' }],
    bad: [
      {
        text: `portfolio p {
  epic cloud { type: enabler }
//                   ^^^^^^^ hint: The epic \`cloud\` is an enabler and does not say of which type; SAFe has four. Write \`enabler architecture\`, \`infrastructure\`, \`exploration\` or \`compliance\`.
}`,
        fixed: `portfolio p {
  epic cloud { type: enabler architecture }
}`,
      },
    ],
  },
  check(item, { report }) {
    const value = item.value('type');
    if (value?.type !== 'word' || value.word !== 'enabler' || value.detail !== undefined) return;
    report({
      at: atValue(item, 'type'),
      message: `${The(item)} is an enabler and does not say of which type; SAFe has four. Write \`enabler architecture\`, \`infrastructure\`, \`exploration\` or \`compliance\`.`,
    });
  },
  fix({ at }): readonly Fix[] {
    return types.map((type) => ({ title: `Write \`enabler ${type}\``, edits: replaceAt(at, `enabler ${type}`) }));
  },
});
