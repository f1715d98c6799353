/**
 * A drawing seen from far: its boxes without what stands in them, many in one path, and over them names and problems at a
 * size that can be read however far away it is.
 */
import type { Kind } from '../metamodel/types.ts';
import { fitText } from './fit-text.ts';
import type { Mark } from './mark.ts';
import { severities } from '../rules/rule.ts';
import { fonts } from './paint.ts';
import type { Box, Op, SceneItem } from './scene.ts';
import { textWidth } from './text-width.ts';
import { groupOfKind, type Theme, type Token } from './theme.ts';

/** So many boxes are one path: few enough that a part of a picture is drawn without the whole. */
const mostInPath = 100;

/** The boxes alone, from the outer to the inner, in the places and shapes that they have from near. */
export function groundOf(items: readonly SceneItem[], theme: Theme): readonly Mark[] {
  const open = new Map<string, Heap>();
  const heaps: Heap[] = [];
  for (const item of items) {
    const box = item.ops.find((op) => op.op === 'box' || op.op === 'card');
    if (!box || box.tone === 'bare') continue;
    const look = lookOf(box, item.kind);
    const key = `${item.outline.level} ${look.fill}`;
    let heap = open.get(key);
    if (!heap || heap.paths.length >= mostInPath) {
      heap = { ...look, level: item.outline.level, paths: [] };
      heaps.push(heap);
      open.set(key, heap);
    }
    const place = { x: item.x + box.x, y: item.y + box.y, w: box.w, h: box.h };
    heap.paths.push(roundedBox(place, box.op === 'box' ? box.radius : 8));
  }
  return heaps
    .toSorted((a, b) => a.level - b.level)
    .map(({ paths, fill, stroke }) => ({
      tag: 'path',
      attributes: {
        d: paths.join(''),
        fill: theme.colourOf(fill),
        stroke: theme.colourOf(stroke),
        // A card's edge is too strong for a whole card, most of all in high contrast.
        ...(fill === stroke ? { 'fill-opacity': 0.6 } : {}),
      },
    }));
}

type Look = { readonly fill: Token; readonly stroke: Token };
type Heap = Look & { readonly level: number; readonly paths: string[] };

/** A panel as it is from near; a card in the colour of its kind, since white ones would not be seen. */
function lookOf(box: Extract<Op, { readonly op: 'box' | 'card' }>, itsKind: Kind): Look {
  const group = groupOfKind((box.op === 'box' ? box.kind : undefined) ?? itsKind);
  return { fill: box.tone === 'panel' ? `t-${group}` : `e-${group}`, stroke: `e-${group}` };
}

function roundedBox({ x, y, w, h }: Box, radius: number): string {
  const r = Math.max(0, Math.min(radius, w / 2, h / 2));
  const corner = (dx: number, dy: number): string => `a${r} ${r} 0 0 1 ${dx * r} ${dy * r}`;
  const [across, down] = [round(w - 2 * r), round(h - 2 * r)];
  return `M${round(x + r)} ${round(y)}h${across}${corner(1, 1)}v${down}${corner(-1, 1)}h${-across}${corner(-1, -1)}v${-down}${corner(1, -1)}z`;
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}

/** A frame around each of these, in drawn pixels, however small it is. */
export function litOf(items: readonly SceneItem[], scale: number): readonly Op[] {
  return items.map(({ x, y, w, h }) => ({
    op: 'box',
    tone: 'bare',
    edge: 'lit',
    radius: 2,
    x: x * scale,
    y: y * scale,
    w: Math.max(3, w * scale),
    h: Math.max(3, h * scale),
  }));
}

/** In drawn pixels. */
const name = { height: 19, padding: 7, icon: 12, widest: 240, distance: 4 } as const;
const badge = 16;
const mostSigns = 300;

/**
 * Names of what contains something, and badges of problems, in drawn pixels, `scale` of which are one of the scene. None
 * stands on another: the outer names come first, of the problems the gravest.
 */
export function signsOf(items: readonly SceneItem[], scale: number): readonly Op[] {
  const taken: Box[] = [];
  const take = (rooms: readonly Box[]): Box | undefined => {
    const room =
      taken.length < mostSigns ? rooms.find((each) => !taken.some((other) => overlaps(each, other))) : undefined;
    if (room) taken.push(room);
    return room;
  };
  const signs = [...namesOf(items, scale), ...badgesOf(items, scale)];
  return signs.flatMap(({ rooms, toOps }) => {
    const room = take(rooms);
    return room ? toOps(room) : [];
  });
}

type Sign = { readonly rooms: readonly Box[]; readonly toOps: (room: Box) => readonly Op[] };

function namesOf(items: readonly SceneItem[], scale: number): readonly Sign[] {
  return items
    .filter(({ next, h }, at) => next > at + 1 && h * scale >= 2 * name.height)
    .toSorted((a, b) => a.outline.level - b.outline.level)
    .flatMap((item) => nameOf(item, scale));
}

/** At the upper edge of its box: on the left, in the middle, on the right. The outer two levels are written stronger. */
function nameOf({ x, y, w, kind, outline: { title, level } }: SceneItem, scale: number): readonly Sign[] {
  const style = level <= 2 ? 'heading' : 'title-5';
  const font = fonts[style];
  const around = 2 * name.padding + name.icon + 4;
  const most = Math.min(name.widest, w * scale - 2 * name.distance);
  const text = fitText(title, most - around, font);
  // The first letters of a name tell it from no other.
  if (text !== title && text.length < 12) return [];
  const width = textWidth(text, font.size, font.weight) + around;
  const free = w * scale - 2 * name.distance - width;
  const rooms = [0, free / 2, free].map((shift) => ({
    x: x * scale + name.distance + shift,
    y: y * scale + name.distance,
    w: width,
    h: name.height,
  }));
  const toOps = (room: Box): readonly Op[] => {
    const icon: Box = { x: room.x + name.padding, y: room.y + (room.h - name.icon) / 2, w: name.icon, h: name.icon };
    const left = name.padding + name.icon + 4;
    return [
      { op: 'box', tone: 'card', radius: name.height / 2, kind, ...room },
      { op: 'icon', icon: kind, ...icon },
      { op: 'text', style, text, ...room, x: room.x + left, w: room.w - left },
    ];
  };
  return [{ rooms, toOps }];
}

function badgesOf(items: readonly SceneItem[], scale: number): readonly Sign[] {
  return items
    .flatMap(({ x, y, ops }) =>
      ops.flatMap((op) =>
        op.op === 'badge' ? [{ severity: op.severity, x: x + op.x + op.w / 2, y: y + op.y + op.h / 2 }] : [],
      ),
    )
    .toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
    .map(({ severity, x, y }) => ({
      rooms: [{ x: x * scale - badge / 2, y: y * scale - badge / 2, w: badge, h: badge }],
      toOps: (room) => [{ op: 'badge', severity, count: 1, isInside: false, ...room }],
    }));
}

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}
