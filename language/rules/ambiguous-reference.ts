import { outLinks, type Link } from '../binding/element.ts';
import { atLink } from '../edits/places.ts';
import { insertBefore } from '../edits/text-edits.ts';
import { isKind, kindRow } from '../metamodel/index.ts';
import { defineRule, isReal, type Fix } from './rule.ts';
import { signs } from './signs.ts';
import { oneOf } from './words.ts';

export const ambiguousReference = defineRule({
  name: 'ambiguous-reference',
  severity: 'error',
  profile: 'always',
  summary: 'A reference means one element.',
  why: 'Two kinds may share a name. Which of them is meant is never guessed, since the guess would be drawn and counted as if somebody had said it.',
  source: 'The language',
  advice: 'Write the kind before the name.',
  on: 'every',
  needs: [signs.doubtfulReference],
  examples: {
    ok: [
      { text: 'value-stream payments {\n  product hub { depends-on: art core }\n  art core\n  product core\n}' },
      {
        title: 'An element does not mean itself',
        text: 'value-stream payments {\n  art core { depends-on: core }\n  product core\n}',
      },
    ],
    bad: [
      {
        text: `value-stream payments {
  product hub { depends-on: core }
//                          ^^^^ error: \`core\` may be the product or the train of that name. Write the kind before it, such as \`product core\`.
  art core
  product core
}`,
        fixed: `value-stream payments {
  product hub { depends-on: product core }
  art core
  product core
}`,
      },
    ],
  },
  check(element, { report }) {
    for (const link of outLinks(element)) {
      if (!isAmbiguous(link)) continue;
      const meanings = link.candidates.map((each) => `the ${isReal(each.kind) ? kindRow(each.kind).label : 'element'}`);
      const [first, ...others] = link.candidates;
      report({
        at: atLink(link),
        message: `\`${link.name}\` may be ${oneOf(meanings)} of that name. Write the kind before it, such as \`${first?.kind ?? ''} ${link.name}\`.`,
        related: [...(first ? [first] : []), ...others].map((each) => ({
          at: { element: each, part: 'name' as const },
          message: `\`${each.kind} ${link.name}\` is declared here.`,
        })),
        data: { kinds: link.candidates.map((each) => each.kind).join(' ') },
      });
    }
  },
  fix({ at, data }): readonly Fix[] {
    return (data?.['kinds'] ?? '')
      .split(' ')
      .filter((kind) => kind !== '')
      .map((kind) => ({
        title: `It is the ${isKind(kind) ? kindRow(kind).label : kind}`,
        edits: insertBefore(at, `${kind} `),
      }));
  },
});

function isAmbiguous({ status, implied }: Link): boolean {
  return status === 'ambiguous' && !implied;
}
