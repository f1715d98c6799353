/**
 * What a view laid out before: the marks of a card and the room that it needs are those of the last time where all that
 * they follow from is as it was, wherever the card stands by now. So an edit lays out what it touched, and nothing else.
 */
import type { OutlineEntry } from './outline.ts';
import type { Op } from './scene.ts';
import type { SnapshotNode } from './snapshot.ts';

/** All beside the element itself that a part of it follows from. */
export type Look = readonly (string | number | boolean | undefined)[];

export type Memory = {
  /**
   * A part of an element, such as its card; `look` has to tell all that `lay` reads beside the element's own node. It
   * gives the same with what it remembers as without.
   */
  readonly part: <T>(entry: OutlineEntry, name: string, look: Look, lay: () => T) => T;
  /** Marks that belong to no element; those that are as they were are the same objects, and painted no second time. */
  readonly loose: (marks: readonly Op[]) => readonly Op[];
  /** How many parts were laid out so far. */
  readonly laidOut: () => number;
};

type Part = { readonly look: string; readonly value: unknown };

export function createMemory(): Memory {
  const parts = new WeakMap<SnapshotNode, Map<string, Part>>();
  let marks: ReadonlyMap<string, Op> = new Map();
  let count = 0;
  return {
    laidOut: () => count,
    part: <T>({ node }: OutlineEntry, name: string, look: Look, lay: () => T): T => {
      const known = node && partsOf(parts, node);
      const key = JSON.stringify(look);
      const before = known?.get(name);
      // What is remembered under a name was laid out under it: it has the type of that part.
      if (before?.look === key) return before.value as T;
      count += 1;
      const value = lay();
      known?.set(name, { look: key, value });
      return value;
    },
    loose: (wanted) => {
      const next = new Map<string, Op>();
      const kept = wanted.map((mark) => {
        const key = JSON.stringify(mark);
        // Two that look alike are two marks: a painter tells them apart by their objects.
        if (next.has(key)) return mark;
        const before = marks.get(key);
        next.set(key, before ?? mark);
        return before ?? mark;
      });
      marks = next;
      return kept;
    },
  };
}

function partsOf(all: WeakMap<SnapshotNode, Map<string, Part>>, node: SnapshotNode): Map<string, Part> {
  const known = all.get(node) ?? new Map<string, Part>();
  all.set(node, known);
  return known;
}
