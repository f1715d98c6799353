import type { Link } from '../binding/element.ts';
import { atName } from '../edits/places.ts';
import { childrenOf, wordOf } from '../model/queries.ts';
import { defineRule } from './rule.ts';
import { inWords, The } from './words.ts';

export const artWithoutStreamAlignedTeam = defineRule({
  name: 'art-without-stream-aligned-team',
  severity: 'warning',
  profile: 'all',
  summary: 'A train has a stream-aligned team.',
  why: 'Platform, enabling and subsystem teams serve those who deliver to customers. Without these the train serves itself.',
  source: 'SAFe, team topologies',
  advice:
    'Align a team to the customers of the value stream, or say `topology: platform` at a train that serves others.',
  on: ['art'],
  examples: {
    ok: [
      {
        text: 'value-stream claims {\n  art sky {\n    team kite { topology: stream-aligned }\n    team base { topology: platform }\n  }\n}',
      },
      {
        title: 'A platform train',
        text: 'value-stream claims {\n  art base {\n    topology: platform\n    team data { topology: platform }\n  }\n}',
      },
      {
        title: 'Not every team says what it is',
        text: 'value-stream claims {\n  art sky {\n    team kite\n    team base { topology: platform }\n  }\n}',
      },
    ],
    bad: [
      {
        text: `value-stream claims {
  art sky {
//    ^^^ warning: The train \`sky\` has two teams, and none of them is stream-aligned; a train delivers to customers. Align a team to them, or say \`topology: platform\` where the train serves other trains.
    team data { topology: platform }
    team tools { topology: enabling }
  }
}`,
      },
    ],
  },
  check(art, { report }) {
    if (art.someLinkTo('in', isFromAligned)) return;
    const teams = childrenOf(art, 'team');
    if (wordOf(art, 'topology') === 'platform' || art.unclear || teams.some(({ unclear }) => unclear)) return;
    const words = teams.map((team) => wordOf(team, 'topology'));
    if (teams.length === 0 || words.some((word) => word === undefined || word === 'stream-aligned')) return;
    report({
      at: atName(art),
      message: `${The(art)} has ${teams.length === 1 ? 'one team, which is not' : `${inWords(teams.length)} teams, and none of them is`} stream-aligned; a train delivers to customers. Align a team to them, or say \`topology: platform\` where the train serves other trains.`,
    });
  },
});

/** A team that is stream-aligned, or may be, ends the question; nearly every train has one. */
function isFromAligned({ subject }: Link): boolean {
  if (subject.kind !== 'team') return false;
  const word = wordOf(subject, 'topology');
  return word === undefined || word === 'stream-aligned';
}
