import { removeDeclaration } from '../edits/declarations.ts';
import { replaceAt } from '../edits/text-edits.ts';
import { inLinks, valueOf, type Element, type Link } from '../binding/element.ts';
import { atLink, atValue } from '../edits/places.ts';
import { defineRule, type Fix } from './rule.ts';

export const duplicatePerson = defineRule({
  name: 'duplicate-person',
  severity: 'warning',
  profile: 'all',
  summary: 'One person is declared once.',
  why: 'Under two handles one person is counted twice, and looks free where she is not.',
  source: 'Hygiene: two handles with one e-mail address',
  advice: 'Keep one handle and use it everywhere.',
  on: ['person'],
  needs: ['email'],
  examples: {
    ok: [{ text: 'person @ann { email: "ann@acme.example" }\nperson @ben { email: "ben@acme.example" }' }],
    bad: [
      {
        text: `person @ann { email: "ann@acme.example" }
person @ann.berg { email: "Ann@acme.example" }
//                        ^^^^^^^^^^^^^^^^^^ warning: \`@ann.berg\` and \`@ann\` have one e-mail address. If they are one person, keep one handle and use it everywhere.`,
        fixed: `person @ann { email: "ann@acme.example" }
`,
      },
      {
        title: 'Each holds a seat',
        text: `art sky {
  rte: @ann
  team kite { product-owner: @ann.berg, @cid }
}
person @ann { email: "ann@acme.example" }
person @ann.berg { email: "ann@acme.example" }
//                        ^^^^^^^^^^^^^^^^^^ warning: \`@ann.berg\` and \`@ann\` have one e-mail address. If they are one person, keep one handle and use it everywhere.`,
        fixed: `art sky {
  rte: @ann
  team kite { product-owner: @ann, @cid }
}
person @ann { email: "ann@acme.example" }
`,
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
      related: [{ at: atValue(first, 'email'), message: 'The same address is here.' }],
    });
  },
  fix({ element, related }, { model }): readonly Fix[] {
    const handle = related?.[0]?.at.element.name;
    if (handle === undefined) return [];
    const mentions = inLinks(element).filter(({ implied }) => !implied);
    // A sentence that names both would name one person twice, which needs a person to decide.
    if (mentions.some((link) => namesBoth(link, model.person(handle)))) return [];
    return [
      {
        title: `Write \`@${handle}\` everywhere, and take this declaration out`,
        edits: [
          ...mentions.flatMap((link) => replaceAt(atLink(link), mentionOf(link, handle))),
          ...removeDeclaration(element),
        ],
      },
    ];
  },
});

function namesBoth({ stater, key, statement }: Link, other: Element): boolean {
  return inLinks(other).some((link) => link.stater === stater && link.key === key && link.statement === statement);
}

function mentionOf(link: Link, handle: string): string {
  const value = valueOf(link);
  return value?.type === 'person' ? `@${handle}` : handle;
}

function emailOf(person: Element): string | undefined {
  const value = person.value('email');
  return value?.type === 'text' && value.text.includes('@') ? value.text.toLowerCase() : undefined;
}
