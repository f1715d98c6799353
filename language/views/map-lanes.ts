/**
 * The map in lanes: the five levels from top to bottom, value streams side by side, and solutions as lines that run
 * across the streams that they touch, with a stop above each train that contributes.
 */
import type { Level } from '../metamodel/types.ts';
import { levelTitle } from '../metamodel/vocabulary.ts';
import { createSketch, type Sketch } from './builder.ts';
import { cornerBadge, meta } from './map-cards.ts';
import { idleOps, portfolioOps, streamOps, streamText, teamOps, trainOps } from './map-lane-cards.ts';
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
import { createMemory, type Memory } from './memory.ts';
import { worstOf, type OutlineEntry } from './outline.ts';
import type { Box, Op, Scene } from './scene.ts';
import type { ViewState } from './view-state.ts';

/** It gives the same map with what it remembers as without. */
const remembered = createMemory();

export function lanesScene(model: MapModel, state: ViewState, memory: Memory = remembered): Scene {
  const left = margin + laneWidth;
  const columns = layColumns(model, state, left + 12);
  const last = columns.at(-1);
  const right = Math.max(left + 620, (last ? last.x + last.w : left) + 12);
  const enterprise = model.enterprises[0];
  const header = enterpriseHeader(model, { x: left, y: margin, w: right - left, h: 0 }, memory);
  const spans = solutionRows(model, columns);
  const rows = layRows(columns, { top: margin + header.height, runs: spans.count, memory });
  const sketch = createSketch();
  const around: Around = { model, memory, rows, frames: [] };
  const panel: Box = { x: left, y: margin, w: right - left, h: rows.bottom - margin };
  const inside = (): void => {
    header.draw(sketch);
    for (const column of columns) drawPortfolio(sketch, column, around);
    spans.draw(sketch, rows.solution, memory);
  };
  const isBare = model.portfolios.length === 0 && !model.outline.isSelection;
  const ops = (entry: OutlineEntry): readonly Op[] =>
    memory.part(entry, 'panel', [panel.w, panel.h, JSON.stringify([header.ops, isBare])], () => [
      frame(panel),
      ...header.ops,
      ...(isBare ? [bareNote({ x: 18, y: header.height + 4, w: panel.w - 36, h: 18 })] : []),
      ...cornerBadge(entry, panel),
    ]);
  if (enterprise) sketch.add(enterprise, panel, ops(enterprise), { draw: inside });
  else inside();
  const items = sketch.items();
  return {
    view: 'map',
    width: right + margin,
    height: rows.bottom + margin,
    items,
    backdrop: memory.loose([...laneNames(model, rows, header.height), ...around.frames, ...emptyNote(items.length)]),
  };
}

/** A part that the map does not have, such as a person. */
function emptyNote(count: number): readonly Op[] {
  return count > 0 ? [] : [meta('Nothing of it stands on the map.', { x: margin, y: margin, w: 400, h: 18 })];
}

/** What to write next in an organisation that is only named. */
function bareNote(box: Box): Op {
  return meta('Nothing is in it yet. Write, inside it: portfolio name "Title" { … }', box);
}

function frame(panel: Box): Op {
  return { op: 'box', tone: 'panel', radius: 14, x: 0, y: 0, w: panel.w, h: panel.h };
}

/** What is drawn, where, and the frames around what has no home: they are no elements. */
type Around = {
  readonly model: MapModel;
  readonly memory: Memory;
  readonly rows: Rows;
  readonly frames: Op[];
};

function drawPortfolio(sketch: Sketch, column: PortfolioColumn, around: Around): void {
  const { rows, memory } = around;
  const box: Box = { x: column.x, y: rows.portfolio, w: column.w, h: rows.bottom - rows.portfolio - 10 };
  const draw = (): void => {
    for (const stream of column.streams) drawStream(sketch, stream, around);
    column.stack.forEach((stream, at) => drawIdle(sketch, stream, rows.stream + at * (stackHeight + teamGap), around));
  };
  const { entry } = column.place;
  if (!entry) {
    draw();
    return;
  }
  const given = around.model.outline.isSelection ? undefined : givenOut(entry, column);
  const ops = memory.part(entry, 'panel', [box.w, box.h, given ?? 'some'], () => portfolioOps(entry, box, given));
  sketch.add(entry, box, ops, { draw });
}

