import { atLink, atName } from '../edits/places.ts';
import { removeEntries } from '../edits/text-edits.ts';
import { alignmentsOf } from '../model/queries.ts';
import { judged, onlyServedBy, ownTrains } from './alignments.ts';
import { mergedStreams } from './merged-streams.ts';
import { artInManyValueStreams } from './art-in-many-value-streams.ts';
import { defineRule, listed, type Fix } from './rule.ts';
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
      {
        title: 'One of them has a train of its own beside it',
        text: `value-stream claims {
  art claims-core
}

value-stream policies

art shared in claims, policies`,
      },
    ],
    bad: [
      {
        text: `portfolio retail {
  value-stream claims
  value-stream policies
}

art shared in claims, policies
//  ^^^^^^ warning: The train \`shared\` is the only train of \`claims\` and \`policies\`, so that each waits while another is served. Give each value stream a train of its own, or merge them.`,
        fixed: `portfolio retail {
  value-stream claims
  value-stream policies
}

art shared in claims

art shared-policies in policies {
  state: forming
  product-manager: vacant
  release-train-engineer: vacant
}
`,
      },
    ],
  },
  check(art, { report, option }) {
    const streams = alignmentsOf(art).length;
    const allowed = option('when-streams-at-most', artInManyValueStreams);
    if (streams < 2 || (typeof allowed === 'number' && streams <= allowed)) return;
    const alone = onlyServedBy(art);
    if (alone.length < 2) return;
    report({
      at: atName(art),
      message: `${The(art)} is the only train of ${listed(alone.map((stream) => stream.name ?? ''))}, so that each waits while another is served. Give each value stream a train of its own, or merge them.`,
      explainedBy: [{ rule: 'art-in-many-value-streams', element: art }],
    });
  },
  fix({ element: art }, { model }): readonly Fix[] {
    const { kept, others } = judged(alignmentsOf(art));
    const isStated = others.every(({ link }) => link.statement >= 0 && link.stater === art);
    if (others.length === 0 || !isStated) return [];
    const names = listed(others.map(({ stream }) => stream.name ?? ''));
    return [
      {
        title: `Keep \`${kept.stream.name ?? ''}\`, and give ${names} a train of ${others.length === 1 ? 'its' : 'their'} own`,
        edits: [...removeEntries(others.map(({ link }) => atLink(link))), ...ownTrains(art, others, model)],
      },
      ...mergedStreams(onlyServedBy(art), model),
    ];
  },
});
