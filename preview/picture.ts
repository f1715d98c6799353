/**
 * Paints a scene into the page: what is in sight, piece by piece where it is much, so that no frame waits for all of it. Under
 * the items lie the boxes of the whole scene in a few paths: what is not painted yet, or is too small to be, is seen as a box.
 */
import {
  groundOf,
  pageTheme,
  paintItem,
  paintOps,
  signsOf,
  type Mark,
  type Op,
  type Scene,
  type SceneItem,
} from '#language/views/index.ts';
import { itemsIn, touches, type Region } from './in-sight.ts';
import { createLayer, type Piece } from './layer.ts';

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
/** New pieces in one frame. */
const mostAtOnce = 40;
/** Up to so many items everything is in sight at any time. */
const few = 300;

export const isLarge = ({ items }: Scene): boolean => items.length > few;

/** Whether so little of a scene can be read at a scale that its boxes say more. A small one is drawn whole for longer. */
export function isFarAt(scene: Scene, scale: number): boolean {
  return scale < (isLarge(scene) ? 0.45 : 0.25);
}

export function createPicture(svg: SVGElement): Picture {
  // From the back to the front.
  const backdrop = createLayer(svg);
  const ground = createLayer(svg);
  const items = createLayer(svg);
  const overlay = createLayer(svg);
  const signs = createLayer(svg);
  let known: Scene | undefined;
  let frame = 0;
  const paint = (sight: Sight): void => {
    const { scene, farScale } = sight;
    const isFar = farScale !== undefined;
    // What is new is there at once: what a person writes must not flicker.
    const most = known === scene ? mostAtOnce : Infinity;
    known = scene;
    backdrop.show(opPieces(scene.backdrop ?? [], sight), Infinity);
    ground.show(isFar || isLarge(scene) ? [groundPiece(scene)] : [], Infinity);
    const isWhole = items.show(isFar ? [] : itemPieces(sight, items.has), most);
    overlay.show(opPieces(scene.overlay ?? [], sight), Infinity);
    signs.show(isFar ? [signPiece(scene, farScale)] : [], Infinity);
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

/** What has to be in sight, and what is there already and near enough to stay. */
function itemPieces({ scene, region, around, isDim }: Sight, has: (key: unknown) => boolean): readonly Piece[] {
  const near = isLarge(scene) ? itemsIn(scene.items, around) : scene.items;
  const wanted = isLarge(scene) ? near.filter((item) => has(item.id) || touches(item, region)) : near;
  return wanted.map((item) => itemPiece(isDim(item) ? { ...item, isDim: true } : item));
}

type ItemPiece = Piece & { readonly item: SceneItem };

function itemPiece(item: SceneItem): ItemPiece {
  const { attributes } = paintItem({ ...item, ops: [] }, options);
  return {
    item,
    key: item.id,
    attributes,
    isLike: (before) => isItem(before) && item.kind === before.item.kind && isSame(item.ops, before.item.ops),
    marks: () => paintOps(item.ops, item.kind, options),
  };
}

function isItem(piece: Piece): piece is ItemPiece {
  return 'item' in piece;
}

function isSame(ops: readonly Op[], others: readonly Op[]): boolean {
  return ops === others || JSON.stringify(ops) === JSON.stringify(others);
}

/** What is drawn behind or over the items belongs to none of them. */
function opPieces(ops: readonly Op[], { scene, around }: Sight): readonly Piece[] {
  const near = isLarge(scene) ? ops.filter((op) => touches(op, around)) : ops;
  return near.map((op) => pieceOf(op, () => paintOps([op], 'view', options)));
}

function groundPiece({ items }: Scene): Piece {
  return pieceOf(items, () => groundOf(items, pageTheme));
}

/** In drawn pixels, so that what it says can be read from any distance. */
function signPiece({ items }: Scene, scale: number): Piece {
  const marks = (): readonly Mark[] => paintOps(signsOf(items, scale), 'view', options);
  return pieceOf({}, marks, { transform: `scale(${1 / scale})` });
}

/** A piece that never changes but goes with its key. */
function pieceOf(key: unknown, marks: Piece['marks'], attributes: Piece['attributes'] = {}): Piece {
  return { key, attributes, marks, isLike: () => true };
}
