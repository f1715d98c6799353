/**
 * Paints a scene into the page: what is in sight, a cell at a time where it is much, so that no frame waits for all of it. Under
 * the cells lie the boxes of the whole scene in a few paths: what is not painted yet, or is too small to be, is seen as a box.
 */
import {
  groundOf,
  litOf,
  pageTheme,
  paintOps,
  signsOf,
  type Mark,
  type Op,
  type Scene,
  type SceneItem,
} from '#language/views/index.ts';
import { cellsIn, cellsOf, isContainer, type Cells } from './cells.ts';
import { flat } from './flat.ts';
import { touches, type Region } from './in-sight.ts';
import { createLayer, type Layer, type Piece } from './layer.ts';

export type Sight = {
  readonly scene: Scene;
  /** What has to be there, and what may stay there; in pixels of the scene. */
  readonly region: Region;
  readonly around: Region;
  /** Drawn pixels for one of the scene, where only boxes are seen; undefined from near. */
  readonly farScale: number | undefined;
  readonly isDim: (item: SceneItem) => boolean;
};

export type Picture = { readonly show: (sight: Sight) => void; readonly stop: () => void };

const options = { theme: pageTheme };
/** Up to so many items everything is in sight at any time. */
const few = 300;

export const isLarge = ({ items }: Scene): boolean => items.length > few;

/** Whether so little of a scene can be read at a scale that its boxes say more. A small one is drawn whole for longer. */
export function isFarAt(scene: Scene, scale: number): boolean {
  return scale < (isLarge(scene) ? 0.45 : 0.25);
}

/** Paints into an element of the page, which it has to itself. */
export function createPicture(root: HTMLElement): Picture {
  const [back, front] = [createLayer(root), createLayer(root)];
  const cells = new Map<string, Layer>();
  let known: Scene | undefined;
  let frame = 0;
  const paint = (sight: Sight): void => {
    const { scene } = sight;
    // What is new is there at once: what a person writes must not flicker.
    const most = known === scene ? 1 : Infinity;
    known = scene;
    back.show(scene, backPieces(sight));
    const isWhole = showCells(cells, sight, { most, make: () => createLayer(root, front) });
    front.show(scene, frontPieces(sight));
    frame = isWhole ? 0 : requestAnimationFrame(() => paint(sight));
  };
  const stop = (): void => cancelAnimationFrame(frame);
  return {
    show: (sight) => {
      stop();
      paint(sight);
    },
    stop,
  };
}

/** So many new ones at most; says whether all that have to be there are. */
function showCells(
  shown: Map<string, Layer>,
  sight: Sight,
  { most, make }: { readonly most: number; readonly make: () => Layer },
): boolean {
  const { scene, region, around, isDim } = sight;
  const cells = cellsFor(sight);
  const near = new Set(cellsIn(cells, around));
  for (const [key, layer] of shown) {
    if (near.has(key)) continue;
    layer.remove();
    shown.delete(key);
  }
  const missing = cellsIn(cells, region).filter((key) => !shown.has(key));
  for (const key of missing.slice(0, most)) shown.set(key, make());
  for (const [key, layer] of shown)
    layer.show(
      scene,
      (cells.get(key) ?? []).map((item) => itemPiece(item, isDim)),
    );
  return missing.length <= most;
}

/** All in one where they are few; none from far. */
function cellsFor({ scene, farScale }: Sight): Cells {
  if (farScale !== undefined) return new Map();
  return isLarge(scene) ? cellsOf(scene) : new Map([['all', scene.items]]);
}

/** What lies behind: ribbons and headings, the boxes of all, and what containers say of themselves. */
function backPieces(sight: Sight): readonly Piece[] {
  const { scene, farScale, around, isDim } = sight;
  const backdrop = opPieces(scene.backdrop ?? [], sight);
  if (!isLarge(scene)) return farScale === undefined ? backdrop : [...backdrop, groundPiece(scene, 1)];
  const strength = scene.items.some(isDim) ? 0.4 : 1;
  const containers = farScale === undefined ? scene.items.filter(isContainer) : [];
  const heads = containers.filter((item) => touches(item, around)).map((item) => itemPiece(headOf(item), isDim));
  return [...backdrop, groundPiece(scene, strength), ...heads];
}

function frontPieces(sight: Sight): readonly Piece[] {
  const { scene, farScale } = sight;
  return [...opPieces(scene.overlay ?? [], sight), ...(farScale === undefined ? [] : [signPiece(sight, farScale)])];
}

type ItemPiece = Piece & { readonly item: SceneItem };

/** Drawn with its place in its numbers; where it goes to another later, it is moved there as it is. */
function itemPiece(item: SceneItem, isDim: Sight['isDim']): ItemPiece {
  return {
    item,
    key: item.id,
    attributes: isDim(item) ? { opacity: 0.45 } : {},
    isLike: (before) => isItem(before) && item.kind === before.item.kind && isSame(item.ops, before.item.ops),
    place: item,
    marks: () => paintOps(item.ops, item.kind, options).flatMap((mark) => flat(mark, item.x, item.y)),
  };
}

function isItem(piece: Piece): piece is ItemPiece {
  return 'item' in piece;
}

function isSame(ops: readonly Op[], others: readonly Op[]): boolean {
  return ops === others || JSON.stringify(ops) === JSON.stringify(others);
}

/** A container of a large scene without its panel, which is among the boxes of all; a card lies over its box. */
function headOf(item: SceneItem): SceneItem {
  return { ...item, ops: item.ops.filter((op) => op.op !== 'box' || op.tone === 'card') };
}

/** What is drawn behind or over the items belongs to none of them. */
function opPieces(ops: readonly Op[], { scene, around }: Sight): readonly Piece[] {
  const near = isLarge(scene) ? ops.filter((op) => touches(op, around)) : ops;
  return near.map((op) => pieceOf(op, () => paintOps([op], 'view', options).flatMap((mark) => flat(mark))));
}

function groundPiece({ items }: Scene, strength: number): Piece {
  return pieceOf(items, () => groundOf(items, pageTheme), strength === 1 ? {} : { opacity: strength });
}

/** In drawn pixels, so that what it says can be read from any distance; under it what a search or a selection lights. */
function signPiece({ scene: { items }, isDim }: Sight, scale: number): Piece {
  const lit = items.filter((item) => !isDim(item));
  const ops = [...(lit.length < items.length ? litOf(lit, scale) : []), ...signsOf(items, scale)];
  const marks = (): readonly Mark[] => paintOps(ops, 'view', options).flatMap((mark) => flat(mark));
  return pieceOf({}, marks, { transform: `scale(${1 / scale})` });
}

/** A piece that never changes but goes with its key. */
function pieceOf(key: unknown, marks: Piece['marks'], attributes: Piece['attributes'] = {}): Piece {
  return { key, attributes, marks, isLike: () => true };
}
