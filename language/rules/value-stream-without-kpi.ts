import type { Element } from '../binding/element.ts';
import { atName } from '../edits/places.ts';
import { childrenOf, streamsWithin, targets } from '../model/queries.ts';
import { isClosing } from './funding.ts';
import { defineRule } from './rule.ts';
import { isOperational } from './stated.ts';
import { stub } from './stub.ts';
import { The } from './words.ts';

export const valueStreamWithoutKpi = defineRule({
  name: 'value-stream-without-kpi',
  severity: 'info',
  profile: 'guide',
  summary: 'A value stream has KPIs or objectives with key results.',
  why: 'A value stream is funded for what it changes. What it changes has to show in a figure.',
  source: 'Executive guide, How Flow Is Managed at Each Level, line 94; SAFe, value stream KPIs',
  advice: 'Add a `kpi`, or an objective with key results.',
  on: ['value-stream'],
  examples: {
    ok: [
      { text: 'value-stream claims {\n  kpi settled: 70% -> 90%\n}' },
      { title: 'No figure is modelled at all', text: 'value-stream claims { customer: "All" }' },
      {
        title: 'A value stream nested in it counts',
        text: `value-stream insurance {
  value-stream claims {
    kpi settled: 70% -> 90%
  }
}`,
      },
      {
        title: 'Measures of its business value count',
        text: `value-stream claims {
  business-value { quality "Corrections": 12% -> 5% }
}

value-stream policies {
  kpi sold: 10 -> 20
}`,
      },
      {
        title: 'It supports an objective',
        text: `enterprise acme {
  objective more {
    key-result users: 1M -> 2M
  }
}

value-stream claims { supports: more }`,
      },
    ],
    bad: [
      {
        text: `portfolio p {
  value-stream claims { customer: "All" }
//             ^^^^^^ info: The value stream \`claims\` has no KPI and no objective, so nobody can see what it changes. Add a \`kpi\`, or an objective with key results.
  value-stream policies {
    kpi sold: 10 -> 20
  }
}`,
        fixed: `portfolio p {
  value-stream claims {
    customer: "All"
    kpi first-kpi: 0 -> 100
  }
  value-stream policies {
    kpi sold: 10 -> 20
  }
}`,
      },
    ],
  },
  check(stream, { report, model }) {
    if (!model.hasAny('kpi') && !model.hasAny('objective')) return;
    if (stream.unclear || isOperational(stream) || isClosing(stream)) return;
    if (streamsWithin(stream).some(isMeasured) || supportsObjective(stream)) return;
    report({
      at: atName(stream),
      message: `${The(stream)} has no KPI and no objective, so nobody can see what it changes. Add a \`kpi\`, or an objective with key results.`,
      // A figure of a stream nested in it would count for it.
      explainedBy: streamsWithin(stream)
        .slice(1)
        .map((element) => ({ rule: 'value-stream-without-kpi', element })),
    });
  },
  fix: stub('Add a KPI, to be filled in', 'kpi first-kpi: 0 -> 100'),
});

/** An objective that it supports has the key results by which it is judged. */
function supportsObjective(stream: Element): boolean {
  return targets(stream, 'supports').some(({ kind }) => kind === 'objective');
}

/** By figures of its own, or by measures of what it is worth. */
function isMeasured(stream: Element): boolean {
  const blocks = childrenOf(stream, 'kpi', 'objective', 'key-result', 'business-value');
  return blocks.some(({ kind, declaration }) => kind !== 'business-value' || (declaration?.statements.length ?? 0) > 0);
}
