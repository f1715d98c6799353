/** Whether a box of a drawing is seen in the window, and how far the drawing has to move for that: no further than needed. */
import type { Box } from '#language/views/index.ts';
import type { Camera, Size } from './state.ts';

export type Room = Size & {
  /** What lies over the drawing in the lower right corner of the window: the small map. */
  readonly taken?: Box | undefined;
};

type Shift = { readonly dx: number; readonly dy: number };

/** Around what is brought into the window. */
const space = 24;
/** A frame around what is selected is seen as well. */
const frame = 8;
/** What is off by less than this, in pixels of the window, came of rounding. */
const slip = 0.5;

/** Whether a box is seen as well as moving the drawing could do. */
export function isSeenIn(box: Box, camera: Camera, room: Room): boolean {
  const { dx, dy } = shiftInto(box, camera, room);
  return Math.abs(dx) < slip && Math.abs(dy) < slip;
}

/** What has no room beside or above the small map keeps its beginning in sight. */
export function shiftInto(box: Box, camera: Camera, { width, height, taken }: Room): Shift {
  const seen = inWindow(box, camera);
  const [dx, dy] = [shiftOf([seen.x, seen.w], width), shiftOf([seen.y, seen.h], height)];
  const moved = { ...seen, x: seen.x + dx, y: seen.y + dy };
  const aside = taken ? shiftFrom(taken, moved) : { dx: 0, dy: 0 };
  return { dx: dx + aside.dx, dy: dy + aside.dy };
}

function inWindow({ x, y, w, h }: Box, { x: left, y: top, k }: Camera): Box {
  return { x: x * k + left, y: y * k + top, w: w * k, h: h * k };
}

type Span = readonly [start: number, length: number];

function shiftOf([start, length]: Span, room: number): number {
  if (start >= 0 && start + Math.min(length, room) <= room) return 0;
  if (length > room - 2 * space || start < space) return space - start;
  return Math.min(0, room - space - (start + length));
}

/** To the left of what is in the corner, or above it: the shorter way that leaves its beginning in the window. */
function shiftFrom(taken: Box, { x, y, w, h }: Box): Shift {
  const [left, up] = [x + w + frame - taken.x, y + h + frame - taken.y];
  if (left <= slip || up <= slip) return { dx: 0, dy: 0 };
  const ways = [
    { by: left, start: x, shift: { dx: -left, dy: 0 } },
    { by: up, start: y, shift: { dx: 0, dy: -up } },
  ].filter(({ by, start }) => start - by >= frame);
  const [shortest] = ways.toSorted((a, b) => a.by - b.by);
  return shortest?.shift ?? { dx: 0, dy: 0 };
}