/** To its value streams, or kept back; in the unit of its budget. */
function givenOut({ node }: OutlineEntry, { place }: PortfolioColumn): number {
  const parts = place.inside.flatMap((stream) => stream.entry?.node?.money ?? []);
  return parts
    .filter(({ unit }) => unit === node?.money?.unit)
    .reduce((sum, part) => sum + part.number, node?.money?.reserve ?? 0);
}

function drawStream(sketch: Sketch, column: StreamColumn, around: Around): void {
  const { rows, memory } = around;
  const box: Box = { x: column.x, y: rows.stream, w: column.w, h: rows.bottom - rows.stream - 20 };
  const draw = (): void => column.trains.forEach((train) => drawTrain(sketch, train, around));
  const { entry } = column.place;
  if (!entry) {
    drawLoose(around, box, 'No value stream', draw);
    return;
  }
  const { isOpen } = column;
  const text = streamText(column);
  const guests = around.model.guests.get(entry.id) ?? [];
  const isFoldable = column.place.inside.length > 0;
  const look = [
    box.w,
    box.h,
    text,
    isFoldable,
    isOpen,
    ...badgeLook(entry, !isOpen),
    ...guests.map(({ title }) => title),
  ];
  const ops = memory.part(entry, 'panel', look, () => streamOps(entry, box, { text, isOpen, isFoldable, guests }));
  sketch.add(entry, box, ops, { draw, ...(isFoldable ? { isOpen } : {}) });
}

/** What is folded away is told at what is seen: that follows from more than the element. */
function badgeLook({ inside }: OutlineEntry, isClosed: boolean): readonly (string | number)[] {
  const worst = isClosed ? worstOf(inside) : undefined;
  return worst ? [worst.severity, worst.count] : [];
}

/** A stream without a train, such as an operational one: a card is all that it needs. */
function drawIdle(sketch: Sketch, { place: { entry }, x, w }: Column, y: number, { model, memory }: Around): void {
  if (!entry) return;
  const guests = model.guests.get(entry.id) ?? [];
  const look = [w, ...guests.map(({ title }) => title)];
  const box: Box = { x, y, w, h: stackHeight };
  sketch.add(
    entry,
    box,
    memory.part(entry, 'idle', look, () => idleOps(entry, box, guests)),
  );
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

function drawTrain(sketch: Sketch, column: Column, around: Around): void {
  const { rows, memory } = around;
  const { entry, inside } = column.place;
  const drawTeams = (): void =>
    inside.forEach((team, at) =>
      drawTeam(sketch, team, { ...column, y: rows.team + at * (teamHeight + teamGap), memory }),
    );
  if (!entry) {
    drawLoose(around, { x: column.x, y: rows.train, w: column.w, h: trainHeight }, 'No train', drawTeams);
    return;
  }
  const box: Box = { x: column.x, y: rows.train, w: column.w, h: trainHeight };
  const products = (around.model.productsByTrain.get(entry.id) ?? []).map((product) => product.title);
  const hasTeams = inside.length > 0;
  const ops = memory.part(entry, 'card', [box.w, hasTeams, ...products], () =>
    trainOps(entry, box, hasTeams, products),
  );
  sketch.add(entry, box, ops, { draw: drawTeams });
}

function drawTeam(
  sketch: Sketch,
  { entry }: Place,
  { x, y, w, memory }: { readonly x: number; readonly y: number; readonly w: number; readonly memory: Memory },
): void {
  if (!entry) return;
  const box: Box = { x, y, w, h: teamHeight };
  sketch.add(
    entry,
    box,
    memory.part(entry, 'card', [w], () => teamOps(entry, box)),
  );
}

function laneNames(model: MapModel, rows: Rows, headerHeight: number): readonly Op[] {
  const counts = {
    portfolios: countPlaces(model.portfolios, 0),
    streams: countPlaces(model.portfolios, 1),
    trains: countPlaces(model.portfolios, 2),
    teams: countPlaces(model.portfolios, 3),
  };
  const named = (level: Level): string => levelTitle(level, model.vocabulary);
  // In the map of a part some levels have nothing: a lane with a zero would say that the organisation has none.
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
    .filter(({ text, from, to }) => text !== '' && to - from >= 24)
    .flatMap(({ kind, title, text, from, to }): readonly Op[] => [
      { op: 'lane', kind, x: margin, y: from + 3, w: 3, h: to - from - 9 },
      { op: 'text', style: 'heading', text: title, x: margin + 12, y: from + 4, w: laneWidth - 20, h: 17 },
      meta(text, { x: margin + 12, y: from + 21, w: laneWidth - 16, h: 15 }),
    ]);
}
