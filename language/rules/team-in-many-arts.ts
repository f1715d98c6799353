import type { Element, Link } from '../binding/element.ts';
import { atLink } from '../edits/places.ts';
import { addLines, removeEntries } from '../edits/text-edits.ts';
import { wordOf } from '../model/queries.ts';
import { defineRule, listed, type Fix } from './rule.ts';
import { signs } from './signs.ts';
import { inWords, The } from './words.ts';

export const teamInManyArts = defineRule({
  name: 'team-in-many-arts',
  severity: 'error',
  profile: 'recommended',
  summary: 'A team belongs to one train only.',
  why: 'A team plans with its train. One that belongs to two has two plans, and keeps neither.',
  source: 'SAFe: Agile teams are dedicated to one train',
  advice: 'Keep one train. A team that serves several trains says `operating-model: shared-service`.',
  on: ['team'],
  needs: [signs.manyPlaces],
  examples: {
    ok: [
      {
        title: 'A shared service',
        text: 'value-stream claims {\n  art mega\n  art mini\n}\n\nteam db in mega, mini { operating-model: shared-service }',
      },
    ],
    bad: [
      {
        text: `value-stream claims {
  art mega
  art mini
}

team db in mega, mini
//               ^^^^ error: The team \`db\` belongs to two trains, \`mega\` and \`mini\`; a team plans with one. Keep one of them, or say \`operating-model: shared-service\`.`,
        fixed: `value-stream claims {
  art mega
  art mini
}

team db in mega`,
      },
    ],
  },
  check(team, { report }) {
    const links = trainsOfTeam(team);
    const [first, second] = links;
    if (!first || !second || wordOf(team, 'operating-model') === 'shared-service') return;
    report({
      at: atLink(second),
      message: `${The(team)} belongs to ${inWords(links.length)} trains, ${listed(links.map((link) => link.target?.name ?? ''))}; a team plans with one. Keep one of them, or say \`operating-model: shared-service\`.`,
      related: [{ at: atLink(first), message: `It belongs to \`${first.target?.name ?? ''}\` here.` }],
    });
  },
  fix({ element }): readonly Fix[] {
    const [first, ...others] = trainsOfTeam(element);
    const isStated = others.every((link) => link.statement >= 0 && link.stater === element);
    const keep: readonly Fix[] =
      first && isStated
        ? [{ title: `Keep \`${first.target?.name ?? ''}\``, edits: removeEntries(others.map(atLink)) }]
        : [];
    const shared = addLines(element, ['operating-model: shared-service']);
    return [...keep, { title: 'It is a shared service', edits: shared }];
  },
});

/** The trains that it belongs to, each once. */
function trainsOfTeam(team: Element): readonly Link[] {
  const links = team.links('in').filter((link) => link.target?.kind === 'art');
  return links.filter((link, index) => links.findIndex((each) => each.target === link.target) === index);
}
