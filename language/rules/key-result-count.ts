import { atName } from '../edits/places.ts';
import { childrenOf } from '../model/queries.ts';
import { custom, numberOption } from './options.ts';
import { defineRule } from './rule.ts';
import { inWords, The } from './words.ts';

const usual = { min: 2, max: 5 };

export const keyResultCount = defineRule({
  name: 'key-result-count',
  severity: 'hint',
  scope: 'file',
  profile: 'all',
  summary: 'An objective has two to five key results.',
  why: 'A single figure is soon served for its own sake; nine say that nothing is important.',
  source: 'OKR practice',
  advice: 'Keep those that show whether the objective is reached.',
  on: ['objective'],
  options: {
    min: { type: 'count', default: usual.min, doc: 'The fewest key results.' },
    max: { type: 'count', default: usual.max, doc: 'The most key results.' },
  },
  examples: {
    ok: [
      { text: 'enterprise acme {\n  objective more {\n    key-result a: 1 -> 2\n    key-result b: 1 -> 2\n  }\n}' },
      {
        title: 'One is enough here',
        options: { min: 1, max: 3 },
        text: `enterprise acme {
  objective more {
    key-result a: 1 -> 2
  }
}`,
      },
    ],
    bad: [
      {
        text: `enterprise acme {
  objective more {
//          ^^^^ hint: The objective \`more\` has one key result; common practice is two to five. Add what else shows that it is reached.
    key-result a: 1 -> 2
  }
}`,
      },
    ],
  },
  check(objective, { report, option }) {
    const count = childrenOf(objective, 'key-result').length;
    const [min, max] = [numberOption(option, 'min'), numberOption(option, 'max')];
    if (objective.unclear || (count >= min && count <= max)) return;
    report({
      at: atName(objective),
      message: `${The(objective)} has ${inWords(count)} key result${count === 1 ? '' : 's'}; ${custom(min === usual.min && max === usual.max)} ${inWords(min)} to ${inWords(max)}. ${count < min ? 'Add what else shows that it is reached' : 'Keep those that show that it is reached'}.`,
    });
  },
});
