/**
 * The map in lanes: the five levels from top to bottom, value streams side by side, and solutions as lines that run
 * across the streams that they touch, with a stop above each train that contributes.
 */
import { kindTable } from '../metamodel/kinds.ts';
import type { Level } from '../metamodel/types.ts';
import { levelTitle } from '../metamodel/vocabulary.ts';
import { createSketch, type Sketch } from './builder.ts';
import { cornerBadge, chipRow, factOf, meta, seatLine, shortMoney, sizeText, titleBlock } from './map-cards.ts';
import { countPlaces, type MapModel, type Place } from './map-model.ts';
import {
  laneWidth,
  layColumns,
  layRows,
  margin,
  stackHeight,
  teamGap,
  teamHeight,
  trainHeight,
  type Column,
  type PortfolioColumn,
  type Rows,
  type StreamColumn,
} from './map-columns.ts';
import { enterpriseHeader } from './map-header.ts';
import { solutionRows } from './map-solutions.ts';
import type { OutlineEntry } from './outline.ts';
import type { Box, Op, Scene } from './scene.ts';
import { textWidth } from './text-width.ts';
import type { ViewState } from './view-state.ts';

export function lanesScene(model: MapModel, state: ViewState): Scene {
  const left = margin + laneWidth;
  const columns = layColumns(model, state, left + 12);
  const last = columns.at(-1);
  const right = Math.max(left + 620, (last ? last.x + last.w : left) + 12);
  const enterprise = model.enterprises[0];
  const header = enterpriseHeader(model, { x: left, y: margin, w: right - left, h: 0 });
  const spans = solutionRows(model, columns);
  const rows = layRows(columns, margin + header.height, spans.count);
  const sketch = createSketch();
  const around: Around = { model, frames: [] };
  const panel: Box = { x: left, y: margin, w: right - left, h: rows.bottom - margin };
  const inside = (): void => {
    header.draw(sketch);
    for (const column of columns) drawPortfolio(sketch, column, rows, around);
    spans.draw(sketch, rows.solution);
  };
  if (enterprise)
    sketch.add(enterprise, panel, [frame(panel), ...header.ops, ...cornerBadge(enterprise, panel)], { draw: inside });
  else inside();
  return {
    view: 'map',
    width: right + margin,
    height: rows.bottom + margin,
    items: sketch.items(),
    backdrop: [...laneNames(model, rows, header.height), ...around.frames],
  };
}

function frame(panel: Box): Op {
  return { op: 'box', tone: 'panel', radius: 14, x: 0, y: 0, w: panel.w, h: panel.h };
}

/** What is drawn, and the frames around what has no home: they are no elements. */
type Around = { readonly model: MapModel; readonly frames: Op[] };

function drawPortfolio(sketch: Sketch, column: PortfolioColumn, rows: Rows, around: Around): void {
  const box: Box = { x: column.x, y: rows.portfolio, w: column.w, h: rows.bottom - rows.portfolio - 10 };
  const draw = (): void => {
    for (const stream of column.streams) drawStream(sketch, stream, rows, around);
    column.stack.forEach((stream, at) => drawIdle(sketch, stream, rows.stream + at * (stackHeight + teamGap)));
  };
  const { entry } = column.place;
  if (!entry) {
    draw();
    return;
  }
  const title = titleBlock(entry, { x: 12, y: 11, w: column.w * 0.56, h: 0 }, { style: 'title-2', icon: 18, lines: 1 });
  const ops: Op[] = [
    { op: 'box', tone: 'panel', radius: 12, x: 0, y: 0, w: box.w, h: box.h },
    ...title.ops,
    meta(portfolioText(entry), { x: 38, y: title.bottom, w: column.w * 0.56 - 26, h: 17 }),
    ...budgetMeter(entry, column),
    ...cornerBadge(entry, box),
  ];
  sketch.add(entry, box, ops, { draw });
}

function portfolioText(entry: OutlineEntry): string {
  const [first] = entry.node?.seats ?? [];
  const holder = first?.holders.find(({ id }) => id !== undefined);
  return first && holder ? `${holder.text} · ${first.label}` : sizeText(entry);
}

/** What is given out of a budget, as a bar; what is over stands out. */
function budgetMeter(entry: OutlineEntry, { place, w }: PortfolioColumn): readonly Op[] {
  const money = entry.node?.money;
  if (!money || money.number <= 0) return [];
  const room: Box = { x: w * 0.6, y: 0, w: w * 0.4 - 16, h: 0 };
  const parts = place.inside.flatMap((stream) => stream.entry?.node?.money ?? []);
  const given = parts
    .filter(({ unit }) => unit === money.unit)
    .reduce((sum, part) => sum + part.number, money.reserve ?? 0);
  const share = given / money.number;
  const percent = `${Math.round(share * 100)}%${room.w < 190 ? '' : ' allocated'}`;
  return [
    { op: 'text', style: 'heading', text: shortMoney(money.text), x: room.x, y: 12, w: room.w * 0.5, h: 17 },
    {
      op: 'text',
      style: 'meta',
      text: percent,
      align: 'end',
      ...(share > 1.0001 ? { tone: 'error' as const } : {}),
      x: room.x + room.w * 0.4,
      y: 12,
      w: room.w * 0.6,
      h: 17,
    },
    { op: 'meter', share: share > 1 && share < 1.0001 ? 1 : share, x: room.x, y: 34, w: room.w, h: 5 },
  ];
}

