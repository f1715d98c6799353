import { roleLinesOf } from '../model/queries.ts';
import { defineRule, type Fix } from './rule.ts';
import { atLine, roleTitle } from './seats.ts';
import { inWords, The } from './words.ts';

export const roleWithoutLead = defineRule({
  name: 'role-without-lead',
  severity: 'warning',
  profile: 'guide',
  summary: 'Where several people hold a role that sets priority, one of them is the lead.',
  why: 'A train works from one ordered list. Two people who order it make two lists.',
  source: 'Executive guide, What Is a Value Stream?, line 30, for product managers; common practice for product owners',
  advice: 'Mark one of them `lead`: whose word counts when they differ.',
  on: ['art', 'team', 'value-stream', 'product', 'capability', 'feature', 'story'],
  examples: {
    ok: [
      { text: 'art sky { product-manager: @ann lead, @ben }' },
      { title: 'A seat that is open does not decide', text: 'art sky { product-manager: @ann, vacant }' },
    ],
    bad: [
      {
        text: `art sky {
  product-manager: @ann, @ben
//^^^^^^^^^^^^^^^ warning: The train \`sky\` has two people as Product Manager and no lead; one of them has the last word on priority. Mark that one \`lead\`.
}`,
        fixed: `art sky {
  product-manager: @ann lead, @ben
}`,
      },
    ],
  },
  check(home, { report }) {
    for (const line of roleLinesOf(home)) {
      const { role } = line;
      if (!role || line.holders.length < 2) continue;
      const people = line.holders.filter(({ person }) => person);
      const needs = role.value('lead');
      if (people.length < 2 || needs?.type !== 'word' || people.some(({ lead }) => lead)) continue;
      report({
        at: atLine(home, line),
        message: `${The(home)} has ${inWords(people.length)} people as ${roleTitle(role)} and no lead; one of them has the last word on priority. Mark that one \`lead\`.`,
        ...(role.name === 'product-owner' ? { isPractice: true as const } : {}),
      });
    }
  },
  fix({ at, element }): readonly Fix[] {
    const line = roleLinesOf(element).find((each) => each.key === at.key && each.at === at.statement);
    const first = line?.holders.find(({ person }) => person);
    const { file } = element;
    if (!line || !first || !file) return [];
    const next = line.statement.values[first.index + 1]?.span.start ?? line.statement.span.end;
    const own = file.text.slice(first.value.span.start, next);
    const length = own.replace(/\s*,\s*$/, '').trimEnd().length;
    const end = first.value.span.start + length;
    return [
      { title: 'Mark the first one `lead`', edits: [{ path: file.path, span: { start: end, end }, newText: ' lead' }] },
    ];
  },
});
