import type { Element } from '../binding/element.ts';
import { atName } from '../edits/places.ts';
import { referenceTo } from '../edits/references.ts';
import { addEntry } from '../edits/text-edits.ts';
import { childrenOf, streamsAround, targets, trainsOf, wordOf } from '../model/queries.ts';
import { defineRule, withArticle, type Fix } from './rule.ts';
import { hasUnresolved, isOfTeams } from './stated.ts';
import { labelOfKind, the, The } from './words.ts';

export const productWithoutArt = defineRule({
  name: 'product-without-art',
  severity: 'error',
  profile: 'guide',
  summary: 'A product is delivered by a train.',
  why: 'A product that no train delivers is a promise that nobody keeps.',
  source: 'Executive guide, Products, Solutions & Value Streams, line 68',
  advice: 'Say `delivered-by` with a train of its value stream. A product that is switched off says `state: sunset`.',
  on: ['product'],
  examples: {
    ok: [
      { text: 'value-stream lending {\n  product loan { delivered-by: loans }\n  art loans\n}' },
      {
        title: 'Teams without a train',
        text: 'value-stream lending {\n  operating-model: teams\n  product loan { delivered-by: heron }\n  team heron\n}',
      },
      { title: 'Switched off', text: 'value-stream lending {\n  product loan { state: sunset }\n}' },
    ],
    bad: [
      {
        text: `value-stream lending {
  product portal {
//        ^^^^^^ error: No train delivers the product \`portal\`; the executive guide has a train deliver each. Say which one: \`delivered-by: <train>\`.
    need: "One place for all loans"
  }
  art loans
}`,
        fixed: `value-stream lending {
  product portal {
    need: "One place for all loans"
    delivered-by: loans
  }
  art loans
}`,
      },
    ],
  },
  check(product, { report, model }) {
    const isByTeams = streamsAround(product).some(isOfTeams);
    if (product.unclear || wordOf(product, 'state') === 'sunset') return;
    if (!model.hasAny(isByTeams ? 'team' : 'art') || hasUnresolved(product, 'delivered-by')) return;
    const deliverers = targets(product, 'delivered-by');
    if (deliverers.some((each) => each.kind === 'art' || (each.kind === 'team' && isInTeamsStream(each)))) return;
    const [only] = deliverers;
    const streams = [product, ...deliverers].flatMap((each) => streamsAround(each));
    if (streams.some(({ unclear }) => unclear)) return;
    const who = isByTeams ? 'team' : 'train';
    const asked = isByTeams
      ? 'where a value stream has no trains, one of its teams does'
      : 'the executive guide has a train deliver each';
    report({
      at: atName(product),
      message: only
        ? `${The(product)} is delivered by ${the(only)} alone; it takes a ${who} of its value stream, not only ${withArticle(labelOfKind(only))}.`
        : `No ${who} delivers ${the(product)}; ${asked}. Say which one: \`delivered-by: <${who}>\`.`,
      explainedBy: [...new Set(streams)].map((element) => ({ rule: 'value-stream-without-art', element })),
    });
  },
  fix({ element }, { model }): readonly Fix[] {
    const candidates = streamsAround(element)
      .flatMap((stream) => (isOfTeams(stream) ? childrenOf(stream, 'team') : trainsOf(stream)))
      .filter((each) => each.name !== undefined);
    return [...new Set(candidates)].slice(0, 5).map((each, _, all) => ({
      title: `It is delivered by \`${each.name ?? ''}\``,
      ...(all.length === 1 ? { isPreferred: true as const } : {}),
      edits: addEntry(element, 'delivered-by', referenceTo(each, element, 'delivered-by', model)),
    }));
  },
});

/** A team that needs no train, since its value stream is one of teams. */
function isInTeamsStream(team: Element): boolean {
  return streamsAround(team).some(isOfTeams);
}
