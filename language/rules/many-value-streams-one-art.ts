import { atName } from '../edits/places.ts';
import { alignmentsOf, trainsOf } from '../model/queries.ts';
import { artInManyValueStreams } from './art-in-many-value-streams.ts';
import { defineRule, listed } from './rule.ts';
import { The } from './words.ts';

export const manyValueStreamsOneArt = defineRule({
  name: 'many-value-streams-one-art',
  severity: 'warning',
  profile: 'guide',
  summary: 'Several value streams do not have one and the same train as their only train.',
  why: 'When all that two value streams have is one train, each of them waits whenever the other is served.',
  source: 'Executive guide, What Is a Value Stream?, line 28',
  advice: 'Merge the value streams, or give each of them a train.',
  on: ['art'],
  examples: {
    ok: [
      {
        text: 'portfolio retail {\n  value-stream claims {\n    art claims-core\n  }\n  value-stream policies {\n    art policies-core\n  }\n}',
      },
    ],
    bad: [
      {
        text: `portfolio retail {
  value-stream claims
  value-stream policies
}

art shared in claims, policies
//  ^^^^^^ warning: The train \`shared\` is the only train of \`claims\` and \`policies\`. Give each value stream a train of its own, or merge them.`,
      },
    ],
  },
  check(art, { report, option }) {
    const streams = alignmentsOf(art).map(({ stream }) => stream);
    const allowed = option('when-streams-at-most', artInManyValueStreams);
    if (streams.length < 2 || (typeof allowed === 'number' && streams.length <= allowed)) return;
    const alone = streams.filter((stream) => trainsOf(stream).every((each) => each === art));
    if (alone.length < 2) return;
    report({
      at: atName(art),
      message: `${The(art)} is the only train of ${listed(alone.map((stream) => stream.name ?? ''))}. Give each value stream a train of its own, or merge them.`,
      explainedBy: [{ rule: 'art-in-many-value-streams', element: art }],
    });
  },
});
