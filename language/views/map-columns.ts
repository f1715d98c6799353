/** Where the columns and rows of the map's lanes stand. */
import { titleLines } from './map-cards.ts';
import type { MapModel, Place } from './map-model.ts';
import type { Memory } from './memory.ts';
import type { ViewState } from './view-state.ts';

export const margin = 20;
export const laneWidth = 122;
/** As wide as the usual words of a team need. */
const columnWidth = 156;
const columnGap = 8;
const streamPadding = 10;
const streamGap = 12;
/** What a stream is and what it costs, in one line. */
const narrowestStream = 236;
const portfolioPadding = 10;
const stackWidth = 220;
const widestStack = 340;
export const stackHeight = 64;
const narrowestPortfolio = 400;
const onlyPortfolio = 596;
const portfolioGap = 16;
export const capsule = 30;
export const capsuleGap = 8;
export const trainHeight = 110;
export const teamHeight = 37;
export const teamGap = 6;

export type Column = { readonly place: Place; readonly x: number; readonly w: number };
export type StreamColumn = Column & { readonly trains: readonly Column[]; readonly isOpen: boolean };
/** Streams without a train stand below one another, in one column. */
export type PortfolioColumn = Column & { readonly streams: readonly StreamColumn[]; readonly stack: readonly Column[] };
export type Rows = {
  readonly portfolio: number;
  readonly stream: number;
  readonly solution: number;
  readonly train: number;
  readonly team: number;
  readonly bottom: number;
};

/** From left to right, the first at `start`. */
export function layColumns(model: MapModel, { toggled }: ViewState, start: number): readonly PortfolioColumn[] {
  let x = start;
  return model.portfolios.map((place) => {
    let streamX = x + portfolioPadding;
    const [staffed, idle] = [true, false].map((isStaffed) =>
      place.inside.filter(({ inside }) => inside.length > 0 === isStaffed),
    );
    const streams = (staffed ?? []).map((stream): StreamColumn => {
      const isOpen = stream.entry === undefined || !toggled.has(stream.entry.id);
      const count = isOpen ? stream.inside.length : 0;
      const needed = count * columnWidth + Math.max(0, count - 1) * columnGap + 2 * streamPadding;
      const w = Math.max(narrowestStream, needed);
      const column = streamColumn(stream, streamX, w, isOpen);
      streamX += w + streamGap;
      return column;
    });
    const stack = (idle ?? []).map((stream): Column => ({ place: stream, x: streamX, w: stackWidth }));
    if (stack.length > 0) streamX += stackWidth + streamGap;
    const used = streamX - streamGap + portfolioPadding - x;
    const w = Math.max(model.portfolios.length === 1 ? onlyPortfolio : narrowestPortfolio, used);
    const spare = w - used;
    const end = streams.at(-1);
    // What the head of its portfolio needs beyond the streams goes to those without a train, and to the last of the others.
    const toStack = stack.length === 0 ? 0 : end ? Math.min(spare, widestStack - stackWidth) : spare;
    const toEnd = spare - toStack;
    const stretched = end ? [...streams.slice(0, -1), streamColumn(end.place, end.x, end.w + toEnd, end.isOpen)] : [];
    const moved = stack.map((each) => ({ ...each, x: each.x + (end ? toEnd : 0), w: each.w + toStack }));
    const column = { place, x, w, streams: stretched, stack: moved };
    x += w + portfolioGap;
    return column;
  });
}

function streamColumn(place: Place, x: number, w: number, isOpen: boolean): StreamColumn {
  const trains = isOpen ? place.inside : [];
  const width = Math.min(
    210,
    (w - 2 * streamPadding - Math.max(0, trains.length - 1) * columnGap) / Math.max(1, trains.length),
  );
  return {
    place,
    x,
    w,
    isOpen,
    trains: trains.map((train, at) => ({ place: train, x: x + streamPadding + at * (width + columnGap), w: width })),
  };
}

type Frame = { readonly top: number; readonly runs: number; readonly memory: Memory };

/** From top to bottom, as high as what stands in the columns. */
export function layRows(columns: readonly PortfolioColumn[], { top, runs, memory }: Frame): Rows {
  const portfolio = top;
  const stream = portfolio + 62;
  const heads = columns.flatMap(({ streams }) => streams.map((column) => streamHead(column, memory)));
  const solution = stream + Math.max(58, ...heads) + 10;
  const train = solution + (runs === 0 ? 0 : runs * (capsule + capsuleGap) + 12);
  const hasTrains = columns.some(({ streams }) => streams.some(({ trains }) => trains.length > 0));
  const team = train + (hasTrains ? trainHeight + 14 : 0);
  const most = Math.max(
    0,
    ...columns.flatMap(({ streams }) =>
      streams.flatMap(({ trains }) => trains.map((each) => each.place.inside.length)),
    ),
  );
  const stacked = Math.max(0, ...columns.map(({ stack }) => stack.length)) * (stackHeight + teamGap);
  const bottom = Math.max(team + most * (teamHeight + teamGap), stream + stacked) + 3 * 10 + 4;
  return { portfolio, stream, solution, train, team, bottom };
}

/** The height of a stream's head: its title, what it is, and who else serves it. */
function streamHead({ place: { entry }, w }: StreamColumn, memory: Memory): number {
  if (!entry) return 40;
  return 10 + memory.part(entry, 'head', [w], () => titleLines(entry, w - 72, 'title-3')) * 19 + 18 + 26;
}
