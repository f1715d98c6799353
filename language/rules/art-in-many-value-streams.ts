import { atLink } from '../edits/places.ts';
import { addLines, removeEntry } from '../edits/text-edits.ts';
import { statementOf } from '../binding/element.ts';
import { alignmentsOf, streamsAround } from '../model/queries.ts';
import { defineRule, listed, type Fix } from './rule.ts';

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
      type: 'number',
      doc: 'Stay quiet where a train serves at most this many value streams: SAFe lets several small streams share a train.',
    },
  },
  examples: {
    ok: [{ text: 'portfolio retail {\n  value-stream claims {\n    art claims-core\n  }\n}' }],
    bad: [
      {
        text: `portfolio retail {
  value-stream claims
  value-stream policies
}

art shared in claims, policies
//                    ^^^^^^^^ error: The train \`shared\` is aligned to two value streams, \`claims\` and \`policies\`; a train has one order of priority, so it is aligned to exactly one.
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
    ],
  },
  check(art, { report, option }) {
    const alignments = alignmentsOf(art);
    const allowed = option('when-streams-at-most');
    if (alignments.length < 2 || (typeof allowed === 'number' && alignments.length <= allowed)) return;
    const outer = alignments.filter(({ stream }) =>
      alignments.some((other) => other.stream !== stream && streamsAround(other.stream).includes(stream)),
    );
    // Two alignments on one line of ancestors: the outer one is the one too many.
    const [kept] = alignments.filter((each) => !outer.includes(each));
    const names = alignments.map(({ stream }) => stream.name ?? '');
    const [tooMany] = alignments.filter((each) => each !== kept);
    if (!tooMany || !kept) return;
    report({
      at: atLink(tooMany.link),
      message: `The train \`${art.name ?? ''}\` is aligned to ${counted(names.length)} value streams, ${listed(names)}; a train has one order of priority, so it is aligned to exactly one.`,
      related: alignments
        .filter((each) => each !== tooMany)
        .map(({ link, stream }) => ({ at: atLink(link), message: `It is aligned to \`${stream.name ?? ''}\` here.` })),
    });
  },
  fix(finding): readonly Fix[] {
    const alignments = alignmentsOf(finding.element);
    const [first, ...others] = alignments;
    const stated = others.filter(({ link }) => link.statement >= 0 && link.stater === finding.element);
    if (!first || stated.length === 0 || stated.length < others.length) return [];
    const names = others.map(({ stream }) => stream.name ?? '');
    return [
      {
        title: `Keep \`${first.stream.name ?? ''}\`, and say that the train contributes to ${listed(names)}`,
        isPreferred: true,
        edits: [...removals(stated), ...addLines(finding.element, [`contributes-to: ${names.join(', ')}`])],
      },
    ];
  },
});

function removals(others: ReturnType<typeof alignmentsOf>): Fix['edits'] {
  return others.flatMap(({ link }) => {
    const statement = statementOf(link);
    return statement ? removeEntry(atLink(link), statement) : [];
  });
}

function counted(number: number): string {
  return ['no', 'one', 'two', 'three', 'four', 'five'][number] ?? String(number);
}
