import type { Element } from '../binding/element.ts';
import { atName } from '../edits/places.ts';
import { addLines } from '../edits/text-edits.ts';
import type { Kind } from '../metamodel/index.ts';
import type { Model } from '../model/model.ts';
import { parentOf } from '../model/queries.ts';
import { cadencesOf, rhythmOf, rhythms, rowText, type Rhythm } from './cadence-table.ts';
import { defineRule, listed, type Fix } from './rule.ts';

export const cadenceMissing = defineRule({
  name: 'cadence-missing',
  severity: 'info',
  profile: 'guide',
  summary: 'The organisation declares its annual, quarterly, monthly and iteration reviews.',
  why: 'Strategy is set once a year and work done every day. What lies between is carried by the reviews in between, or not at all.',
  source: 'Executive guide, How Flow Is Managed at Each Level, lines 93 to 146',
  advice:
    'Declare the rhythm that is missing, with who takes part and what is managed. A planning interval counts as quarterly.',
  on: ['cadence'],
  examples: {
    ok: [
      { title: 'No rhythm is modelled at all', text: 'portfolio retail { lpm: @ann }' },
      {
        title: 'Lengths of intervals count',
        text: 'portfolio retail {\n  pi: 10 weeks\n  iteration: 2 weeks\n  cadence annual { focus: strategic-planning }\n  cadence monthly { focus: product-flow-review }\n}',
      },
    ],
    bad: [
      {
        text: `portfolio retail {
  pi: 10 weeks
  iteration: 2 weeks
  cadence annual { focus: strategic-planning }
//        ^^^^^^ info: The organisation declares reviews, but none that is \`monthly\`; the executive guide names annual, quarterly, monthly and iteration reviews. Declare who takes part and what is managed.
}`,
        fixed: `portfolio retail {
  pi: 10 weeks
  iteration: 2 weeks
  cadence monthly {
    participants: product-managers, delivery-leads
    focus: product-flow-review, improvement-tracking
    manages: okr-progress, bottlenecks, wait-states, throughput, flow-time
  }
  cadence annual { focus: strategic-planning }
}`,
      },
    ],
  },
  check(cadence, { report, model }) {
    const all = model.elementsOf('cadence');
    // One of a word that is none may be the one that is missing.
    if (all[0] !== cadence || all.some((each) => each.unclear || rhythmOf(each) === undefined)) return;
    const missing = rhythms.filter((rhythm) => cadencesOf(rhythm, model).length === 0 && !isTimeboxed(rhythm, model));
    if (missing.length === 0) return;
    report({
      at: atName(cadence),
      message: `The organisation declares reviews, but none that is ${listed(missing)}; the executive guide names annual, quarterly, monthly and iteration reviews. Declare who takes part and what is managed.`,
      data: { missing: missing.join(' ') },
    });
  },
  fix({ element, data }): readonly Fix[] {
    const home = parentOf(element);
    const missing = rhythms.filter((rhythm) => (data?.['missing'] ?? '').split(' ').includes(rhythm));
    return home
      ? [{ title: 'Declare what the executive guide names', edits: addLines(home, missing.map(rowText)) }]
      : [];
  },
});

const timed: readonly Kind[] = ['portfolio', 'value-stream', 'solution-train', 'art', 'team'];
const timeboxes: Readonly<Partial<Record<Rhythm, readonly string[]>>> = {
  quarterly: ['pi'],
  iteration: ['iteration', 'iterations'],
};

/** A planning interval is a quarterly rhythm, and an iteration one of its own. */
function isTimeboxed(rhythm: Rhythm, model: Model): boolean {
  const [key, other] = timeboxes[rhythm] ?? [];
  if (key === undefined) return false;
  const isTimed = (each: Element): boolean => each.states(key) || (other !== undefined && each.states(other));
  return timed.some((kind) => model.some(kind, isTimed));
}
