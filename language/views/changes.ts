/**
 * The changes: both versions laid over each other on one map. Added, removed, moved, renamed and changed are told by a
 * mark, a line and a word, never by colour alone; what moved leaves a ghost at its old place.
 */
import type { Kind } from '../metamodel/types.ts';
import { noteOf } from './changes-notes.ts';
import type { Standing, Union, UnionNode, Versions } from './changes-union.ts';
import { mapView } from './map.ts';
import type { Box, ChangeTone, Op, Scene, SceneItem } from './scene.ts';
import type { Snapshot, SnapshotNode } from './snapshot.ts';
import type { ViewState } from './view-state.ts';
import type { DrawingView } from './views.ts';

/** `before`: as it is. `both`: what changes. `after`: to be. All three have one layout. */
export type ChangesMode = 'before' | 'both' | 'after';

export const changesModes: readonly { readonly name: ChangesMode; readonly title: string }[] = [
  { name: 'before', title: 'As is' },
  { name: 'both', title: 'Changes' },
  { name: 'after', title: 'To be' },
];

/** The view of two versions: like any other drawing, but of what both of them have. */
export function createChangesView(
  versions: Versions,
  union: Union,
): DrawingView & Required<Pick<DrawingView, 'drawnOf'>> {
  const modeOf = (variant: string | undefined): ChangesMode =>
    changesModes.find(({ name }) => name === variant)?.name ?? 'both';
  return {
    name: 'changes',
    title: 'Changes',
    doc: 'What differs between two versions, both laid over each other.',
    variants: changesModes,
    standard: 'both',
    shape: 'drawing',
    drawnOf: (variant) => snapshotOf(union, versions.after, modeOf(variant)),
    toScene: (part, { variant, ...state }) => sceneOf({ versions, union, part, mode: modeOf(variant), state }),
  };
}

type Drawn = {
  readonly versions: Versions;
  readonly union: Union;
  /** The union, or a part of it. */
  readonly part: Snapshot;
  readonly mode: ChangesMode;
  readonly state: ViewState;
};

function sceneOf({ versions, union, part, mode, state }: Drawn): Scene {
  const byId = new Map(union.nodes.map((node) => [node.id, node]));
  const scene = mapView(part, state);
  const kept = visible(scene.items, (id) => isShown(byId.get(id), mode));
  const shown = kept.map((item) => (item.kind === 'enterprise' ? withFigures(item, versions, mode) : item));
  const backdrop = (scene.backdrop ?? []).filter((op) => op.op !== 'text' || op.style !== 'meta');
  if (mode !== 'both') return { ...scene, view: 'changes', items: shown, backdrop };
  const inside = insideCounts(shown, union);
  const items = shown.map((item) => marked(item, byId.get(item.id), inside.get(item.id) ?? 0, union, byId));
  return { ...scene, view: 'changes', items, backdrop, overlay: arrows(shown, union, byId) };
}

/** The union as the map wants it: the words are those of the mode, the places are always the same. */
function snapshotOf({ nodes, oldPlaceOf }: Union, after: Snapshot, mode: ChangesMode): Snapshot {
  return {
    ...after,
    nodes: nodes.map((node) => {
      const told = (mode === 'before' ? node.before : node.after) ?? node.after ?? node.before;
      // Every node of the union comes from one of the versions.
      const own = told as SnapshotNode;
      const { parent: _parent, ...rest } = own;
      const isOld = own === node.before;
      const otherTitle = titleOf(isOld ? node.after : node.before);
      const links = isOld ? own.links.map((link) => ({ ...link, ids: link.ids.map(oldPlaceOf) })) : own.links;
      return {
        ...rest,
        id: node.id,
        links,
        problems: [],
        ...(otherTitle === undefined ? {} : { otherTitle }),
        ...(node.parent === undefined ? {} : { parent: node.parent }),
      };
    }),
  };
}

function titleOf(node: Partial<Pick<SnapshotNode, 'title' | 'name'>> | undefined): string | undefined {
  return node?.title ?? node?.name;
}

/** What the map leaves free behind each of its figures. */
const deltaRoom = 24;

const countedKinds: Readonly<Record<string, Kind>> = { 'value stream': 'value-stream', train: 'art' };

