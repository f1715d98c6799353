import { atName, atTitle } from '../edits/places.ts';
import { isFunctional } from './functions.ts';
import { defineRule } from './rule.ts';
import { isOperational } from './stated.ts';
import { labelOfKind } from './words.ts';

export const organisedByFunction = defineRule({
  name: 'organised-by-function',
  severity: 'warning',
  scope: 'file',
  profile: 'guide',
  summary: 'Value streams and trains are not functions, departments or projects.',
  why: 'Work that needs several functions waits between them. Organising around value takes the waiting out.',
  source: 'Executive guide, Executive Takeaway, line 163',
  advice:
    'Name it after the value that it delivers, and give it the people of all functions that this takes. Where the name misleads, tag it `#not-a-function`.',
  on: ['value-stream', 'art'],
  options: { words: { type: 'texts', default: [], doc: 'More words that name a function in this organisation.' } },
  examples: {
    ok: [
      { text: 'value-stream claims "Claims"' },
      { title: 'Not a function', text: 'value-stream security "Security" { tags: #not-a-function }' },
      { title: 'Only one of its words is a function', text: `value-stream payments "Payment Operations"` },
      { title: 'An operational value stream', text: `value-stream ops "Operations" { type: operational }` },
    ],
    bad: [
      {
        text: `portfolio retail {
  value-stream qa "Quality Assurance"
//                ^^^^^^^^^^^^^^^^^^^ warning: “Quality Assurance” is the name of a function. A value stream is organised around what customers get. Name it for that, or tag it \`#not-a-function\`.
}`,
      },
      {
        title: 'A word of this organisation',
        options: { words: ['actuarial'] },
        text: `portfolio retail {
  value-stream actuaries "Actuarial Testing"
//                       ^^^^^^^^^^^^^^^^^^^ warning: “Actuarial Testing” is the name of a function. A value stream is organised around what customers get. Name it for that, or tag it \`#not-a-function\`.
}`,
      },
    ],
  },
  check(element, { report, option }) {
    const name = element.title ?? element.name;
    const extra = option('words');
    if (name === undefined || !isFunctional(name, Array.isArray(extra) ? extra : [])) return;
    if (element.kind === 'value-stream' && isOperational(element)) return;
    if (element.values('tags').some((value) => value.type === 'tag' && value.tag === 'not-a-function')) return;
    report({
      at: element.title === undefined ? atName(element) : atTitle(element),
      message: `“${name}” is the name of a function. A ${labelOfKind(element)} is organised around what customers get. Name it for that, or tag it \`#not-a-function\`.`,
    });
  },
});