function drawStream(sketch: Sketch, column: StreamColumn, rows: Rows, around: Around): void {
  const box: Box = { x: column.x, y: rows.stream, w: column.w, h: rows.bottom - rows.stream - 20 };
  const draw = (): void => column.trains.forEach((train) => drawTrain(sketch, train, rows, around));
  const { entry } = column.place;
  if (!entry) {
    drawLoose(around, box, 'No value stream', draw);
    return;
  }
  const title = titleBlock(entry, { x: 10, y: 9, w: column.w - 36, h: 0 }, { style: 'title-3', icon: 16, lines: 2 });
  const guests = around.model.guests.get(entry.id) ?? [];
  const ops: Op[] = [
    { op: 'box', tone: 'panel', radius: 10, x: 0, y: 0, w: box.w, h: box.h },
    ...title.ops,
    ...toggleOf(column, box),
    meta(streamText(column), { x: 34, y: title.bottom, w: column.w - 44, h: 17 }),
    ...guestChips(guests, { x: 34, y: title.bottom + 20, w: column.w - 44, h: 20 }),
    ...cornerBadge(entry, box, !column.isOpen),
  ];
  const isFoldable = column.place.inside.length > 0;
  sketch.add(entry, box, ops, { draw, ...(isFoldable ? { isOpen: column.isOpen } : {}) });
}

/** A stream without a train, such as an operational one: a card is all that it needs. */
function drawIdle(sketch: Sketch, { place: { entry }, x, w }: Column, y: number): void {
  if (!entry) return;
  const box: Box = { x, y, w, h: stackHeight };
  const title = titleBlock(entry, { x: 10, y: 6, w: w - 20, h: 0 }, { style: 'title-5', icon: 15, lines: 2 });
  sketch.add(entry, box, [
    { op: 'box', tone: 'panel', radius: 9, x: 0, y: 0, w, h: stackHeight },
    ...title.ops,
    meta(streamText({ place: { entry, inside: [] }, isOpen: true }), { x: 33, y: title.bottom + 1, w: w - 42, h: 16 }),
    ...cornerBadge(entry, box),
  ]);
}

function toggleOf({ place, isOpen }: StreamColumn, box: Box): readonly Op[] {
  return place.inside.length === 0 ? [] : [{ op: 'toggle', isOpen, x: box.w - 24, y: 10, w: 16, h: 16 }];
}

function streamText({ place, isOpen }: Pick<StreamColumn, 'place' | 'isOpen'>): string {
  const { entry, inside } = place;
  if (!entry) return '';
  const type = factOf(entry, 'type')?.text ?? 'development';
  const money = entry.node?.money;
  const trains = isOpen || inside.length === 0 ? [] : [`${inside.length} train${inside.length === 1 ? '' : 's'}`];
  return [...(money ? [shortMoney(money.text)] : []), ...trains, ...(isOpen ? [`${type} stream`] : [sizeText(entry)])]
    .filter((text) => text !== '')
    .join(' · ');
}

/** A train of another stream that is aligned to this one too: dashed and red, since a train has one stream. */
function guestChips(guests: readonly OutlineEntry[], box: Box): readonly Op[] {
  let { x } = box;
  return guests.flatMap((guest): readonly Op[] => {
    const text = `also ${guest.title}`;
    const w = Math.min(box.x + box.w - x, textWidth(text, 11) + 18);
    if (w < 40) return [];
    const at = x;
    x += w + 5;
    return [
      { op: 'box', tone: 'bare', radius: 10, edge: 'error', isDashed: true, x: at, y: box.y, w, h: box.h },
      { op: 'text', style: 'meta', tone: 'error', text, x: at + 9, y: box.y, w: w - 14, h: box.h },
    ];
  });
}

/** A dashed frame around what has no home; it is no element, so nothing is at it but its name. */
function drawLoose({ frames }: Around, box: Box, text: string, draw: () => void): void {
  frames.push({ op: 'box', tone: 'bare', radius: 10, edge: 'warning', isDashed: true, ...box });
  frames.push({
    op: 'text',
    style: 'heading',
    tone: 'warning',
    text,
    x: box.x + 14,
    y: box.y + 10,
    w: box.w - 24,
    h: 18,
  });
  draw();
}

