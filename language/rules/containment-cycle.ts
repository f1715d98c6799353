import { removeEntries } from '../edits/text-edits.ts';
import { compareElements, type Element, type Link } from '../binding/element.ts';
import { atLink } from '../edits/places.ts';
import { parentOf, parentsOf, sources } from '../model/queries.ts';
import { defineRule, type Fix } from './rule.ts';
import { misplacing } from './stated.ts';
import { nameOf, The } from './words.ts';

export const containmentCycle = defineRule({
  name: 'containment-cycle',
  severity: 'error',
  profile: 'recommended',
  summary: 'Containment has no cycle.',
  why: 'What contains itself has no place in any picture, and its money would be counted for ever.',
  source: 'Model soundness',
  advice: 'Remove one of the links.',
  on: 'every',
  // The first element of a circle cannot stand in another of it, so that words put it there.
  needs: (kind) => (kind === 'solution' ? undefined : ['in']),
  examples: {
    ok: [{ text: 'portfolio retail {\n  value-stream lending {\n    value-stream mortgages\n  }\n}' }],
    bad: [
      {
        text: `value-stream one in two
//                  ^^^ error: The value stream \`one\` contains itself: \`one\` in \`two\` in \`one\`. Take one of these links out.

value-stream two in one`,
        fixed: `value-stream one

value-stream two in one`,
      },
      {
        title: 'Solutions that comprise each other',
        text: `portfolio p {
  solution shop { comprises: travel }
  solution travel { comprises: shop }
//                             ^^^^ error: The solution \`shop\` contains itself: \`shop\` in \`travel\` in \`shop\`. Take one of these links out.
}`,
        fixed: `portfolio p {
  solution shop { comprises: travel }
  solution travel { }
}`,
      },
    ],
  },
  check(element, { report }) {
    const cycle = cycleOf(element);
    // Every element of the cycle finds it; the first one in the order of path and offset reports it.
    if (!cycle || cycle.some((each) => compareElements(each, element) < 0)) return;
    const link = linkTo(element, cycle[1] ?? element);
    if (!link) return;
    const line = [...cycle, element].map(nameOf).join(' in ');
    report({
      at: atLink(link),
      message: `${The(element)} contains itself: ${line}. Take one of these links out.`,
      explainedBy: cycle.flatMap(misplacing),
    });
  },
  fix({ at }): readonly Fix[] {
    // Where nesting says it there is no word to take out.
    return at.part === 'value' ? [{ title: 'Remove this link', edits: removeEntries([at]) }] : [];
  },
});

/** What contains an element; a solution is in what comprises it as well. */
function containersOf(element: Element): readonly Element[] {
  const around = parentsOf(element);
  return element.kind === 'solution' ? [...around, ...sources(element, 'comprises')] : around;
}

/** The link that puts an element into another. */
function linkTo(element: Element, container: Element): Link | undefined {
  return (
    element.links('in').find(({ target }) => target === container) ??
    container.links('comprises').find(({ target }) => target === element)
  );
}

/** The way upwards from an element back to itself. */
function cycleOf(element: Element): readonly Element[] | undefined {
  if (!mayBeInCycle(element)) return undefined;
  const search = (at: Element, way: readonly Element[]): readonly Element[] | undefined => {
    for (const parent of containersOf(at)) {
      if (parent === element) return way;
      if (way.includes(parent) || way.length > 60) continue;
      const found = search(parent, [...way, parent]);
      if (found) return found;
    }
    return undefined;
  };
  return search(element, [element]);
}

function isComprised(element: Element): boolean {
  return element.kind === 'solution' && sources(element, 'comprises').length > 0;
}

/** Nearly every element has one line upwards, which ends: that is quickly seen. */
function mayBeInCycle(element: Element): boolean {
  let at = element;
  for (let steps = 0; steps < 60; steps += 1) {
    const above = parentOf(at);
    if (at.hasManyParents || above === element || isComprised(at)) return true;
    if (!above) return false;
    at = above;
  }
  return true;
}
