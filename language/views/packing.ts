/**
 * Packing boxes into rows, in the order of the text, so that what did not change stays near where it was. Sizes come from the
 * inside out and are remembered by subtree: an edit packs what it touched and what contains that, nothing else. Places are
 * given from the outside in: rows are filled to their end.
 */
import { worstOf, type OutlineEntry } from './outline.ts';
import type { Place } from './map-model.ts';
import { textWidth } from './text-width.ts';
import { sizeText } from './map-cards.ts';

export const padding = 10;
export const gap = 8;
export const headHeight = 46;
const cardHeight = 42;
const widestCard = 320;
/** Widths go by steps, so that what has about the same text stands in line, and a letter more moves nothing. */
const widthStep = 30;
/** Width to height of what rows add up to. */
const shape = 1.7;

export type Rows = {
  readonly w: number;
  readonly h: number;
  readonly rows: readonly (readonly Packed[])[];
  /** The width of each where all stand in columns. */
  readonly column?: number | undefined;
};

/** A box by its own size, before its row is filled. It is the same object as long as it looks the same, with all inside. */
export type Packed = Rows & {
  /** The identity of the element; of what it is now a packing from before knows nothing. Undefined around those without a home. */
  readonly id: string | undefined;
  readonly isOpen: boolean | undefined;
  /** What is written below its name. */
  readonly text: string;
};

export type Packer = {
  readonly pack: (places: readonly Place[], isOpen: (place: Place) => boolean) => Rows;
  /** How many boxes the last packing did not know from the one before. */
  readonly packed: () => number;
};

type Known = { readonly look: string; readonly inside: readonly Packed[]; readonly box: Packed };

/** Remembers one packing: the last. */
export function createPacker(): Packer {
  let before: ReadonlyMap<string, Known> = new Map();
  let count = 0;
  return {
    packed: () => count,
    pack: (places, isOpen) => {
      const known = new Map<string, Known>();
      count = 0;
      const packOne = (place: Place): Packed => {
        const isClosed = place.entry !== undefined && (place.inside.length === 0 || !isOpen(place));
        const inside = isClosed ? [] : place.inside.map(packOne);
        const id = place.entry?.id ?? `around ${inside[0]?.id ?? ''}`;
        const look = lookOf(place, isClosed);
        const last = before.get(id);
        const isKnown = last?.look === look && isSame(last.inside, inside);
        if (!isKnown) count += 1;
        const box = isKnown ? last.box : boxOf(place, isClosed, inside);
        known.set(id, { look, inside, box });
        return box;
      };
      const rows = shelves(places.map(packOne));
      before = known;
      return rows;
    },
  };
}

function isSame(a: readonly Packed[], b: readonly Packed[]): boolean {
  return a.length === b.length && a.every((box, at) => box === b[at]);
}

/** All of an element that its box shows. */
function lookOf({ entry, inside }: Place, isClosed: boolean): string {
  if (!entry) return '';
  const { kind, title, own } = entry;
  const mark = worstOf(isClosed ? entry.inside : own);
  return JSON.stringify([kind, title, sizeText(entry), inside.length, isClosed, mark, worstOf(own)?.severity]);
}

function boxOf(place: Place, isClosed: boolean, inside: readonly Packed[]): Packed {
  const { entry } = place;
  if (!entry) return { ...shelves(inside), id: undefined, isOpen: undefined, text: '' };
  const { id } = entry;
  if (isClosed) {
    const text = summary(place);
    const needed = Math.max(cardWidth(entry), 48 + textWidth(text, 11));
    const w = Math.min(widestCard, stepped(needed));
    return { id, w, h: cardHeight, rows: [], isOpen: place.inside.length === 0 ? undefined : false, text };
  }
  const text = sizeText(entry);
  const content = shelves(inside);
  const head = Math.min(280, stepped(Math.max(cardWidth(entry) + 20, 60 + textWidth(text, 11))));
  return {
    id,
    w: Math.max(head, content.w + 2 * padding),
    h: headHeight + content.h + padding,
    rows: content.rows,
    column: content.column,
    isOpen: true,
    text,
  };
}

