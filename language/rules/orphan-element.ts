import { atName } from '../edits/places.ts';
import { ancestorsOf, parentsOf } from '../model/queries.ts';
import { defineRule } from './rule.ts';
import { hasUnresolved } from './stated.ts';
import { The } from './words.ts';

export const orphanElement = defineRule({
  name: 'orphan-element',
  severity: 'warning',
  profile: 'all',
  summary: 'Every element is reachable from an enterprise or a portfolio.',
  why: 'What hangs nowhere is in no picture and in no sum, and is soon forgotten.',
  source: 'Common practice',
  advice: 'Say with `in` what contains it, or delete it.',
  on: ['value-stream', 'solution', 'product', 'solution-train', 'supplier', 'system', 'epic', 'theme'],
  examples: {
    ok: [{ text: 'portfolio retail\n\nvalue-stream claims in retail' }],
    bad: [
      {
        text: `portfolio retail

value-stream claims
//           ^^^^^^ warning: The value stream \`claims\` hangs nowhere: neither an enterprise nor a portfolio contains it.`,
      },
    ],
  },
  check(element, { report, model }) {
    if (element.broken || hasUnresolved(element, 'in')) return;
    if (!model.hasAny('enterprise') && !model.hasAny('portfolio')) return;
    const isReached = [
      ...ancestorsOf(element),
      ...parentsOf(element).flatMap((parent) => [parent, ...ancestorsOf(parent)]),
    ].some((each) => each.kind === 'enterprise' || each.kind === 'portfolio');
    // Where its parent hangs nowhere, the parent is the one to attach.
    if (isReached || parentsOf(element).length > 0) return;
    report({
      at: atName(element),
      message: `${The(element)} hangs nowhere: neither an enterprise nor a portfolio contains it.`,
    });
  },
});
