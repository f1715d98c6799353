/**
 * Marks with their places written into their numbers. A browser keeps a picture of its own for each element that is moved or
 * magnified by a transform; thousands of those would cost more than all that is drawn.
 */
import type { Mark } from '#language/views/index.ts';

type Place = { readonly x: number; readonly y: number; readonly k: number };

/** The same picture, moved by `x` and `y` and without a transform. */
export function flat(mark: Mark, x = 0, y = 0): readonly Mark[] {
  return placed(mark, { x, y, k: 1 });
}

function placed({ tag, attributes, text, children = [] }: Mark, outer: Place): readonly Mark[] {
  const { transform, ...others } = { ...corners[tag], ...attributes };
  const place = transform === undefined ? outer : within(outer, String(transform));
  const inside = children.flatMap((child) => placed(child, place));
  if (tag === 'g' && Object.keys(others).length === 0) return inside;
  const made = Object.entries(others).map(([name, value]) => [name, valueAt(name, value, place)] as const);
  return [
    {
      tag,
      attributes: Object.fromEntries(made),
      ...(text === undefined ? {} : { text }),
      ...(inside.length === 0 ? {} : { children: inside }),
    },
  ];
}

/** Where an element stands that does not say it. */
const corners: Readonly<Partial<Record<Mark['tag'], Mark['attributes']>>> = {
  rect: { x: 0, y: 0 },
  circle: { cx: 0, cy: 0 },
  text: { x: 0, y: 0 },
};

/** The painter writes `translate(x y)`, and `scale(k)` after it. */
function within({ x, y, k }: Place, transform: string): Place {
  const [, dx = '0', dy = '0'] = /translate\(([^ )]+) ([^)]+)\)/.exec(transform) ?? [];
  const [, by = '1'] = /scale\(([^)]+)\)/.exec(transform) ?? [];
  return { x: x + Number(dx) * k, y: y + Number(dy) * k, k: k * Number(by) };
}

const across = new Set(['x', 'x1', 'x2', 'cx']);
const down = new Set(['y', 'y1', 'y2', 'cy']);
const lengths = new Set(['width', 'height', 'rx', 'r', 'stroke-width', 'font-size']);

function valueAt(name: string, value: string | number, { x, y, k }: Place): string | number {
  if (name === 'd') return pathAt(String(value), { x, y, k });
  if (across.has(name)) return round(Number(value) * k + x);
  if (down.has(name)) return round(Number(value) * k + y);
  return lengths.has(name) ? round(Number(value) * k) : value;
}

/** Numbers need nothing between them where one ends anyway: `1-1.5`, `2.2.7`. */
const numbers = /-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g;

function pathAt(path: string, place: Place): string {
  return path.replaceAll(/([achlmqstvz])([^achlmqstvz]*)/gi, (_all, command: string, values: string) => {
    const placedValues = (values.match(numbers) ?? []).map((value, at) => numberAt(command, Number(value), at, place));
    return `${command}${placedValues.join(' ')}`;
  });
}

/** Small letters count from the last point, and only grow. Of an arc the angle and the two flags stay. */
function numberAt(command: string, value: number, at: number, { x, y, k }: Place): number {
  const part = command.toLowerCase() === 'a' ? at % 7 : 5 + (at % 2);
  if (part >= 2 && part <= 4) return value;
  const isLength = part < 2 || command === command.toLowerCase();
  if (isLength) return round(value * k);
  const isDown = command === 'V' || (command !== 'H' && part === 6);
  return round(value * k + (isDown ? y : x));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
