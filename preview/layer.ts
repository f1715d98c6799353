/** A group of an SVG that is kept in step with a list of pieces: what looks the same keeps its elements. */
import type { Mark } from '#language/views/index.ts';
import { nodeOf } from './svg-nodes.ts';

export type Piece = {
  /** What it is the picture of; one piece a key. */
  readonly key: unknown;
  /** Its place and how strong it is: these change without it being drawn anew. */
  readonly attributes: Mark['attributes'];
  /** Whether it shows what another showed, at whatever place. */
  readonly isLike: (before: Piece) => boolean;
  readonly marks: () => readonly Mark[];
};

export type Layer = {
  /** Paints the pieces in their order, at most so many new ones; says whether all are there. */
  readonly show: (pieces: readonly Piece[], most: number) => boolean;
  /** Whether there is a picture of it. */
  readonly has: (key: unknown) => boolean;
};

type Drawn = { piece: Piece; readonly node: SVGElement };

export function createLayer(svg: SVGElement): Layer {
  const group = nodeOf({ tag: 'g', attributes: {} });
  svg.append(group);
  const known = new Map<unknown, Drawn>();
  return {
    has: (key) => known.has(key),
    show: (pieces, most) => {
      removeOthers(known, pieces);
      let next = group.firstChild;
      let left = most;
      let isWhole = true;
      for (const piece of pieces) {
        const before = known.get(piece.key);
        if (!before && left <= 0) {
          isWhole = false;
          continue;
        }
        if (before) update(before, piece);
        else left -= 1;
        const drawn = before ?? made(piece);
        known.set(piece.key, drawn);
        if (drawn.node === next) next = next.nextSibling;
        else group.insertBefore(drawn.node, next);
      }
      return isWhole;
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
  const { attributes: before } = drawn.piece;
  if (!piece.isLike(drawn.piece)) node.replaceChildren(...piece.marks().map(nodeOf));
  for (const name of Object.keys(before)) if (!(name in piece.attributes)) node.removeAttribute(name);
  for (const [name, value] of Object.entries(piece.attributes))
    if (before[name] !== value) node.setAttribute(name, String(value));
  drawn.piece = piece;
}

function made(piece: Piece): Drawn {
  return { piece, node: nodeOf({ tag: 'g', attributes: piece.attributes, children: piece.marks() }) };
}
