import { atName } from '../edits/places.ts';
import type { TextEdit } from '../edits/text-edits.ts';
import type { Element } from '../binding/element.ts';
import { defineRule, type Fix } from './rule.ts';
import { The } from './words.ts';

export const keyResultNotMeasurable = defineRule({
  name: 'key-result-not-measurable',
  severity: 'info',
  scope: 'file',
  profile: 'all',
  summary: 'A key result has a measure: where it started and where it shall be.',
  why: '“Better” is reached at once, or never, as one likes.',
  source: 'OKR practice',
  advice:
    'Write the figures after a colon: `key-result users: 2.1M -> 3.5M by 2027-12-31`; `unknown` where nobody knows the start.',
  on: ['key-result'],
  examples: {
    ok: [{ text: 'enterprise acme {\n  objective more {\n    key-result a: unknown -> 60%\n  }\n}' }],
    bad: [
      {
        text: `enterprise acme {
  objective more {
    key-result ux "Better UX"
//             ^^ info: The key result \`ux\` has no figures, so nobody can see its progress. Write both after a colon, such as \`: 20% -> 60%\`; \`unknown\` where nobody knows the start.
  }
}`,
        fixed: `enterprise acme {
  objective more {
    key-result ux "Better UX": unknown -> 100
  }
}`,
      },
      {
        title: 'Without a start',
        text: `enterprise acme {
  objective more {
    key-result users: 3M
//             ^^^^^ info: The key result \`users\` has a target and no start, so nobody can see its progress. Write both after a colon, such as \`: 20% -> 60%\`; \`unknown\` where nobody knows the start.
  }
}`,
      },
    ],
  },
  check(result, { report }) {
    if (result.unclear) return;
    const value = result.value('=');
    const isWhole = value?.type === 'measure' && value.measure.from !== undefined && !Number.isNaN(value.measure.to);
    if (isWhole || value?.type === 'invalid') return;
    const what = value ? 'has a target and no start' : 'has no figures';
    report({
      at: atName(result),
      message: `${The(result)} ${what}, so nobody can see its progress. Write both after a colon, such as \`: 20% -> 60%\`; \`unknown\` where nobody knows the start.`,
    });
  },
  fix({ element }): readonly Fix[] {
    const edits = element.value('=') ? [] : withFigures(element);
    return edits.length === 0 ? [] : [{ title: 'Write figures, to be filled in', edits }];
  },
});

function withFigures({ file, declaration }: Element): readonly TextEdit[] {
  const end = declaration?.titleSpan?.end ?? declaration?.nameSpan?.end;
  return file && end !== undefined ? [{ path: file.path, span: { start: end, end }, newText: ': unknown -> 100' }] : [];
}
