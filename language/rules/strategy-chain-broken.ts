import type { Element, Link } from '../binding/element.ts';
import { atName } from '../edits/places.ts';
import { parentsOf, sources, streamsAround, targets, trainsOf } from '../model/queries.ts';
import { reachesTeam, servesStraight, servesTheme, streamsOfTheme, workersOf } from '../model/strategy.ts';
import { isLocal } from './local-work.ts';
import { defineRule, type CheckContext, type Explanations } from './rule.ts';
import { hasUnresolved, isUnclear, mayFollowAnyTheme } from './stated.ts';
import { the, The } from './words.ts';

export const strategyChainBroken = defineRule({
  name: 'strategy-chain-broken',
  severity: 'info',
  profile: 'guide',
  summary: 'From any feature or story one reaches a strategic theme, and from any theme a team.',
  why: 'Strategy that reaches no team stays on paper, and work that serves no strategy stays in the dark.',
  source: 'Executive guide, How Strategy Connects to Execution, lines 50 to 58; Executive Takeaway, line 157',
  advice: 'Write what is missing: what the item implements, or the theme that its epic or its value stream supports.',
  on: ['feature', 'story', 'theme'],
  examples: {
    ok: [
      {
        text: 'enterprise acme {\n  theme growth\n}\nportfolio p in acme {\n  value-stream claims {\n    supports: growth\n    art sky {\n      backlog { feature F-1 }\n      team kite\n    }\n  }\n}',
      },
      { title: 'No theme is modelled', text: 'art sky {\n  backlog { feature F-1 }\n}' },
    ],
    bad: [
      {
        title: 'The epic on the way serves no theme',
        text: `enterprise acme {
  theme growth
}
portfolio p in acme {
  epic cards { supports: growth }
  epic metal
}
feature F-1 "Metal card" in metal
//      ^^^ info: The feature \`F-1\` leads to no strategic theme: the chain ends at the epic \`metal\`. Write \`supports\` there, with the theme that it serves.`,
      },
      {
        title: 'A theme that reaches no team',
        text: `enterprise acme {
  theme growth
//      ^^^^^^ info: The strategic theme \`growth\` reaches no team: none of the value streams that follow it has one. Say which teams deliver it, or let a value stream with teams follow it.
}
portfolio p in acme {
  value-stream claims {
    supports: growth
    art sky
  }
  value-stream policies {
    art sea {
      team kite
    }
  }
}`,
      },
    ],
  },
  check(element, context) {
    const { report, model } = context;
    if (element.unclear || !model.hasAny('theme')) return;
    if (element.kind === 'theme') {
      if (!model.hasAny('team') || reachesTeam(element) || model.some('value-stream', mayFollowAnyTheme)) return;
      report({
        at: atName(element),
        message: `${The(element)} reaches no team: none of the value streams that follow it has one. Say which teams deliver it, or let a value stream with teams follow it.`,
        explainedBy: belowTheme(element),
      });
      return;
    }
    // Apart from the rest: a function that is made here would cost each item something, called or not.
    if (servesStraight(element) || servesByWays(element, context) || isLocal(element)) return;
    const chain = chainOf(element);
    const [last] = chain.slice(-1);
    // Where something on the way does not read, nobody knows where it leads.
    if ([...chain, ...streamsOf(element)].some(isUnclear)) return;
    report({
      at: atName(element),
      message: `${The(element)} leads to no strategic theme${last && last !== element ? `: the chain ends at ${the(last)}. ${mendedAt(last)}` : ', since it implements nothing and no train works on it. Write `implements` with what it is a part of.'}`,
      related: last && last !== element ? [{ at: atName(last), message: 'The chain ends here.' }] : [],
      explainedBy: aboveItem(element),
    });
  },
});

/** What can be written where a chain ends. */
function mendedAt({ kind }: Element): string {
  return kind === 'capability' || kind === 'story'
    ? 'Write `implements` there, with what it is a part of.'
    : 'Write `supports` there, with the theme that it serves.';
}

/** Whether it leads to a theme by any way; what it implements is often implemented by others too. */
function servesByWays(element: Element, { about }: CheckContext): boolean {
  const leadsUp = ({ target }: Link): boolean => target !== undefined && about(target, servesTheme);
  return element.someLink('implements', leadsUp) || servesTheme(element);
}

/** What one comes by from an item upwards, the nearest first. */
function chainOf(item: Element): readonly Element[] {
  const chain: Element[] = [];
  for (let at: Element | undefined = item; at && !chain.includes(at); at = next(at)) chain.push(at);
  return chain;
}

function next(element: Element): Element | undefined {
  const [implemented] = targets(element, 'implements');
  const [stream] = targets(element, 'flows-into');
  const [worker] = workersOf(element);
  const home = parentsOf(element).find(
    ({ kind }) => kind !== 'portfolio' && kind !== 'enterprise' && kind !== 'backlog',
  );
  return implemented ?? stream ?? worker ?? home;
}

/** The value streams of those who work on it. */
function streamsOf(item: Element): readonly Element[] {
  return workersOf(item).flatMap((worker) => streamsAround(worker));
}

function leadsAstray(element: Element): boolean {
  return hasUnresolved(element, 'supports', 'implements', 'flows-into', 'in', 'assigned-to');
}

/** The rules that speak of the missing link itself. */
function aboveItem(item: Element): Explanations {
  const streams = streamsOf(item);
  const chain = chainOf(item);
  const epics = chain.filter(({ kind }) => kind === 'epic');
  return [
    ...[...chain, ...streams].filter(leadsAstray).map((element) => ({ rule: 'unresolved-reference', element })),
    ...epics.map((element) => ({ rule: 'epic-without-theme', element })),
    ...streams.map((element) => ({ rule: 'value-stream-without-theme', element })),
    ...(item.kind === 'story' ? [{ rule: 'story-without-feature', element: item }] : []),
    ...targets(item, 'implements').map((element) => ({ rule: 'strategy-chain-broken', element })),
  ];
}

function belowTheme(theme: Element): Explanations {
  const streams = streamsOfTheme(theme);
  const trains = streams.flatMap((stream) => trainsOf(stream));
  return [
    { rule: 'theme-without-value-stream', element: theme },
    ...sources(theme, 'supports')
      .filter(leadsAstray)
      .map((element) => ({ rule: 'unresolved-reference', element })),
    ...streams.map((element) => ({ rule: 'value-stream-without-art', element })),
    ...trains.flatMap((art) => sources(art, 'in')).map((element) => ({ rule: 'team-without-art', element })),
  ];
}
