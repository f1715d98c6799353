/** A sheet of a picture that is kept in step with a list of pieces: what looks the same keeps its elements. */
import type { Mark, Scene } from '#language/views/index.ts';
import { nodeOf } from './svg-nodes.ts';

export type Piece = {
  /** What it is the picture of; one piece a key. */
  readonly key: unknown;
  /** How strong it is: this changes without it being drawn anew. */
  readonly attributes: Mark['attributes'];
  /** Where it stands, if it can be moved without being drawn anew. */
  readonly place?: Point;
  /** Whether it shows what another showed, at whatever place. */
  readonly isLike: (before: Piece) => boolean;
  readonly marks: () => readonly Mark[];
};

export type Layer = {
  /** Paints the pieces of a scene in their order. */
  readonly show: (scene: Pick<Scene, 'width' | 'height'>, pieces: readonly Piece[]) => void;
  readonly remove: () => void;
  readonly sheet: Element;
};

type Point = { readonly x: number; readonly y: number };
type Drawn = { piece: Piece; readonly node: SVGElement; origin: Point | undefined };

/** Under another, or over all that are there. */
export function createLayer(root: HTMLElement, over?: Layer): Layer {
  const sheet = nodeOf({ tag: 'svg', attributes: { class: 'sheet' } });
  root.insertBefore(sheet, over?.sheet ?? null);
  const known = new Map<unknown, Drawn>();
  return {
    sheet,
    remove: () => sheet.remove(),
    show: ({ width, height }, pieces) => {
      const box = `0 0 ${width} ${height}`;
      // Written again, it would be laid out again.
      if (sheet.getAttribute('viewBox') !== box) sheet.setAttribute('viewBox', box);
      removeOthers(known, pieces);
      let next = sheet.firstChild;
      for (const piece of pieces) {
        const before = known.get(piece.key);
        if (before) update(before, piece);
        const drawn = before ?? made(piece);
        known.set(piece.key, drawn);
        if (drawn.node === next) next = next.nextSibling;
        else sheet.insertBefore(drawn.node, next);
      }
    },
  };
}

function removeOthers(known: Map<unknown, Drawn>, pieces: readonly Piece[]): void {
  const wanted = new Set(pieces.map(({ key }) => key));
  for (const [key, { node }] of known) {
    if (wanted.has(key)) continue;
    node.remove();
    known.delete(key);
  }
}

function update(drawn: Drawn, piece: Piece): void {
  const { node } = drawn;
  if (!piece.isLike(drawn.piece)) {
    node.replaceChildren(...piece.marks().map(nodeOf));
    drawn.origin = piece.place;
  }
  const attributes = { ...piece.attributes, ...movedFrom(drawn.origin, piece.place) };
  for (const name of node.getAttributeNames()) if (!(name in attributes)) node.removeAttribute(name);
  for (const [name, value] of Object.entries(attributes))
    if (node.getAttribute(name) !== String(value)) node.setAttribute(name, String(value));
  drawn.piece = piece;
}

function movedFrom(from: Point | undefined, to: Point | undefined): Mark['attributes'] {
  if (!from || !to || (from.x === to.x && from.y === to.y)) return {};
  return { transform: `translate(${to.x - from.x} ${to.y - from.y})` };
}

function made(piece: Piece): Drawn {
  const node = nodeOf({ tag: 'g', attributes: piece.attributes, children: piece.marks() });
  return { piece, node, origin: piece.place };
}
