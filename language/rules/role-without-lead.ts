import { roleLinesOf, type Holder, type RoleLine } from '../model/queries.ts';
import { defineRule, type Fix } from './rule.ts';
import { atLine, holdersOf, roleTitle, seatKinds } from './seats.ts';
import { signs } from './signs.ts';
import { inWords, The } from './words.ts';

export const roleWithoutLead = defineRule({
  name: 'role-without-lead',
  severity: 'warning',
  profile: 'guide',
  summary: 'Where several people hold a role that sets priority, one of them is the lead.',
  why: 'A train works from one ordered list. Two people who order it make two lists.',
  source: 'Executive guide, What Is a Value Stream?, line 30, for product managers; common practice for product owners',
  advice: 'Mark one of them `lead`: whose word counts when they differ.',
  on: seatKinds,
  needs: [signs.roleLine],
  examples: {
    ok: [
      { text: 'art sky { product-manager: @ann lead, @ben }' },
      { title: 'A seat that is open does not decide', text: 'art sky { product-manager: @ann, vacant }' },
      {
        title: 'On two lines',
        text: 'art sky {\n  product-manager: @ann\n  product-manager: @ben lead\n}',
      },
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
      {
        title: 'On two lines',
        text: `art sky {
  product-manager: @ann
//^^^^^^^^^^^^^^^ warning: The train \`sky\` has two people as Product Manager and no lead; one of them has the last word on priority. Mark that one \`lead\`.
  pm: @ben
}`,
        fixed: `art sky {
  product-manager: @ann lead
  pm: @ben
}`,
      },
    ],
  },
  check(home, { report }) {
    const lines = roleLinesOf(home);
    // By index: a loop over values makes objects, and this is asked wherever somebody has a seat.
    for (let index = 0; index < lines.length; index += 1) {
      const line = lines[index] as RoleLine;
      const { role } = line;
      const holders = holdersOf(line, lines);
      if (!role || holders.length < 2 || holders.some(isLead)) continue;
      const people = new Set(holders.flatMap(({ person }) => person ?? []));
      if (people.size < 2 || role.value('lead')?.type !== 'word') continue;
      report({
        at: atLine(home, line),
        message: `${The(home)} has ${inWords(people.size)} people as ${roleTitle(role)} and no lead; one of them has the last word on priority. Mark that one \`lead\`.`,
        ...(role.name === 'product-manager' ? {} : { isPractice: true as const }),
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

function isLead({ lead }: Holder): boolean {
  return lead;
}
