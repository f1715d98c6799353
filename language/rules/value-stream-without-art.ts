import { atName } from '../edits/places.ts';
import { freeName } from '../edits/references.ts';
import { addLines } from '../edits/text-edits.ts';
import { ancestorsOf, childrenOf, streamsWithin, trainsOf, wordOf } from '../model/queries.ts';
import { defineRule, type Fix } from './rule.ts';
import { trainText } from './train-text.ts';
import { isOfTeams, isOperational, isStated, misplacing } from './stated.ts';
import { The } from './words.ts';

const young = ['draft', 'forming', 'retiring', 'sunset'];

export const valueStreamWithoutArt = defineRule({
  name: 'value-stream-without-art',
  severity: 'warning',
  profile: 'guide',
  summary: 'A development value stream is delivered by at least one train.',
  why: 'A value stream is made of the people who deliver it. One without a train has money and goals, and nobody who works on them.',
  source:
    'Executive guide, Products, Solutions & Value Streams, line 70; How Strategy Connects to Execution, line 54; Executive Takeaway, line 159',
  advice:
    'Declare its train. Where one to four teams are enough, say `operating-model: teams`; where it is run and not built, `type: operational`.',
  on: ['value-stream'],
  examples: {
    ok: [
      { text: 'portfolio retail {\n  value-stream claims {\n    art claims-core\n  }\n}' },
      {
        title: 'Teams without a train',
        text: 'value-stream claims {\n  operating-model: teams\n  team heron\n}\n\nart sky { state: forming }',
      },
      {
        title: 'A train of a value stream nested in it counts',
        text: `value-stream insurance {
  value-stream claims {
    art claims-core
  }
}`,
      },
      {
        title: 'Operational, only being formed, or wound down',
        text: `value-stream get-insured { type: operational }

value-stream pets { state: forming }

value-stream fax { state: retiring }

value-stream claims {
  art claims-core
}`,
      },
      { title: 'No train is modelled yet', text: `value-stream claims { customer: "Policyholders" }` },
    ],
    bad: [
      {
        text: `portfolio retail {
  value-stream claims {
//             ^^^^^^ warning: The value stream \`claims\` has no train, so nobody delivers it. Declare one in it, or say \`operating-model: teams\` where teams do without, or \`type: operational\` where nothing is built.
    customer: "Policyholders"
  }
  value-stream policies {
    art policies-core
  }
}`,
        fixed: `portfolio retail {
  value-stream claims {
    customer: "Policyholders"
    art claims-train {
      state: forming
      product-manager: vacant
      release-train-engineer: vacant
    }
  }
  value-stream policies {
    art policies-core
  }
}`,
      },
    ],
  },
  check(stream, { report, model }) {
    if (
      stream.unclear ||
      !model.hasAny('art') ||
      isOperational(stream) ||
      isOfTeams(stream) ||
      young.includes(wordOf(stream, 'state') ?? '')
    )
      return;
    if (trainsOf(stream).length > 0) return;
    report({
      at: atName(stream),
      message: `${The(stream)} has no train, so nobody delivers it. Declare one in it, or say \`operating-model: teams\` where teams do without, or \`type: operational\` where nothing is built.`,
      explainedBy: [
        // A train of a stream nested in it would count for it.
        ...streamsWithin(stream)
          .slice(1)
          .map((element) => ({ rule: 'value-stream-without-art', element })),
        // So would one that has slipped out of it.
        ...ancestorsOf(stream).flatMap((around) => childrenOf(around, 'art').flatMap(misplacing)),
      ],
    });
  },
  fix({ element }, { model }): readonly Fix[] {
    const name = freeName(`${element.name ?? 'new'}-train`, model);
    return [
      { title: 'Declare a train in it', edits: addLines(element, [trainText(name, model)]) },
      ...(isStated(element, 'type')
        ? []
        : [{ title: 'Say that it is operational', edits: addLines(element, ['type: operational']) }]),
    ];
  },
});