/** The map has counted both places of what moved; a reader wants to know how many there are, and by how many more. */
function withFigures(item: SceneItem, versions: Versions, mode: ChangesMode): SceneItem {
  const ops = item.ops.map((op, at): Op => {
    const label = item.ops[at + 1];
    if (op.op !== 'text' || op.style !== 'figure' || label?.op !== 'text') return op;
    const kind = countedKinds[label.text.replace(/s$/, '')];
    const figure = kind === undefined ? peopleOf(versions, item.id, label.text) : countsOf(versions, kind);
    if (!figure) return op;
    const { before, after } = figure;
    const text = (mode === 'before' ? before : after).toLocaleString('en');
    if (mode !== 'both' || before === after) return { ...op, text };
    return { ...op, w: op.w + deltaRoom, text, aside: signed(after - before) };
  });
  return { ...item, ops };
}

type Figure = { readonly before: number; readonly after: number };

/** How many of a kind there were and are. */
export function countsOf({ before, after }: Versions, kind: Kind): Figure {
  const count = ({ nodes }: Snapshot): number => nodes.filter((node) => node.kind === kind).length;
  return { before: count(before), after: count(after) };
}

function peopleOf({ before, after }: Versions, id: string, label: string): Figure | undefined {
  if (label !== 'people') return undefined;
  const now = after.nodes.find((node) => node.id === id)?.people;
  const then = before.nodes.find((node) => node.kind === 'enterprise')?.people;
  return now === undefined || then === undefined ? undefined : { before: then, after: now };
}

/** `+2`, or `−2` with the sign of mathematics. */
function signed(number: number): string {
  return `${number < 0 ? '−' : '+'}${Math.abs(number).toLocaleString('en')}`;
}

function isShown(node: UnionNode | undefined, mode: ChangesMode): boolean {
  if (!node || mode === 'both') return true;
  return (mode === 'before' ? node.before : node.after) !== undefined;
}

/** Without what the mode hides; what stands in that goes with it. */
function visible(items: readonly SceneItem[], isKept: (id: string) => boolean): readonly SceneItem[] {
  const kept: number[] = [];
  for (let at = 0; at < items.length;) {
    const item = items[at];
    if (!item) break;
    if (isKept(item.id)) kept.push(at);
    at = isKept(item.id) ? at + 1 : item.next;
  }
  const places = new Map(kept.map((old, now) => [old, now]));
  return kept.flatMap((old) => {
    const item = items[old];
    if (!item) return [];
    let end = item.next;
    while (end < items.length && !places.has(end)) end += 1;
    return [{ ...item, next: places.get(end) ?? kept.length }];
  });
}

