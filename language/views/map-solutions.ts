/** Solutions and solution trains as lines that run across the streams that they touch. */
import type { Sketch } from './builder.ts';
import { cornerBadge } from './map-cards.ts';
import { capsule, capsuleGap, type PortfolioColumn, type StreamColumn } from './map-columns.ts';
import type { MapModel } from './map-model.ts';
import type { Memory } from './memory.ts';
import type { OutlineEntry } from './outline.ts';
import type { Box, Op } from './scene.ts';
import { textWidth } from './text-width.ts';

type Stop = { readonly x: number };
type Stretch = { readonly from: number; readonly to: number; readonly stops: readonly Stop[] };
type Run = { readonly entry: OutlineEntry; readonly stretches: readonly Stretch[]; readonly trains: number };

/** Solutions and solution trains in as few rows as keep them apart. */
export function solutionRows(model: MapModel, portfolios: readonly PortfolioColumn[]) {
  const streams = portfolios.flatMap((portfolio) => portfolio.streams);
  const rows: Run[][] = [];
  const ends: number[] = [];
  for (const entry of model.solutions) {
    const run = runOf(entry, streams);
    const [from, to] = [run.stretches[0]?.from, run.stretches.at(-1)?.to];
    if (from === undefined || to === undefined) continue;
    let at = ends.findIndex((end) => end + 8 <= from);
    if (at < 0) at = ends.length;
    ends[at] = to;
    const row = rows[at];
    if (row) row.push(run);
    else rows[at] = [run];
  }
  return {
    count: rows.length,
    draw: (sketch: Sketch, top: number, memory: Memory): void => {
      rows.forEach((runs, at) =>
        runs.forEach((run) => drawRun(sketch, run, top + at * (capsule + capsuleGap), memory)),
      );
    },
  };
}

/** Where a solution touches streams: stretches of neighbours, with a gap where it passes one by. */
function runOf(entry: OutlineEntry, streams: readonly StreamColumn[]): Run {
  const touched = new Set(entry.node?.spans?.streams);
  const trains = new Set(entry.node?.spans?.trains);
  const stretches: { from: number; to: number; stops: Stop[]; last: number }[] = [];
  streams.forEach((stream, at) => {
    const own = stream.trains.filter((train) => trains.has(train.place.entry?.id ?? ''));
    if (!touched.has(stream.place.entry?.id ?? '') && own.length === 0) return;
    const stops = own.map((train) => ({ x: train.x + train.w / 2 }));
    const before = stretches.at(-1);
    const end = stream.x + stream.w - 8;
    if (before?.last === at - 1) {
      before.to = end;
      before.last = at;
      before.stops.push(...stops);
    } else stretches.push({ from: stream.x + 8, to: end, stops, last: at });
  });
  return { entry, stretches, trains: trains.size };
}

function drawRun(sketch: Sketch, { entry, stretches, trains }: Run, y: number, memory: Memory): void {
  const [first] = stretches;
  const end = stretches.at(-1);
  if (!first || !end) return;
  const box: Box = { x: first.from, y, w: end.to - first.from, h: capsule };
  const inBox = stretches.map(({ from, to, stops }) => ({
    from: from - box.x,
    to: to - box.x,
    stops: stops.map(({ x }) => ({ x: x - box.x })),
  }));
  const look = inBox.flatMap(({ from, to, stops }) => [from, to, ...stops.map(({ x }) => x)]);
  const ops = memory.part(entry, 'run', [trains, ...look], () => runOps({ entry, stretches: inBox, trains }, box));
  sketch.add(entry, box, ops);
}

/** From the left side of its box. */
function runOps({ entry, stretches, trains }: Run, box: Box): readonly Op[] {
  const said = trains === 0 ? '' : `${trains} train${trains === 1 ? '' : 's'}`;
  const ops = stretches.flatMap(({ from, to, stops }, at): readonly Op[] => {
    const x = from;
    const before = stretches[at - 1];
    const w = to - from;
    const count = at === 0 && w > 170 ? textWidth(said, 11) + 8 : 0;
    return [
      ...(before
        ? [{ op: 'bridge', kind: entry.kind, x: before.to, y: capsule / 2, w: from - before.to, h: 0 } as const]
        : []),
      { op: 'box', tone: 'card', radius: 15, x, y: 0, w, h: capsule },
      { op: 'box', tone: 'panel', radius: 15, x, y: 0, w, h: capsule, kind: entry.kind },
      { op: 'icon', icon: entry.kind, x: x + 11, y: 7, w: 16, h: 16 },
      { op: 'text', style: 'title-5', text: entry.title, x: x + 34, y: 0, w: w - 46 - count, h: capsule },
      ...(count > 0
        ? [
            {
              op: 'text',
              style: 'meta',
              text: said,
              align: 'end',
              x: x + w - count - 10,
              y: 0,
              w: count,
              h: capsule,
            } as const,
          ]
        : []),
      ...stops.map((stop) => ({
        op: 'dot' as const,
        kind: entry.kind,
        x: stop.x - 4,
        y: capsule - 4,
        w: 8,
        h: 8,
      })),
    ];
  });
  return [...ops, ...cornerBadge(entry, box)];
}
