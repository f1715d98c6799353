/**
 * The map of a large organisation: containers packed in rows, in the order of the text, so that what did not change stays
 * near where it was. Each is as wide as its content and its share of the picture ask for; rows are filled to their end.
 */
import { createSketch, type Sketch } from './builder.ts';
import { cornerBadge, meta, sizeText, titleBlock } from './map-cards.ts';
import { countPlaces, type MapModel, type Place } from './map-model.ts';
import type { OutlineEntry } from './outline.ts';
import type { Box, Op, Scene } from './scene.ts';
import { textWidth } from './text-width.ts';
import type { ViewState } from './view-state.ts';

const margin = 20;
const padding = 10;
const gap = 8;
const headHeight = 46;
const cardHeight = 42;
const widestCard = 320;
/** What the name of the enterprise and its figures need. */
const narrowest = 420;
/** Width to height of what rows add up to. */
const shape = 1.7;

/** A box with what is in it, at places relative to its own upper left corner. */
type Packed = {
  readonly place: Place;
  readonly w: number;
  readonly h: number;
  readonly isOpen: boolean | undefined;
  readonly inside: readonly { readonly x: number; readonly y: number; readonly box: Packed }[];
};

/** Open to the streams where there are many elements, to the portfolios where there are very many. */
const manyElements = 400;
const tooManyElements = 10_000;

export function packedScene(model: MapModel, state: ViewState): Scene {
  const count = model.outline.entries.length;
  const isOpenAtFirst = ({ entry }: Place): boolean =>
    entry === undefined || count <= manyElements || (entry.kind === 'portfolio' && count <= tooManyElements);
  const isOpen = (place: Place): boolean =>
    isOpenAtFirst(place) !== (place.entry !== undefined && state.toggled.has(place.entry.id));
  const packed = shelves(
    model.portfolios.map((place) => pack(place, isOpen)),
    shape,
  );
  const whole = { ...packed, w: Math.max(narrowest, packed.w) };
  const sketch = createSketch();
  const [enterprise] = model.enterprises;
  const solutions = solutionCards(model.solutions, whole.w);
  const head = enterprise ? headHeight + 8 : 0;
  const top = margin + head + (solutions.h === 0 ? 0 : solutions.h + gap);
  const width = whole.w + 2 * margin + 2 * padding;
  const height = top + whole.h + padding + margin;
  const draw = (): void => {
    for (const { entry, x, y, w } of solutions.placed)
      drawSolution(sketch, entry, { x: margin + padding + x, y: margin + head + y, w, h: 26 });
    for (const { x, y, box } of whole.inside) drawBox(sketch, box, margin + padding + x, top + y);
  };
  if (enterprise) {
    const box: Box = { x: margin, y: margin, w: width - 2 * margin, h: height - 2 * margin };
    const title = titleBlock(
      enterprise,
      { x: 14, y: 12, w: box.w - 28, h: 0 },
      { style: 'title-1', icon: 20, lines: 1 },
    );
    const text = `${countPlaces(model.portfolios, 1)} value streams · ${countPlaces(model.portfolios, 2)} trains · ${sizeText(enterprise)}`;
    const ops: readonly Op[] = [
      { op: 'box', tone: 'panel', radius: 14, x: 0, y: 0, w: box.w, h: box.h },
      ...title.ops,
      meta(text, { x: 42, y: title.bottom, w: box.w - 60, h: 16 }),
      ...cornerBadge(enterprise, box),
    ];
    sketch.add(enterprise, box, ops, { draw });
  } else draw();
  return { view: 'map', width, height, items: sketch.items() };
}

function pack(place: Place, isOpen: (place: Place) => boolean): Packed {
  const { entry, inside } = place;
  if (!entry) {
    const content = shelves(
      inside.map((each) => pack(each, isOpen)),
      shape,
    );
    return { place, w: content.w, h: content.h, isOpen: undefined, inside: content.inside };
  }
  if (inside.length === 0 || !isOpen(place)) {
    const w = Math.max(cardWidth(entry), 48 + textWidth(summary(place), 11));
    return {
      place,
      w: Math.min(widestCard, w),
      h: cardHeight,
      isOpen: inside.length === 0 ? undefined : false,
      inside: [],
    };
  }
  const content = shelves(
    inside.map((each) => pack(each, isOpen)),
    shape,
  );
  const head = Math.min(280, Math.max(cardWidth(entry) + 20, 60 + textWidth(sizeText(entry), 11)));
  const w = Math.max(head, content.w + 2 * padding);
  const stretched = stretchedTo(content.inside, w - 2 * padding);
  return {
    place,
    w,
    h: headHeight + content.h + padding,
    isOpen: true,
    inside: stretched.map(({ x, y, box }) => ({ x: x + padding, y: y + headHeight, box })),
  };
}

function cardWidth({ title }: OutlineEntry): number {
  return Math.min(230, Math.max(120, 44 + textWidth(title, 13.5, 600)));
}

type Shelves = { readonly w: number; readonly h: number; readonly inside: Packed['inside'] };

/** Rows from left to right in the order given; each row is filled to the end and as high as its highest. */
function shelves(boxes: readonly Packed[], ratio: number): Shelves {
  if (boxes.length === 0) return { w: 0, h: 0, inside: [] };
  const area = boxes.reduce((sum, { w, h }) => sum + (w + gap) * (h + gap), 0);
  const widest = Math.max(...boxes.map(({ w }) => w));
  const goal = Math.max(widest, Math.sqrt(area * ratio));
  // A row that one more box would have filled makes a tower: a wider row is tried as well.
  const tried = [1, 1.2, 1.5].map((factor) => shelvesWithin(boxes, goal * factor));
  const farOff = ({ w, h }: Shelves): number => Math.abs(Math.log(w / h / ratio));
  return tried.reduce((best, each) => (farOff(each) < farOff(best) - 1e-9 ? each : best));
}

