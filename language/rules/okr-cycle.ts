import type { Element } from '../binding/element.ts';
import { compareElements } from '../binding/element.ts';
import { atLink } from '../edits/places.ts';
import { removeEntries } from '../edits/text-edits.ts';
import { targets } from '../model/queries.ts';
import { defineRule, type Fix } from './rule.ts';
import { nameOf } from './words.ts';

export const okrCycle = defineRule({
  name: 'okr-cycle',
  severity: 'error',
  profile: 'recommended',
  summary: 'Objectives form no cycle.',
  why: 'If each supports the other, neither says what it is for.',
  source: 'Soundness of the model',
  advice: 'Take out the link that goes back up.',
  on: ['objective'],
  examples: {
    ok: [{ text: 'enterprise acme {\n  objective more\n  objective faster { supports: more }\n}' }],
    bad: [
      {
        text: `enterprise acme {
  objective more { supports: faster }
//                           ^^^^^^ error: \`more\` → \`faster\` → \`more\`: these objectives support each other in a circle. Take out the link that goes back up.
  objective faster { supports: more }
}`,
        fixed: `enterprise acme {
  objective more { }
  objective faster { supports: more }
}`,
      },
    ],
  },
  check(objective, { report }) {
    for (const link of objective.links('supports')) {
      const way = link.target?.kind === 'objective' ? wayBack(link.target, objective) : undefined;
      // Said once, at the first of the cycle.
      if (!way || way.some((each) => compareElements(each, objective) < 0)) continue;
      const names = [objective, ...way, objective].map(nameOf).join(' → ');
      report({
        at: atLink(link),
        message: `${names}: these objectives support each other in a circle. Take out the link that goes back up.`,
      });
    }
  },
  fix({ at }): readonly Fix[] {
    return [{ title: 'Take this link out', edits: removeEntries([at]) }];
  },
});

/** The objectives from one to another along what they support. */
function wayBack(from: Element, to: Element): readonly Element[] | undefined {
  const before = new Map<Element, Element | undefined>([[from, undefined]]);
  const queue = [from];
  for (let at = queue.shift(); at; at = queue.shift()) {
    if (at === to) {
      const way: Element[] = [];
      for (let step = before.get(at); step; step = before.get(step)) way.unshift(step);
      return way;
    }
    for (const next of targets(at, 'supports')) {
      if (before.has(next)) continue;
      before.set(next, at);
      queue.push(next);
    }
  }
  return undefined;
}