/** What changed in an element and is too small to be drawn itself, counted at the nearest that is drawn. */
function insideCounts(items: readonly SceneItem[], { nodes }: Union): ReadonlyMap<string, number> {
  const drawn = new Set(items.map(({ id }) => id));
  const parents = new Map(nodes.map(({ id, parent }) => [id, parent]));
  const counts = new Map<string, number>();
  for (const { id, standing } of nodes) {
    if (standing === 'same' || standing === 'ghost' || drawn.has(id)) continue;
    let at = parents.get(id);
    while (at !== undefined && !drawn.has(at)) at = parents.get(at);
    if (at !== undefined) counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  return counts;
}

/** Whose colour and mark a standing has; what stays as it was has none. */
export const toneOf: Readonly<Record<Standing, ChangeTone | undefined>> = {
  same: undefined,
  added: 'added',
  removed: 'removed',
  moved: 'moved',
  renamed: 'renamed',
  changed: 'changed',
  ghost: 'moved',
};

function marked(
  item: SceneItem,
  node: UnionNode | undefined,
  inside: number,
  union: Union,
  byId: ReadonlyMap<string, UnionNode>,
): SceneItem {
  const standing = node?.standing ?? 'same';
  const tone = toneOf[standing];
  if (!node || tone === undefined) {
    if (inside === 0) return item;
    const dot: Op = { op: 'change', tone: 'changed', mark: 'inside', count: inside, ...cornerOf(item) };
    return { ...item, ops: [...item.ops, dot], outline: spoken(item, `${inside} changed inside`) };
  }
  const note = noteOf(node, union, byId);
  const isPast = standing === 'removed' || standing === 'ghost';
  // Of an old place only the outermost has its mark; what stood in it is dashed with it.
  const hasMark = standing !== 'ghost' || isMovedItself(node);
  const edge: Op = {
    op: 'box',
    tone: 'bare',
    radius: 9,
    x: 0,
    y: 0,
    w: item.w,
    h: item.h,
    edge: tone,
    ...(isPast ? { isDashed: true } : {}),
  };
  const mark: readonly Op[] =
    hasMark && standing !== 'ghost' ? [{ op: 'change', tone, mark: tone, ...cornerOf(item) }] : [];
  return {
    ...item,
    ops: [...noted(item, note, tone, standing), ...(hasMark || isPast ? [edge] : []), ...mark],
    outline: spoken(item, note === undefined ? standing : `${standing}: ${note}`),
  };
}

function spoken({ outline }: SceneItem, words: string): SceneItem['outline'] {
  return { ...outline, label: `${outline.label}, ${words}` };
}

const markSize = 18;

function cornerOf({ w }: Box): Box {
  return { x: w - markSize + 5, y: -7, w: markSize, h: markSize };
}

function isMovedItself({ changes }: UnionNode): boolean {
  return changes.some(({ type }) => type === 'moved');
}

/**
 * In the first small print of a card, where there is any, with the room of the number of people beside it; what is gone is
 * struck out, an old place is pale.
 */
function noted({ ops, w }: SceneItem, note: string | undefined, tone: ChangeTone, standing: Standing): readonly Op[] {
  let isTold = note === undefined;
  const kept = isTold ? ops : ops.filter((op) => !isOfCount(op));
  return kept.map((op): Op => {
    if (op.op !== 'text') return op;
    if (op.style === 'meta' && !isTold) {
      isTold = true;
      return { ...op, text: note ?? '', tone, ...(kept.length === ops.length ? {} : { w: w - op.x - 7 }) };
    }
    if (standing === 'ghost') return op.tone === undefined ? { ...op, tone: 'muted' } : op;
    return standing === 'removed' && op.style.startsWith('title') ? { ...op, tone, isStruck: true } : op;
  });
}

/** A card’s number of people stands beside its small print. */
function isOfCount(op: Op): boolean {
  return (op.op === 'text' && op.style === 'count') || (op.op === 'icon' && op.icon === 'person');
}

/** More would be a knot, not a picture. */
const mostArrows = 40;

/** From each old place to the new one. */
function arrows(items: readonly SceneItem[], { nodes }: Union, byId: ReadonlyMap<string, UnionNode>): readonly Op[] {
  const boxes = new Map(items.map((item) => [item.id, item]));
  const found = nodes.flatMap((node): readonly Op[] => {
    const now = node.changes.find(({ type }) => type === 'moved')?.identity.after;
    const [from, to] = [boxes.get(node.id), now === undefined ? undefined : boxes.get(now)];
    if (node.standing !== 'ghost' || !from || !to || byId.get(to.id)?.standing !== 'moved') return [];
    return arrow(from, to);
  });
  return found.length > mostArrows ? [] : found;
}

/** Beside each other from side to side; farther apart over what stands between, from top to top. */
function arrow(from: Box, to: Box): readonly Op[] {
  const isRight = to.x >= from.x + from.w;
  const x = isRight ? from.x + from.w : from.x;
  const w = (isRight ? to.x : to.x + to.w) - x;
  if (Math.abs(w) < near) return [];
  if (Math.abs(w) < far) {
    const [top, bottom] = [from.y + Math.min(from.h, 60) / 2, to.y + Math.min(to.h, 60) / 2];
    return [{ op: 'arrow', tone: 'moved', x, y: top, w, h: bottom - top }];
  }
  const [start, end] = [from.x + from.w / 2, to.x + Math.min(to.w / 2, 60)];
  return [{ op: 'arrow', tone: 'moved', isOver: true, x: start, y: from.y, w: end - start, h: to.y - from.y }];
}

/** Closer, both places are seen at once; farther, a line from side to side would run through what stands between. */
const near = 16;
const far = 220;
