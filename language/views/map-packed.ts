/** The map of a large organisation: containers packed in rows, each as wide as its content and its row ask for. */
import { counted } from '../diff/words.ts';
import { createSketch, entryOf, type Sketch } from './builder.ts';
import { cornerBadge, meta, sizeText, titleBlock } from './map-cards.ts';
import { countPlaces, type MapModel, type Place } from './map-model.ts';
import type { OutlineEntry, SnapshotOutline } from './outline.ts';
import { createPacker, gap, headHeight, padding, placedIn, type Packed, type Placed } from './packing.ts';
import type { Box, Op, Scene } from './scene.ts';
import { textWidth } from './text-width.ts';
import type { ViewState } from './view-state.ts';

const margin = 20;
/** What the name of the enterprise and its figures need. */
const narrowest = 420;

/** Open to the streams where there are many elements, to the portfolios where there are very many. */
const manyElements = 400;
const tooManyElements = 10_000;

/** It gives the same packing with what it remembers as without. */
const packer = createPacker();

export function packedScene(model: MapModel, state: ViewState): Scene {
  const packed = packer.pack(model.portfolios, openPlaces(model, state));
  const whole = Math.max(narrowest, packed.w);
  const sketch = createSketch();
  const paper = { sketch, outline: model.outline };
  const [enterprise] = model.enterprises;
  const solutions = solutionCards(model.solutions, whole);
  const head = enterprise ? headHeight + 8 : 0;
  const top = margin + head + (solutions.h === 0 ? 0 : solutions.h + gap);
  const width = whole + 2 * margin + 2 * padding;
  const height = top + packed.h + padding + margin;
  const draw = (): void => {
    for (const { entry, x, y, w } of solutions.placed)
      drawSolution(sketch, entry, { x: margin + padding + x, y: margin + head + y, w, h: 26 });
    for (const each of placedIn(packed, whole)) drawBox(paper, each, margin + padding, top);
  };
  if (enterprise) {
    const box: Box = { x: margin, y: margin, w: width - 2 * margin, h: height - 2 * margin };
    const title = titleBlock(
      enterprise,
      { x: 14, y: 12, w: box.w - 28, h: 0 },
      { style: 'title-1', icon: 20, lines: 1 },
    );
    const streams = counted(countPlaces(model.portfolios, 1), 'value stream', 'value streams');
    const trains = counted(countPlaces(model.portfolios, 2), 'train', 'trains');
    const text = [streams, trains, sizeText(enterprise)].filter((each) => each !== '').join(' · ');
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

/** Which containers are open. */
export function openPlaces({ outline }: MapModel, { toggled }: ViewState): (place: Place) => boolean {
  const count = outline.entries.length;
  const isOpenAtFirst = ({ entry }: Place): boolean =>
    entry === undefined || count <= manyElements || (entry.kind === 'portfolio' && count <= tooManyElements);
  return (place) => isOpenAtFirst(place) !== (place.entry !== undefined && toggled.has(place.entry.id));
}

type Paper = { readonly sketch: Sketch; readonly outline: SnapshotOutline };

function drawBox(paper: Paper, { box: packed, ...one }: Placed, x: number, y: number): void {
  const box: Box = { x: x + one.x, y: y + one.y, w: one.w, h: one.h };
  const entry = entryOf(paper.outline, packed.id);
  const [left, top] = entry ? [padding, headHeight] : [0, 0];
  const draw = (): void => {
    for (const each of placedIn(packed, box.w - 2 * left)) drawBox(paper, each, box.x + left, box.y + top);
  };
  if (!entry) {
    draw();
    return;
  }
  const { isOpen } = packed;
  paper.sketch.add(entry, box, opsOf(packed, entry, box), { draw, ...(isOpen === undefined ? {} : { isOpen }) });
}

const known = new WeakMap<Packed, { readonly w: number; readonly h: number; readonly ops: readonly Op[] }>();

/** What was drawn for a box that is as large as before. */
function opsOf(packed: Packed, entry: OutlineEntry, box: Box): readonly Op[] {
  const { w, h } = box;
  const before = known.get(packed);
  if (before?.w === w && before.h === h) return before.ops;
  const ops = drawnOps(packed, entry, box);
  known.set(packed, { w, h, ops });
  return ops;
}

function drawnOps({ isOpen, text }: Packed, entry: OutlineEntry, box: Box): readonly Op[] {
  const { w, h } = box;
  const isContainer = isOpen === true;
  const title = titleBlock(
    entry,
    { x: 10, y: 7, w: w - (isOpen === undefined ? 20 : 40), h: 0 },
    { style: entry.kind === 'team' ? 'title-5' : 'title-4', icon: 15, lines: 1 },
  );
  return [
    { op: 'box', tone: isContainer ? 'panel' : 'card', radius: isContainer ? 10 : 8, x: 0, y: 0, w, h },
    ...(isContainer ? [] : [{ op: 'lane', x: 2, y: 6, w: 3, h: h - 12 } as const]),
    ...title.ops,
    ...(isOpen === undefined ? [] : [{ op: 'toggle', isOpen, x: w - 24, y: 8, w: 16, h: 16 } as const]),
    meta(text, { x: 33, y: title.bottom - 1, w: w - 42, h: 15 }),
    ...cornerBadge(entry, box, isOpen === false),
  ];
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
