import type { Element } from '../binding/element.ts';
import { atName } from '../edits/places.ts';
import type { Model } from '../model/model.ts';
import { alignmentsOf, sources, streamsAround, wordOf } from '../model/queries.ts';
import { insertParent } from '../edits/headers.ts';
import { defineRule, type Fix } from './rule.ts';
import { hasUnresolved, isOperational, misplacing } from './stated.ts';
import { The } from './words.ts';

export const artWithoutValueStream = defineRule({
  name: 'art-without-value-stream',
  severity: 'error',
  profile: 'guide',
  summary: 'Every train is in a value stream.',
  why: 'A train delivers value within a value stream. One without it is paid by nobody, and no strategy reaches its teams.',
  source: 'Executive guide, How Value Streams Fit Into SAFe Levels, line 41',
  advice:
    'Say the value stream with `in`, or declare the train inside it. A train that is still being formed says `state: forming`.',
  on: ['art'],
  examples: {
    ok: [
      { text: 'portfolio retail {\n  value-stream claims\n}\n\nart sky in claims' },
      { title: 'A train that is being formed', text: 'art sky { state: forming }' },
    ],
    bad: [
      {
        text: `portfolio retail {
  value-stream claims
}

art sky {
//  ^^^ error: The train \`sky\` is in no value stream; the executive guide has each train deliver within one. Say which one: \`art sky in <value stream>\`.
  pi: 10 weeks
}`,
        fixed: `portfolio retail {
  value-stream claims
}

art sky in claims {
  pi: 10 weeks
}`,
      },
    ],
  },
  check(art, { report }) {
    if (art.unclear || alignmentsOf(art).length > 0 || hasUnresolved(art, 'in') || wordOf(art, 'state') === 'forming')
      return;
    report({
      at: atName(art),
      message: `${The(art)} is in no value stream; the executive guide has each train deliver within one. Say which one: \`art ${art.name ?? 'name'} in <value stream>\`.`,
      explainedBy: misplacing(art),
    });
  },
  fix({ element }, { model }): readonly Fix[] {
    const streams = candidates(element, model);
    return streams.map((stream) => ({
      title: `Put it in \`${stream.name ?? ''}\``,
      ...(streams.length === 1 ? { isPreferred: true as const } : {}),
      edits: insertParent(element, stream.name ?? ''),
    }));
  },
});

/** The streams of its products; else all, where there are few. */
function candidates(art: Element, model: Model): readonly Element[] {
  const ofProducts = [
    ...new Set(sources(art, 'delivered-by').flatMap((product) => streamsAround(product).slice(0, 1))),
  ];
  if (ofProducts.length > 0) return ofProducts;
  const all = model
    .elementsOf('value-stream')
    .filter((stream) => stream.name !== undefined && stream.rank === 0 && !isOperational(stream));
  return all.length <= 5 ? all : [];
}