function drawTrain(sketch: Sketch, column: Column, rows: Rows, around: Around): void {
  const { entry, inside } = column.place;
  const drawTeams = (): void =>
    inside.forEach((team, at) => drawTeam(sketch, team, { ...column, y: rows.team + at * (teamHeight + teamGap) }));
  if (!entry) {
    drawLoose(around, { x: column.x, y: rows.train, w: column.w, h: trainHeight }, 'No train', drawTeams);
    return;
  }
  const box: Box = { x: column.x, y: rows.train, w: column.w, h: trainHeight };
  const title = titleBlock(entry, { x: 10, y: 11, w: column.w - 20, h: 0 }, { style: 'title-4', icon: 16, lines: 2 });
  const rte = seatLine(
    entry.node?.seats?.find(({ role }) => role === 'release-train-engineer'),
    'RTE',
  );
  const products = (around.model.productsByTrain.get(entry.id) ?? []).map((product) => product.title);
  const ops: Op[] = [
    ...(inside.length === 0 ? [] : [{ op: 'line', x: column.w / 2, y: box.h, w: 0, h: 14 } as const]),
    { op: 'box', tone: 'card', radius: 8, x: 0, y: 0, w: box.w, h: box.h },
    { op: 'lane', x: 8, y: 0, w: box.w - 16, h: 3 },
    ...title.ops,
    meta(rte.text, { x: 34, y: title.bottom, w: column.w - 42, h: 16 }, rte.isVacant ? 'warning' : undefined),
    ...chipRow(products, { x: 10, y: 67, w: column.w - 20, h: 18 }),
    meta(sizeText(entry), { x: 10, y: 88, w: column.w - 18, h: 16 }),
    ...cornerBadge(entry, box),
  ];
  sketch.add(entry, box, ops, { draw: drawTeams });
}

function drawTeam(
  sketch: Sketch,
  { entry }: Place,
  { x, y, w }: { readonly x: number; readonly y: number; readonly w: number },
): void {
  if (!entry) return;
  const box: Box = { x, y, w, h: teamHeight };
  const people = entry.node?.people ?? 0;
  const hasPeople = people > 0;
  const numberWidth = hasPeople ? 30 : 0;
  const topology = factOf(entry, 'topology', 'type')?.text ?? kindTable.team.label;
  sketch.add(entry, box, [
    { op: 'box', tone: 'card', radius: 7, x: 0, y: 0, w, h: teamHeight },
    { op: 'lane', x: 2, y: 5, w: 3, h: teamHeight - 10 },
    { op: 'icon', icon: 'team', x: 11, y: 10, w: 15, h: 15 },
    { op: 'text', style: 'title-5', text: entry.title, x: 33, y: 3, w: w - 40, h: 17 },
    meta(topology, { x: 33, y: 19, w: w - 40 - numberWidth, h: 14 }),
    ...(hasPeople
      ? [
          { op: 'icon', icon: 'person', x: w - 34, y: 20, w: 11, h: 11 } as const,
          { op: 'text', style: 'count', text: String(people), align: 'end', x: w - 24, y: 19, w: 16, h: 14 } as const,
        ]
      : []),
    ...cornerBadge(entry, box),
  ]);
}

function laneNames(model: MapModel, rows: Rows, headerHeight: number): readonly Op[] {
  const counts = {
    portfolios: countPlaces(model.portfolios, 0),
    streams: countPlaces(model.portfolios, 1),
    trains: countPlaces(model.portfolios, 2),
    teams: countPlaces(model.portfolios, 3),
  };
  const named = (level: Level): string => levelTitle(level, model.vocabulary);
  // In the map of a part some levels have nothing: a zero would say that the organisation has none.
  const told = (count: number, word = ''): string => (count === 0 ? '' : `${count}${word}`);
  const lanes = [
    {
      kind: 'enterprise',
      title: named('enterprise'),
      text: told(model.enterprises.length),
      from: margin,
      to: margin + headerHeight,
    },
    {
      kind: 'portfolio',
      title: named('portfolio'),
      text: [told(counts.portfolios), told(counts.streams, counts.streams === 1 ? ' stream' : ' streams')]
        .filter((text) => text !== '')
        .join(' · '),
      from: rows.portfolio,
      to: rows.solution,
    },
    {
      kind: 'solution',
      title: named('solution'),
      text: told(model.solutions.length),
      from: rows.solution,
      to: rows.train,
    },
    { kind: 'art', title: named('program'), text: told(counts.trains), from: rows.train, to: rows.team },
    { kind: 'team', title: named('team'), text: told(counts.teams), from: rows.team, to: rows.bottom },
  ] as const;
  return lanes
    .filter(({ from, to }) => to - from >= 24)
    .flatMap(({ kind, title, text, from, to }): readonly Op[] => [
      { op: 'lane', kind, x: margin, y: from + 3, w: 3, h: to - from - 9 },
      { op: 'text', style: 'heading', text: title, x: margin + 12, y: from + 4, w: laneWidth - 20, h: 17 },
      ...(text === '' ? [] : [meta(text, { x: margin + 12, y: from + 21, w: laneWidth - 16, h: 15 })]),
    ]);
}
