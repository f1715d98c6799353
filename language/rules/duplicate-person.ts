import type { Element } from '../binding/element.ts';
import { atName, atValue } from '../edits/places.ts';
import { defineRule } from './rule.ts';

export const duplicatePerson = defineRule({
  name: 'duplicate-person',
  severity: 'warning',
  profile: 'all',
  summary: 'One person is declared once.',
  why: 'Under two handles one person is counted twice, and looks free where she is not.',
  source: 'Hygiene: two handles with one e-mail address',
  advice: 'Keep one handle and use it everywhere.',
  on: ['person'],
  examples: {
    ok: [{ text: 'person @ann { email: "ann@acme.example" }\nperson @ben { email: "ben@acme.example" }' }],
    bad: [
      {
        text: `person @ann { email: "ann@acme.example" }
person @ann.berg { email: "Ann@acme.example" }
//                        ^^^^^^^^^^^^^^^^^^ warning: \`@ann.berg\` and \`@ann\` have one e-mail address. If they are one person, keep one handle and use it everywhere.`,
      },
    ],
  },
  check(person, { report, model }) {
    const email = emailOf(person);
    if (email === undefined) return;
    const first = model.elementsOf('person').find((each) => emailOf(each) === email);
    if (!first || first === person || first.name === person.name) return;
    report({
      at: atValue(person, 'email'),
      message: `\`@${person.name ?? ''}\` and \`@${first.name ?? ''}\` have one e-mail address. If they are one person, keep one handle and use it everywhere.`,
      related: [{ at: atName(first), message: 'The same address is here.' }],
    });
  },
});

function emailOf(person: Element): string | undefined {
  const value = person.value('email');
  return value?.type === 'text' && value.text.includes('@') ? value.text.toLowerCase() : undefined;
}
