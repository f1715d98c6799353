import type { Element } from '../binding/element.ts';
import { atName } from '../edits/places.ts';
import { addLines } from '../edits/text-edits.ts';
import { childrenOf, streamsAround } from '../model/queries.ts';
import { defineRule, listed, type Fix } from './rule.ts';
import { isOperational, isUnclear } from './stated.ts';
import { isClosing } from './funding.ts';
import { The } from './words.ts';

const targets = ['load', 'velocity', 'time', 'distribution'] as const;

const stubs: Readonly<Record<(typeof targets)[number], string>> = {
  load: 'load: max 12',
  velocity: 'velocity: 20 per pi',
  time: 'time: p85 30 days',
  distribution: 'distribution: features 60%, defects 15%, debts 15%, risks 10%',
};

export const flowTargetMissing = defineRule({
  name: 'flow-target-missing',
  severity: 'hint',
  profile: 'guide',
  summary: 'A value stream or a product has targets for its flow: load, velocity, time and distribution.',
  why: 'Without a target every figure is good news. With one a meeting knows what to talk about.',
  source: 'Executive guide, How Flow Is Managed at Each Level, lines 105, 109, 119 and 120',
  advice: 'State the targets in a `flow` block; a first guess is better than none.',
  on: ['value-stream', 'product'],
  options: {
    require: {
      type: 'texts',
      words: targets,
      default: [...targets],
      doc: 'The targets to ask for: load, velocity, time, distribution.',
    },
  },
  examples: {
    ok: [
      {
        text: 'value-stream claims {\n  flow {\n    load: max 12\n    velocity: 20 per pi\n    time: p85 30 days\n    distribution: features 100%\n  }\n}',
      },
      { title: 'No target is modelled at all', text: 'value-stream claims { customer: "All" }' },
      { title: 'An operational value stream', text: 'value-stream get-insured { type: operational }' },
      {
        title: 'Only the flow time is asked for',
        options: { require: ['time'] },
        text: `value-stream claims {
  flow { time: p85 30 days }
}`,
      },
    ],
    bad: [
      {
        text: `portfolio p {
  value-stream claims { customer: "All" }
//             ^^^^^^ hint: The value stream \`claims\` has no targets for its flow; the executive guide compares flow with its targets. State them in a \`flow\` block; a first guess is better than none.
  value-stream policies {
    flow {
      load: max 12
      velocity: 20 per pi
      time: p85 30 days
      distribution: features 100%
    }
  }
}`,
        fixed: `portfolio p {
  value-stream claims {
    customer: "All"
    flow {
      load: max 12
      velocity: 20 per pi
      time: p85 30 days
      distribution: features 60%, defects 15%, debts 15%, risks 10%
    }
  }
  value-stream policies {
    flow {
      load: max 12
      velocity: 20 per pi
      time: p85 30 days
      distribution: features 100%
    }
  }
}`,
      },
      {
        title: 'Work items are imported, so there is something to hold against a target',
        text: `portfolio p {
  value-stream claims {
//             ^^^^^^ info: The value stream \`claims\` has no target for \`time\` of its flow; the executive guide compares flow with its targets. State it; a first guess is better than none.
    flow {
      load: max 12
      velocity: 20 per pi
      distribution: features 100%
    }
  }
}`,
        items: [{ id: 'C-1', team: 'kite', history: 'Ready@2026-01-05' }],
      },
      {
        title: 'One is missing',
        text: `portfolio p {
  value-stream claims {
//             ^^^^^^ hint: The value stream \`claims\` has no target for \`distribution\` of its flow; the executive guide compares flow with its targets. State it; a first guess is better than none.
    flow {
      load: max 12
      velocity: 20 per pi
      time: p85 30 days
    }
  }
}`,
      },
    ],
  },
  check(element, { report, option, model, about }) {
    if (
      !model.hasAny('flow') ||
      element.unclear ||
      isClosing(element) ||
      (element.kind === 'value-stream' && isOperational(element))
    )
      return;
    // A product goes by the targets of its value stream where it has none of its own.
    const homes = element.kind === 'product' ? [element, ...streamsAround(element)] : [element];
    const blocks = homes.flatMap((home) => about(home, flowBlocksOf));
    if (homes.some(isUnclear) || blocks.some(isUnclear)) return;
    const wanted = option('require');
    const missing = targets.filter(
      (key) => Array.isArray(wanted) && wanted.includes(key) && !blocks.some((block) => block.states(key)),
    );
    if (missing.length === 0) return;
    const what =
      blocks.length === 0 ? 'has no targets for its flow' : `has no target for ${listed(missing)} of its flow`;
    report({
      at: atName(element),
      message: `${The(element)} ${what}; the executive guide compares flow with its targets. State ${blocks.length === 0 ? 'them in a `flow` block' : 'it'}; a first guess is better than none.`,
      data: { missing: missing.join(' ') },
      withItems: 'info',
      explainedBy: homes.slice(1).map((stream) => ({ rule: 'flow-target-missing', element: stream })),
    });
  },
  fix({ element, data }): readonly Fix[] {
    const missing = targets
      .filter((key) => (data?.['missing'] ?? '').split(' ').includes(key))
      .map((key) => stubs[key]);
    const [block] = childrenOf(element, 'flow');
    const edits = block
      ? addLines(block, missing)
      : addLines(element, [`flow {\n${missing.map((line) => `  ${line}`).join('\n')}\n}`]);
    return [{ title: 'State usual targets, to be corrected', edits }];
  },
});

/** A value stream is asked for by each of its products. */
function flowBlocksOf(element: Element): readonly Element[] {
  return childrenOf(element, 'flow');
}