function stepped(width: number): number {
  return Math.ceil(width / widthStep) * widthStep;
}

function cardWidth({ title }: OutlineEntry): number {
  return Math.min(230, Math.max(120, 44 + textWidth(title, 13.5, 600)));
}

/** What is folded away in it. */
function summary({ entry, inside }: Place): string {
  if (!entry) return '';
  if (inside.length === 0) return sizeText(entry);
  const what = entry.kind === 'portfolio' ? 'stream' : entry.kind === 'value-stream' ? 'train' : '';
  const count = what === '' ? [] : [`${inside.length} ${what}${inside.length === 1 ? '' : 's'}`];
  return [...count, sizeText(entry)].filter((text) => text !== '').join(' · ');
}

/** Rows from left to right in the order given. */
function shelves(boxes: readonly Packed[]): Rows {
  if (boxes.length === 0) return { w: 0, h: 0, rows: [] };
  const widest = boxes.reduce((most, { w }) => Math.max(most, w), 0);
  const column = isEven(boxes, widest) ? widest : undefined;
  const area = boxes.reduce((sum, { w, h }) => sum + ((column ?? w) + gap) * (h + gap), 0);
  const goal = Math.max(widest, Math.sqrt(area * shape));
  // A row that one more box would have filled makes a tower: a wider row is tried as well.
  const tried = [1, 1.2, 1.5].map((factor) => shelvesWithin(boxes, goal * factor, column));
  const farOff = ({ w, h }: Rows): number => Math.abs(Math.log(w / h / shape));
  return tried.reduce((best, each) => (farOff(each) < farOff(best) - 1e-9 ? each : best));
}

/** Cards that are about as wide stand in columns. */
function isEven(boxes: readonly Packed[], widest: number): boolean {
  return boxes.every((box) => isCard(box) && box.w * 1.5 >= widest);
}

function isCard({ id, isOpen }: Packed): boolean {
  return id !== undefined && isOpen !== true;
}

function shelvesWithin(boxes: readonly Packed[], goal: number, column: number | undefined): Rows {
  const rows: Packed[][] = [];
  let used = 0;
  for (const box of boxes) {
    const row = rows.at(-1);
    const own = column ?? box.w;
    if (row && used + gap + own <= goal) {
      row.push(box);
      used += gap + own;
    } else {
      rows.push([box]);
      used = own;
    }
  }
  const w = Math.max(...rows.map((row) => row.reduce((sum, box) => sum + (column ?? box.w) + gap, -gap)));
  const h = rows.reduce((sum, row) => sum + heightOf(row) + gap, -gap);
  return { w, h, rows, column };
}

function heightOf(row: readonly Packed[]): number {
  return row.reduce((most, { h }) => Math.max(most, h), 0);
}

export type Placed = {
  readonly box: Packed;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
};

/**
 * The boxes of some rows over a width, what is spare shared out by their own widths. A card gains nothing from height; a
 * panel is drawn to the end of its row.
 */
export function placedIn({ rows, column }: Rows, width: number): readonly Placed[] {
  const across = Math.max(1, ...rows.map((row) => row.length));
  const even = column === undefined ? undefined : (width - (across - 1) * gap) / across;
  let y = 0;
  return rows.flatMap((row) => {
    const height = heightOf(row);
    const own = row.reduce((sum, { w }) => sum + w, 0);
    const spare = width - own - (row.length - 1) * gap;
    let x = 0;
    const boxes = row.map((box) => {
      const w = even ?? box.w + (spare * box.w) / own;
      const one: Placed = { box, x, y, w, h: isCard(box) ? box.h : height };
      x += w + gap;
      return one;
    });
    y += height + gap;
    return boxes;
  });
}
