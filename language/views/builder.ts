/** Puts a drawing together in tree order: what is added inside an item comes right after it, and the item knows its end. */
import type { OutlineEntry, SnapshotOutline } from './outline.ts';
import type { Box, Op, SceneItem } from './scene.ts';
import { spokenLabel } from './spoken.ts';

export type Sketch = {
  /** Draws an element; what `inside` adds is drawn in it, at places of the scene, not of the element. */
  readonly add: (entry: OutlineEntry, box: Box, ops: readonly Op[], inside?: Inside) => void;
  readonly items: () => readonly SceneItem[];
};
export type Inside = {
  readonly isOpen?: boolean;
  readonly isDim?: boolean;
  /** What is drawn beside it, for those who hear it. */
  readonly said?: readonly string[];
  readonly draw?: () => void;
};

type Draft = { -readonly [Key in keyof SceneItem]: SceneItem[Key] } & { parent: number };

/** An empty drawing. */
export function createSketch(): Sketch {
  const drafts: Draft[] = [];
  const open: number[] = [];
  return {
    add: (entry, box, ops, { isOpen, isDim = false, said = [], draw } = {}) => {
      const at = drafts.length;
      const label = [spokenLabel(entry, isOpen ?? true), ...said].join(', ');
      drafts.push({
        id: entry.id,
        kind: entry.kind,
        isGroup: entry.node === undefined,
        ...box,
        next: at + 1,
        ops,
        outline: {
          level: open.length + 1,
          position: 1,
          size: 1,
          ...(isOpen === undefined ? {} : { isOpen }),
          label,
          title: entry.title,
        },
        ...(isDim ? { isDim } : {}),
        parent: open.at(-1) ?? -1,
      });
      open.push(at);
      draw?.();
      open.pop();
      const draft = drafts[at];
      if (draft) draft.next = drafts.length;
    },
    items: () => counted(drafts),
  };
}

/** Each item with its place among its siblings. */
function counted(drafts: readonly Draft[]): readonly SceneItem[] {
  const sizes = new Map<number, number>();
  for (const { parent } of drafts) sizes.set(parent, (sizes.get(parent) ?? 0) + 1);
  const seen = new Map<number, number>();
  return drafts.map(({ parent, ...item }) => {
    const position = (seen.get(parent) ?? 0) + 1;
    seen.set(parent, position);
    return { ...item, outline: { ...item.outline, position, size: sizes.get(parent) ?? 1 } };
  });
}

/** The entry of an identity. */
export function entryOf(outline: SnapshotOutline, id: string | undefined): OutlineEntry | undefined {
  return id === undefined ? undefined : outline.entries[outline.indexById.get(id) ?? -1];
}

/** The targets of a relation of an element, by identity. */
export function linked(entry: OutlineEntry | undefined, relation: string): readonly string[] {
  return entry?.node?.links.find((link) => link.relation === relation)?.ids ?? [];
}
