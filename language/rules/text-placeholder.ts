import { atName, atTitle } from '../edits/places.ts';
import { defineRule } from './rule.ts';

const placeholder =
  /^(?:to-?do|tbd|tba|fixme|xxx+|tbc|placeholder|n\/?a|\?+|\.\.\.|\u2026)$|\b(?:TODO|TBD|FIXME|XXX)\b/i;

export const textPlaceholder = defineRule({
  name: 'text-placeholder',
  severity: 'info',
  scope: 'file',
  profile: 'all',
  summary: 'Names and titles are no placeholders.',
  why: 'What is called TBD is nobody’s. It stays so until somebody trips over it.',
  source: 'Common practice',
  advice: 'Give it its name, or take it out until there is one.',
  on: 'every',
  examples: {
    ok: [{ text: 'portfolio retail "Retail"' }],
    bad: [
      {
        text: `portfolio retail {
  value-stream claims "TBD"
//                    ^^^^^ info: \`TBD\` holds the place of a name that is still to be found. Give it its name, or take it out until there is one.
}`,
      },
      {
        title: 'In a name',
        text: `portfolio retail {
  value-stream todo "Claims"
//             ^^^^ info: \`todo\` holds the place of a name that is still to be found. Give it its name, or take it out until there is one.
}`,
      },
    ],
  },
  check(element, { report }) {
    const { title, name } = element;
    if (title !== undefined && placeholder.test(title)) report({ at: atTitle(element), message: message(title) });
    else if (name !== undefined && element.declaration && placeholder.test(name))
      report({ at: atName(element), message: message(name) });
  },
});

function message(text: string): string {
  return `\`${text.slice(0, 40)}\` holds the place of a name that is still to be found. Give it its name, or take it out until there is one.`;
}
