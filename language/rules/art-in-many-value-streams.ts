import { atLink } from '../edits/places.ts';
import { referenceTo } from '../edits/references.ts';
import { addEntry, removeEntries } from '../edits/text-edits.ts';
import { alignmentsOf } from '../model/queries.ts';
import { judged, onlyServedBy, ownTrains } from './alignments.ts';
import { mergedStreams } from './merged-streams.ts';
import { defineRule, listed, type Fix } from './rule.ts';
import { inWords, The } from './words.ts';

export const artInManyValueStreams = defineRule({
  name: 'art-in-many-value-streams',
  severity: 'error',
  profile: 'guide',
  summary: 'A train is aligned to exactly one value stream.',
  why: 'A train with two value streams has two orders of what comes first. Whichever stream shouts louder wins, and the other waits.',
  source: 'Executive guide, What Is a Value Stream?, line 27',
  advice:
    'Keep the stream that the train is funded by. Where it only helps the other, say `contributes-to`; where it really serves both, split the train.',
  on: ['art'],
  options: {
    'when-streams-at-most': {
      type: 'count',
      doc: 'Stay quiet where a train serves at most this many value streams: SAFe lets several small streams share a train.',
    },
  },
  examples: {
    ok: [
      { text: 'portfolio retail {\n  value-stream claims {\n    art claims-core\n  }\n}' },
      {
        title: 'Helping another value stream is no alignment',
        text: 'value-stream claims {\n  art shared { contributes-to: policies }\n}\n\nvalue-stream policies',
      },
      {
        title: 'Nor is depending on another, or supporting a theme',
        text: 'enterprise acme {\n  theme growth\n}\nvalue-stream claims {\n  art shared {\n    supports: growth\n    depends-on: sky\n  }\n}\nvalue-stream policies {\n  art sky\n}',
      },
      {
        title: 'Small value streams that share a train knowingly',
        options: { 'when-streams-at-most': 2 },
        text: 'value-stream claims\n\nvalue-stream policies\n\nart shared in claims, policies',
      },
    ],
    bad: [
      {
        text: `portfolio retail {
  value-stream claims
  value-stream policies
}

art shared in claims, policies
//                    ^^^^^^^^ error: The train \`shared\` is aligned to two value streams, \`claims\` and \`policies\`; a train has one order of priority, so it is aligned to exactly one. Keep one of them, and say \`contributes-to\` for the other.
`,
        fixed: `portfolio retail {
  value-stream claims
  value-stream policies
}

art shared in claims {
  contributes-to: policies
}
`,
      },
      {
        title: 'Nested in one, and in another: the nesting counts as the first',
        text: `value-stream claims {
  art shared in policies
//              ^^^^^^^^ error: The train \`shared\` is aligned to two value streams, \`claims\` and \`policies\`; a train has one order of priority, so it is aligned to exactly one. Keep one of them, and say \`contributes-to\` for the other.
}

value-stream policies`,
        fixed: `value-stream claims {
  art shared {
    contributes-to: policies
  }
}

value-stream policies`,
      },
      {
        title: 'A value stream and the one around it',
        text: `value-stream lending {
  value-stream mortgages
}

art homes in lending, mortgages
//           ^^^^^^^ error: The train \`homes\` is aligned to two value streams, \`lending\` and \`mortgages\`; a train has one order of priority, so it is aligned to exactly one. Keep one of them, and say \`contributes-to\` for the other.`,
        fixed: `value-stream lending {
  value-stream mortgages
}

art homes in mortgages {
  contributes-to: lending
}`,
      },
    ],
  },
  check(art, { report, option }) {
    const alignments = alignmentsOf(art);
    const allowed = option('when-streams-at-most');
    if (alignments.length < 2 || (typeof allowed === 'number' && alignments.length <= allowed)) return;
    const { kept, others } = judged(alignments);
    const [tooMany] = others;
    if (!tooMany) return;
    const names = alignments.map(({ stream }) => stream.name ?? '');
    report({
      at: atLink(tooMany.link),
      message: `${The(art)} is aligned to ${inWords(names.length)} value streams, ${listed(names)}; a train has one order of priority, so it is aligned to exactly one. Keep one of them, and say \`contributes-to\` for the ${others.length === 1 ? 'other' : 'others'}.`,
      related: [kept, ...others.slice(1)].map(({ link, stream }) => ({
        at: atLink(link),
        message: `It is aligned to \`${stream.name ?? ''}\` here.`,
      })),
    });
  },
  fix({ element: art }, { model }): readonly Fix[] {
    const { kept, others } = judged(alignmentsOf(art));
    const isStated = others.every(({ link }) => link.statement >= 0 && link.stater === art);
    if (others.length === 0 || !isStated) return [];
    const names = listed(others.map(({ stream }) => stream.name ?? ''));
    const references = others.map(({ stream }) => referenceTo(stream, art, 'contributes-to', model));
    const removals = removeEntries(others.map(({ link }) => atLink(link)));
    return [
      {
        title: `Keep \`${kept.stream.name ?? ''}\`, and say that the train contributes to ${names}`,
        isPreferred: true,
        edits: [...removals, ...addEntry(art, 'contributes-to', references.join(', '))],
      },
      {
        title: `Split the train: keep \`${kept.stream.name ?? ''}\`, and form a new train for ${names}`,
        edits: [...removals, ...ownTrains(art, others, model)],
      },
      // Two value streams with this train alone may be one.
      ...mergedStreams(onlyServedBy(art), model),
    ];
  },
});
