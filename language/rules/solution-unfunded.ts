import { atName } from '../edits/places.ts';
import { referenceTo } from '../edits/references.ts';
import { addEntry, addLines } from '../edits/text-edits.ts';
import { isFunded } from './funding.ts';
import { defineRule, type Fix } from './rule.ts';
import { streamsOfSolution } from './solution-parts.ts';
import { hasUnresolved, isStated } from './stated.ts';
import { the, The } from './words.ts';

export const solutionUnfunded = defineRule({
  name: 'solution-unfunded',
  severity: 'info',
  profile: 'guide',
  summary: 'A solution is funded by the value streams that it spans.',
  why: 'Value streams hold the money. What they share they pay for together, or each waits for the others to do it.',
  source: 'Executive guide, Products, Solutions & Value Streams, line 70; Summary of Relationships, line 79',
  advice:
    'Say who pays with `funded-by`, with shares where they are known; or give the value streams of its products a budget.',
  on: ['solution'],
  options: {
    explicit: {
      type: 'boolean',
      default: false,
      doc: 'Whether `funded-by` is asked for even where the value streams of the products have budgets.',
    },
  },
  examples: {
    ok: [
      {
        text: 'value-stream cards { budget: 9M EUR per year }\n\nvalue-stream payments { budget: 12M EUR per year }\n\nsolution omni {\n  funded-by: payments 60%, cards 40%\n}',
      },
      {
        title: 'The streams of its products have budgets',
        text: 'value-stream cards {\n  budget: 9M EUR per year\n  product card-hub\n}\n\nsolution omni { comprises: card-hub }',
      },
      { title: 'An amount of its own', text: 'solution omni { budget: hidden }' },
    ],
    bad: [
      {
        text: `portfolio retail {
  solution omni {
//         ^^^^ info: Nobody pays for the solution \`omni\`: it names no value stream with \`funded-by\`, and no value stream of its products has a budget. Write \`funded-by\` with those that pay.
    comprises: card-hub
  }
  value-stream cards {
    product card-hub
  }
}`,
        fixed: `portfolio retail {
  solution omni {
    comprises: card-hub
    funded-by: cards
  }
  value-stream cards {
    product card-hub
  }
}`,
      },
      {
        title: 'Who pays has to be said',
        options: { explicit: true },
        text: `portfolio retail {
  solution omni {
//         ^^^^ info: The solution \`omni\` does not say which value streams pay for it; the executive guide has value streams fund solutions. Write \`funded-by\`.
    comprises: card-hub
  }
  value-stream cards {
    budget: 9M EUR per year
    product card-hub
  }
}`,
        fixed: `portfolio retail {
  solution omni {
    comprises: card-hub
    funded-by: cards
  }
  value-stream cards {
    budget: 9M EUR per year
    product card-hub
  }
}`,
      },
    ],
  },
  check(solution, { report, option }) {
    if (solution.unclear || isStated(solution, 'funded-by', 'budget') || hasUnresolved(solution, 'comprises')) return;
    const streams = streamsOfSolution(solution);
    const funded = streams.some(isFunded);
    if (funded && option('explicit') !== true) return;
    report({
      at: atName(solution),
      message: funded
        ? `${The(solution)} does not say which value streams pay for it; the executive guide has value streams fund solutions. Write \`funded-by\`.`
        : `Nobody pays for ${the(solution)}: it names no value stream with \`funded-by\`, and no value stream of its products has a budget. Write \`funded-by\` with those that pay.`,
      explainedBy: [
        { rule: 'solution-without-products', element: solution },
        ...streams.map((stream) => ({ rule: 'value-stream-without-lean-budget', element: stream })),
      ],
    });
  },
  fix({ element }, { model }): readonly Fix[] {
    const streams = streamsOfSolution(element).filter(({ name }) => name !== undefined);
    const [first, ...others] = streams.map((stream) => referenceTo(stream, element, 'funded-by', model));
    if (first === undefined)
      return [{ title: 'Write `budget: unknown`', edits: addLines(element, ['budget: unknown']) }];
    return [
      {
        title: streams.length === 1 ? `\`${first}\` pays for it` : 'The value streams that it spans pay for it',
        edits: addEntry(element, 'funded-by', [first, ...others].join(', ')),
      },
    ];
  },
});
