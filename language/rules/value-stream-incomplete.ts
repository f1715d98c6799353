import type { Element } from '../binding/element.ts';
import { atName } from '../edits/places.ts';
import { freeName } from '../edits/references.ts';
import { addLines } from '../edits/text-edits.ts';
import type { Model } from '../model/model.ts';
import { childrenOf, roleLinesOf, targets, trainsOf } from '../model/queries.ts';
import { defineRule, listed, type Fix } from './rule.ts';
import { isOfTeams, isOperational, isStated } from './stated.ts';
import { The } from './words.ts';

/** The six parts that the guide names, and what shows that each is there. */
const parts = {
  people: (stream) =>
    childrenOf(stream, 'art', 'team', 'value-stream').length > 0 || isStated(stream, 'people', 'teams'),
  systems: hasSystems,
  technology: hasSystems,
  funding: (stream) => isStated(stream, 'budget', 'funding'),
  governance: (stream) =>
    isStated(stream, 'governance', 'capacity-allocation') || childrenOf(stream, 'cadence').length > 0,
  architecture: (stream) =>
    isStated(stream, 'architecture') ||
    [stream, ...trainsOf(stream)].some((each) =>
      roleLinesOf(each).some(({ role }) => role?.name?.endsWith('architect')),
    ),
} as const satisfies Readonly<Record<string, (stream: Element) => boolean>>;

/** Its own, or those of what stands in it; systems and technology are declared alike. */
function hasSystems(stream: Element): boolean {
  const inside = [...childrenOf(stream, 'product', 'value-stream'), ...trainsOf(stream)];
  return [stream, ...inside].some((each) => targets(each, 'uses').length > 0 || childrenOf(each, 'system').length > 0);
}

type Part = keyof typeof parts;

const stubs: Readonly<Record<Part, string>> = {
  people: 'people: unknown',
  systems: 'system NAME "Core system"',
  technology: 'system NAME "Core technology" { type: technology }',
  funding: 'budget: unknown',
  governance: 'governance: ""',
  architecture: 'architecture: ""',
};

function isPart(word: string): word is Part {
  return Object.hasOwn(parts, word);
}

export const valueStreamIncomplete = defineRule({
  name: 'value-stream-incomplete',
  severity: 'info',
  profile: 'guide',
  summary: 'A value stream names its people, systems, funding, governance, architecture and technology.',
  why: 'A value stream holds everything that is needed to deliver. What is missing is found somewhere else, and waited for.',
  source: 'Executive guide, What Is a Value Stream?, line 19',
  advice: 'State the part, or write `unknown` or `hidden` where it is not known or confidential.',
  on: ['value-stream'],
  options: {
    require: {
      type: 'texts',
      words: Object.keys(parts),
      default: ['people', 'funding'],
      doc: 'The parts to ask for: people, systems, technology, funding, governance, architecture.',
    },
  },
  examples: {
    ok: [
      { text: 'value-stream claims {\n  budget: 3M EUR per year\n  art claims-core\n}' },
      {
        title: 'Every part is there',
        options: { require: ['people', 'systems', 'funding', 'governance', 'architecture', 'technology'] },
        text: `value-stream claims {
  budget: 3M EUR per year
  cadence monthly { participants: product-managers, delivery-leads }
  product desk {
    delivered-by: claims-core
    uses: mainframe
  }
  art claims-core { system-architect: @otto }
}

system mainframe`,
      },
      {
        title: 'The stream around it has the money',
        text: `value-stream insurance {
  budget: 9M EUR per year
  value-stream claims {
    art claims-core
  }
}`,
      },
      { title: 'An operational value stream', text: `value-stream get-insured { type: operational }` },
    ],
    bad: [
      {
        text: `portfolio retail {
  value-stream claims {
//             ^^^^^^ info: The value stream \`claims\` does not state its funding; a value stream holds all that it takes to deliver. State it, or write \`unknown\`.
    art claims-core
  }
}`,
        fixed: `portfolio retail {
  value-stream claims {
    budget: unknown
    art claims-core
  }
}`,
      },
      {
        title: 'Every part is asked for',
        options: { require: ['people', 'systems', 'funding', 'governance', 'architecture', 'technology'] },
        text: `portfolio retail {
  value-stream claims {
//             ^^^^^^ info: The value stream \`claims\` does not state its systems, governance, architecture and technology; a value stream holds all that it takes to deliver. State them, or write \`unknown\`.
    budget: 3M EUR per year
    art claims-core
  }
}`,
        fixed: `portfolio retail {
  value-stream claims {
    budget: 3M EUR per year
    system claims-core-2 "Core system"
    governance: ""
    architecture: ""
    art claims-core
  }
}`,
      },
    ],
  },
  check(stream, { report, option, model }) {
    if (stream.unclear || isOperational(stream)) return;
    const wanted = option('require');
    const required = Array.isArray(wanted) ? wanted.filter(isPart) : [];
    const missing = required.filter((part) => !parts[part](stream) && !isSaidElsewhere(stream, part, model));
    if (missing.length === 0) return;
    report({
      at: atName(stream),
      message: `${The(stream)} does not state its ${listed(missing, '')}; a value stream holds all that it takes to deliver. State ${missing.length === 1 ? 'it' : 'them'}, or write \`unknown\`.`,
      data: { missing: missing.join(' ') },
      ...(missing.every((part) => part === 'funding')
        ? { explainedBy: [{ rule: 'value-stream-without-lean-budget', element: stream }] }
        : {}),
    });
  },
  fix({ element, data }, { model }): readonly Fix[] {
    const missing = (data?.['missing'] ?? '').split(' ').filter(isPart);
    const name = freeName(`${element.name ?? 'new'}-core`, model);
    // A system is there for both.
    const lines = missing
      .filter((part) => part !== 'technology' || !missing.includes('systems'))
      .map((part) => stubs[part].replace('NAME', name));
    return [{ title: `State ${listed(missing, '')}`, edits: addLines(element, lines) }];
  },
});

/** Whether the value stream around it states the part, or a rule of its own asks for it. */
function isSaidElsewhere(stream: Element, part: Part, model: Model): boolean {
  if (part === 'funding') return isFundedAbove(stream);
  // Without a train `value-stream-without-art` speaks; a value stream of teams lacks its teams here.
  return part === 'people' && !(isOfTeams(stream) && model.hasAny('team'));
}

function isFundedAbove(stream: Element): boolean {
  const around = stream
    .links('in')
    .flatMap((link) => link.target ?? [])
    .filter((each) => each.kind === 'value-stream');
  return around.some((each) => isStated(each, 'budget', 'funding'));
}