function shelvesWithin(boxes: readonly Packed[], goal: number): Shelves {
  const rows: Packed[][] = [];
  let used = 0;
  for (const box of boxes) {
    const row = rows.at(-1);
    if (row && used + gap + box.w <= goal) {
      row.push(box);
      used += gap + box.w;
    } else {
      rows.push([box]);
      used = box.w;
    }
  }
  const w = Math.max(...rows.map((row) => row.reduce((sum, box) => sum + box.w + gap, -gap)));
  let y = 0;
  const inside = rows.flatMap((row) => {
    const h = Math.max(...row.map((box) => box.h));
    const placed = filled(row, w, h).map(({ x, box }) => ({ x, y, box }));
    y += h + gap;
    return placed;
  });
  return { w, h: y - gap, inside };
}

/** The boxes of a row over a width, what is spare shared out by their own widths. */
function filled(
  row: readonly Packed[],
  width: number,
  h: number,
): readonly { readonly x: number; readonly box: Packed }[] {
  const own = row.reduce((sum, { w }) => sum + w, 0);
  const spare = width - own - (row.length - 1) * gap;
  let x = 0;
  return row.map((box) => {
    const w = box.w + (spare * box.w) / own;
    const placed = { x, box: grown(box, w, h) };
    x += w + gap;
    return placed;
  });
}

function grown(box: Packed, w: number, height: number): Packed {
  // A card gains nothing from height; a panel is drawn to the end of its row.
  const h = box.place.entry && box.isOpen !== true ? box.h : height;
  const inner = box.place.entry ? w - 2 * padding : w;
  return { ...box, w, h, inside: box.place.entry ? restretched(box.inside, inner) : stretchedTo(box.inside, inner) };
}

function restretched(inside: Packed['inside'], width: number): Packed['inside'] {
  return stretchedTo(
    inside.map(({ x, y, box }) => ({ x: x - padding, y, box })),
    width,
  ).map(({ x, y, box }) => ({ x: x + padding, y, box }));
}

/** The rows of what is placed, over a new width. */
function stretchedTo(inside: Packed['inside'], width: number): Packed['inside'] {
  const rows = new Map<number, Packed['inside'][number][]>();
  for (const each of inside) rows.set(each.y, [...(rows.get(each.y) ?? []), each]);
  return [...rows].flatMap(([y, row]) =>
    filled(
      row.map(({ box }) => box),
      width,
      Math.max(...row.map(({ box }) => box.h)),
    ).map(({ x, box }) => ({ x, y, box })),
  );
}

function drawBox(sketch: Sketch, packed: Packed, x: number, y: number): void {
  const { place, w, h, inside, isOpen } = packed;
  const draw = (): void => inside.forEach((each) => drawBox(sketch, each.box, x + each.x, y + each.y));
  const { entry } = place;
  if (!entry) {
    draw();
    return;
  }
  const box: Box = { x, y, w, h };
  const isContainer = isOpen === true;
  const title = titleBlock(
    entry,
    { x: 10, y: 7, w: w - (isOpen === undefined ? 20 : 40), h: 0 },
    { style: entry.kind === 'team' ? 'title-5' : 'title-4', icon: 15, lines: 1 },
  );
  sketch.add(
    entry,
    box,
    [
      { op: 'box', tone: isContainer ? 'panel' : 'card', radius: isContainer ? 10 : 8, x: 0, y: 0, w, h },
      ...(isContainer ? [] : [{ op: 'lane', x: 2, y: 6, w: 3, h: h - 12 } as const]),
      ...title.ops,
      ...(isOpen === undefined ? [] : [{ op: 'toggle', isOpen, x: w - 24, y: 8, w: 16, h: 16 } as const]),
      meta(isContainer ? sizeText(entry) : summary(place), { x: 33, y: title.bottom - 1, w: w - 42, h: 15 }),
      ...cornerBadge(entry, box, isOpen === false),
    ],
    { draw, ...(isOpen === undefined ? {} : { isOpen }) },
  );
}

/** What is folded away in it. */
function summary({ entry, inside }: Place): string {
  if (!entry) return '';
  if (inside.length === 0) return sizeText(entry);
  const what = entry.kind === 'portfolio' ? 'stream' : entry.kind === 'value-stream' ? 'train' : '';
  const count = what === '' ? [] : [`${inside.length} ${what}${inside.length === 1 ? '' : 's'}`];
  return [...count, sizeText(entry)].filter((text) => text !== '').join(' · ');
}

function solutionCards(solutions: readonly OutlineEntry[], width: number) {
  let [x, y] = [0, 0];
  const placed = solutions.map((entry) => {
    const w = Math.min(220, textWidth(entry.title, 12.5, 500) + 46);
    if (x + w > width && x > 0) {
      x = 0;
      y += 26 + 6;
    }
    const card = { entry, x, y, w };
    x += w + gap;
    return card;
  });
  return { placed, h: solutions.length === 0 ? 0 : y + 26 };
}

function drawSolution(sketch: Sketch, entry: OutlineEntry, box: Box): void {
  sketch.add(entry, box, [
    { op: 'box', tone: 'panel', radius: 13, x: 0, y: 0, w: box.w, h: box.h },
    { op: 'icon', icon: entry.kind, x: 10, y: 5, w: 16, h: 16 },
    { op: 'text', style: 'title-5', text: entry.title, x: 32, y: 0, w: box.w - 44, h: box.h },
    ...cornerBadge(entry, box),
  ]);
}
