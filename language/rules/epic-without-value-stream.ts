import type { Element } from '../binding/element.ts';
import { atName } from '../edits/places.ts';
import { referenceTo } from '../edits/references.ts';
import { addEntry } from '../edits/text-edits.ts';
import { sources, streamsAround, targets, wordOf } from '../model/queries.ts';
import { workersOf } from '../model/strategy.ts';
import { defineRule, type Fix } from './rule.ts';
import { isOperational } from './stated.ts';
import { The } from './words.ts';

export const epicWithoutValueStream = defineRule({
  name: 'epic-without-value-stream',
  severity: 'error',
  profile: 'guide',
  summary: 'Every portfolio epic flows into a development value stream.',
  why: 'Value streams deliver and pay. An epic that flows into none is decided and then waits for a project.',
  source: 'Executive guide, How Value Streams Fit Into SAFe Levels, line 39',
  advice: 'Say `flows-into` with the value streams that deliver it. An operational value stream delivers nothing new.',
  on: ['epic'],
  examples: {
    ok: [
      { text: 'portfolio p {\n  value-stream claims\n  epic scan { flows-into: claims }\n}' },
      { title: 'No value stream is modelled', text: 'portfolio p {\n  epic scan { cost: 1M EUR }\n}' },
    ],
    bad: [
      {
        text: `portfolio p {
  value-stream claims {
    art sky {
      backlog { feature F-1 { implements: scan } }
    }
  }
  epic scan { state: implementing }
//     ^^^^ error: The epic \`scan\` flows into no value stream; epics are delivered and paid for by development value streams. Write \`flows-into\` with the value stream.
}`,
        fixed: `portfolio p {
  value-stream claims {
    art sky {
      backlog { feature F-1 { implements: scan } }
    }
  }
  epic scan {
    state: implementing
    flows-into: claims
  }
}`,
      },
      {
        title: 'Not decided yet',
        text: `portfolio p {
  value-stream claims
  epic scan { state: funnel }
//     ^^^^ info: The epic \`scan\` flows into no value stream; epics are delivered and paid for by development value streams. Write \`flows-into\` with the value stream.
}`,
      },
      {
        title: 'An operational value stream',
        text: `portfolio p {
  value-stream get-insured { type: operational }
  epic scan { flows-into: get-insured }
//     ^^^^ error: The epic \`scan\` flows into operational value streams only; epics are delivered and paid for by development value streams. Write \`flows-into\` with the value stream.
}`,
      },
    ],
  },
  check(epic, { report, model }) {
    if (epic.unclear || !model.hasAny('value-stream')) return;
    const links = epic.links('flows-into');
    if (links.some(({ status, target }) => status !== 'resolved' || (target && !isOperational(target)))) return;
    const state = wordOf(epic, 'state') ?? 'funnel';
    const isEarly = epic.states('state') && (state === 'funnel' || state === 'reviewing');
    const where = links.length > 0 ? 'flows into operational value streams only' : 'flows into no value stream';
    report({
      at: atName(epic),
      message: `${The(epic)} ${where}; epics are delivered and paid for by development value streams. Write \`flows-into\` with the value stream.`,
      ...(isEarly ? { severity: 'info' as const } : {}),
    });
  },
  fix({ element }, { model }): readonly Fix[] {
    return nearStreams(element)
      .slice(0, 4)
      .map((stream) => ({
        title: `Let it flow into \`${stream.name ?? ''}\``,
        edits: addEntry(element, 'flows-into', referenceTo(stream, element, 'flows-into', model)),
      }));
  },
});

/** The value streams whose trains work on its features. */
function nearStreams(epic: Element): readonly Element[] {
  const items = sources(epic, 'implements');
  const below = [...items, ...items.flatMap((item) => sources(item, 'implements')), ...targets(epic, 'assigned-to')];
  const streams = below.flatMap((item) => workersOf(item)).flatMap((worker) => streamsAround(worker)[0] ?? []);
  return [...new Set(streams)];
}
