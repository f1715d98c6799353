/** The head of the map: the enterprise, its figures and its strategic themes. */
import type { Sketch } from './builder.ts';
import { cornerBadge, shortMoney, titleBlock } from './map-cards.ts';
import { countPlaces, type MapModel } from './map-model.ts';
import type { Memory } from './memory.ts';
import type { OutlineEntry } from './outline.ts';
import type { Box, Op } from './scene.ts';
import { textWidth } from './text-width.ts';

const figureGap = 26;

type Header = { readonly height: number; readonly ops: readonly Op[]; readonly draw: (sketch: Sketch) => void };

/** The enterprise: its name, its figures, and the strategic themes that guide it. */
export function enterpriseHeader(model: MapModel, box: Box, memory: Memory): Header {
  const [entry] = model.enterprises;
  const { isSelection } = model.outline;
  const streams = countPlaces(model.portfolios, 1);
  const trains = countPlaces(model.portfolios, 2);
  const name = entry
    ? memory.part(entry, 'name', [box.w, streams, trains, isSelection], () =>
        nameAndFigures(entry, { streams, trains, isSelection }, box.w),
      )
    : noName;
  const pills = layPills(model.themes, box, name.end + 10, memory);
  return {
    height: entry || model.themes.length > 0 ? pills.bottom : 10,
    ops: name.ops,
    draw: (sketch) => {
      for (const { theme, ...place } of pills.placed)
        sketch.add(
          theme,
          place,
          memory.part(theme, 'pill', [place.w], () => pillOps(theme, place)),
        );
    },
  };
}

const noName: { readonly ops: readonly Op[]; readonly end: number } = { ops: [], end: 60 };

type Counts = { readonly streams: number; readonly trains: number; readonly isSelection: boolean };

function nameAndFigures(entry: OutlineEntry, { streams, trains, isSelection }: Counts, width: number): typeof noName {
  const { money, people } = entry.node ?? {};
  const figures = [
    ...(money ? [[shortMoney(money.text), 'budget'] as const] : []),
    // Of what filters leave out there is not none.
    ...(isSelection && streams === 0
      ? []
      : [[String(streams), streams === 1 ? 'value stream' : 'value streams'] as const]),
    ...(isSelection && trains === 0 ? [] : [[String(trains), trains === 1 ? 'train' : 'trains'] as const]),
    ...(people === undefined ? [] : [[people.toLocaleString('en'), people === 1 ? 'person' : 'people'] as const]),
  ];
  const figureWidths = figures.map(([figure, label]) => Math.max(textWidth(figure, 15, 600), textWidth(label, 11)) + 4);
  // The figures are needed whole; a long name gives way.
  const spare = width - 76 - figureWidths.reduce((sum, w) => sum + w + figureGap, 0);
  const titleWidth = Math.max(60, Math.min(280, spare, titleRoom(entry, 17, 700) + 40));
  const title = titleBlock(entry, { x: 16, y: 16, w: titleWidth, h: 0 }, { style: 'title-1', icon: 22, lines: 1 });
  let x = titleWidth + 60;
  const figureOps = figures.flatMap(([figure, label], index): readonly Op[] => {
    const w = figureWidths[index] ?? 0;
    const at = x;
    x += w + figureGap;
    return [
      { op: 'text', style: 'figure', text: figure, x: at, y: 13, w, h: 20 },
      { op: 'text', style: 'meta', text: label, x: at, y: 33, w, h: 16 },
    ];
  });
  return { ops: [...title.ops, ...figureOps], end: x };
}

/** What the longer title of both versions needs, so that nothing jumps from one to the other. */
function titleRoom({ title, node }: OutlineEntry, ...font: readonly [size: number, weight?: number]): number {
  return Math.max(textWidth(title, ...font), textWidth(node?.otherTitle ?? '', ...font));
}

function pillOps(theme: OutlineEntry, place: Box): readonly Op[] {
  return [
    { op: 'box', tone: 'card', radius: 11, x: 0, y: 0, w: place.w, h: place.h },
    { op: 'icon', icon: 'theme', x: 8, y: 4, w: 14, h: 14 },
    { op: 'text', style: 'meta', text: theme.title, x: 27, y: 0, w: place.w - 35, h: place.h },
    ...cornerBadge(theme, place),
  ];
}

type Pill = Box & { readonly theme: OutlineEntry };

/** To the right of the figures where all fit in one line, else in lines below. */
function layPills(
  themes: readonly OutlineEntry[],
  box: Box,
  after: number,
  memory: Memory,
): { readonly placed: readonly Pill[]; readonly bottom: number } {
  const h = 22;
  const widths = themes.map((theme) =>
    memory.part(theme, 'pill width', [], () => Math.min(260, titleRoom(theme, 11) + 37)),
  );
  const all = widths.reduce((sum, w) => sum + w + 8, -8);
  if (themes.length === 0) return { placed: [], bottom: 62 };
  const isBeside = after + all + 16 <= box.w;
  let x = isBeside ? box.w - 16 - all : 16;
  let y = isBeside ? 20 : 58;
  const placed = themes.map((theme, at): Pill => {
    const w = widths[at] ?? 0;
    if (!isBeside && x + w > box.w - 16 && x > 16) {
      x = 16;
      y += h + 6;
    }
    const pill = { theme, x: box.x + x, y: box.y + y, w, h };
    x += w + 8;
    return pill;
  });
  return { placed, bottom: isBeside ? 62 : y + h + 12 };
}
