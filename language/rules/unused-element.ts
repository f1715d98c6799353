import { wordOf } from '../model/queries.ts';
import { atName } from '../edits/places.ts';
import { removeDeclaration } from '../edits/declarations.ts';
import type { Element } from '../binding/element.ts';
import { defineRule, type Fix } from './rule.ts';
import { labelOfKind, nameOf } from './words.ts';

export const unusedElement = defineRule({
  name: 'unused-element',
  severity: 'hint',
  profile: 'all',
  summary: 'A theme, a person or a role that is declared is used.',
  why: 'What nothing refers to is either forgotten where it belongs, or left over.',
  source: 'Common practice',
  advice: 'Refer to it, or remove it.',
  on: ['theme', 'person', 'role'],
  examples: {
    ok: [
      { text: 'person @ann "Ann Berg"\nart sky { rte: @ann }' },
      {
        title: 'A theme that is only discussed',
        text: `enterprise acme {
  theme growth { state: draft }
}`,
      },
    ],
    bad: [
      {
        text: `art sky { rte: vacant }
person @ann "Ann Berg"
//     ^^^^ hint: Nothing refers to the person \`@ann\`. Refer to it where it belongs, or remove it.`,
        fixed: `art sky { rte: vacant }
`,
      },
    ],
  },
  check(element, { report }) {
    if (!element.declaration || element.unclear || element.rank > 0 || isUsed(element)) return;
    // A theme that is only discussed guides nothing yet.
    if (wordOf(element, 'state') === 'draft') return;
    report({
      at: atName(element),
      message: `Nothing refers to the ${labelOfKind(element)} ${nameOf(element)}. Refer to it where it belongs, or remove it.`,
      explainedBy: [{ rule: 'theme-without-value-stream', element }],
    });
  },
  fix({ element }): readonly Fix[] {
    return [{ title: 'Remove it', edits: removeDeclaration(element) }];
  },
});

const relations = ['role-key', 'holder', 'supports', 'member', 'person', 'role', 'of', 'affects'] as const;

/** What stands in a theme uses it: an objective that is supported, say. */
function isUsed(element: Element): boolean {
  if (relations.some((relation) => element.someLinkTo(relation))) return true;
  return element.someLinkTo('in', ({ subject }) => subject.someLinkTo('supports'));
}
