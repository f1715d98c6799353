import { removeEntries } from '../edits/text-edits.ts';
import { compareElements, type Element, type Link } from '../binding/element.ts';
import { atLink, type Place } from '../edits/places.ts';
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
    if (!cycle) return;
    const link = linkTo(element, cycle[1] ?? element);
    if (!link) return;
    report({
      at: atLink(link),
      message: `${The(element)} contains itself: ${inWords(cycle, element)}. Take one of these links out.`,
      related: othersOf(cycle).map(({ inner, outer, at }) => ({
        at,
        message: `${The(inner)} is put into ${nameOf(outer)} here.`,
      })),
      explainedBy: cycle.flatMap(misplacing),
    });
  },
  fix({ at }): readonly Fix[] {
    // Where nesting says it there is no word to take out.
    return at.part === 'value' ? [{ title: 'Remove this link', edits: removeEntries([at]) }] : [];
  },
});

/** The other links of a circle. Each is a fact of the problem, whichever of the elements it is told at. */
function othersOf(cycle: readonly Element[]): readonly { inner: Element; outer: Element; at: Place }[] {
  return cycle.slice(1).flatMap((inner, index) => {
    const outer = cycle[index + 2] ?? cycle[0];
    const link = outer && linkTo(inner, outer);
    return outer && link ? [{ inner, outer, at: atLink(link) }] : [];
  });
}

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

/** No organisation goes round through more elements; whoever writes such a circle is spared a walk without end. */
const mostOnTheWay = 1000;

/**
 * The shortest way upwards from an element back to itself through elements behind it: the first one of a circle alone
 * tells of it. Each is gone through once, since solutions in several solutions have more ways up than can be tried.
 */
function cycleOf(element: Element): readonly Element[] | undefined {
  if (!mayBeInCycle(element)) return undefined;
  const cameFrom = new Map<Element, Element>();
  const queue = [element];
  for (const at of queue)
    for (const container of containersOf(at)) {
      if (container === element) return wayTo(at, cameFrom);
      if (cameFrom.has(container) || queue.length > mostOnTheWay || compareElements(container, element) < 0) continue;
      cameFrom.set(container, at);
      queue.push(container);
    }
  return undefined;
}

function wayTo(last: Element, cameFrom: ReadonlyMap<Element, Element>): readonly Element[] {
  const way: Element[] = [];
  for (let at: Element | undefined = last; at; at = cameFrom.get(at)) way.push(at);
  return way.reverse();
}

/** The circle in words; of a long one its beginning and its end. */
function inWords(cycle: readonly Element[], element: Element): string {
  const names = [...cycle, element].map(nameOf);
  return (names.length > 12 ? [...names.slice(0, 6), '…', ...names.slice(-4)] : names).join(' in ');
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
