/**
 * The painter of drawings: the operations of a scene as the elements of an SVG, plain data, so that the page, an exported
 * file and a test get the same picture. It computes no geometry but where in its box a text or a mark stands.
 */
import type { Kind } from '../metamodel/types.ts';
import { fitText, type Font } from './fit-text.ts';
import { badgePaths, iconPaths } from './icons.ts';
import type { Mark } from './mark.ts';
import { paintArrow, paintChange } from './paint-changes.ts';
import type { Box, Op, SceneItem, TextStyle, Tone } from './scene.ts';
import { textWidth } from './text-width.ts';
import { groupOfKind, type Theme, type Token } from './theme.ts';

export const fonts: Readonly<Record<TextStyle, Font>> = {
  'title-1': { size: 17, weight: 700 },
  'title-2': { size: 15.5, weight: 600 },
  'title-3': { size: 14, weight: 600 },
  'title-4': { size: 13.5, weight: 600 },
  'title-5': { size: 12.5, weight: 500 },
  heading: { size: 12.5, weight: 600 },
  figure: { size: 15, weight: 600 },
  meta: { size: 11, weight: 400 },
  more: { size: 11, weight: 400 },
  count: { size: 11, weight: 400 },
};
const asideFont: Font = { size: 11.5, weight: 400 };
const chipFont: Font = { size: 11, weight: 500 };

export type PaintOptions = {
  readonly theme: Theme;
};

/** The mark of an item at its place. */
export function paintItem(item: SceneItem, options: PaintOptions): Mark {
  return {
    tag: 'g',
    attributes: {
      transform: `translate(${round(item.x)} ${round(item.y)})`,
      ...(item.isDim === true ? { opacity: 0.45 } : {}),
    },
    children: paintOps(item.ops, item.kind, options),
  };
}

/** Marks from the corner of their item, in colours as the options say. */
export function paintOps(ops: readonly Op[], kind: Kind, options: PaintOptions): readonly Mark[] {
  return ops.flatMap((op) => paintOp(op, kind, options));
}

function paintOp(op: Op, kind: Kind, { theme }: PaintOptions): readonly Mark[] {
  const paint: Paint = {
    of: (token) => theme.colourOf(token),
    kind: (part, of = kind) => theme.colourOf(`${part}-${groupOfKind(of)}`),
  };
  // The table has one painter for each operation, so the operation always fits.
  const painter = painters[op.op] as (op: Op, paint: Paint) => readonly Mark[];
  return painter(op, paint);
}

type Paint = {
  readonly of: (token: Token) => string;
  readonly kind: (part: 'k' | 't' | 'e', of?: Kind) => string;
};
type OpOf<Name extends Op['op']> = Extract<Op, { readonly op: Name }>;

const painters: { readonly [Name in Op['op']]: (op: OpOf<Name>, paint: Paint) => readonly Mark[] } = {
  card: (op, paint) => [
    rect(op, 8, {
      fill: op.tone === 'panel' ? paint.kind('t') : paint.of('card'),
      stroke: op.tone === 'panel' ? paint.kind('e') : paint.of('line'),
    }),
  ],
  lane: (op, paint) => [rect(op, 1.5, { fill: paint.kind('k', op.kind) })],
  line: (op, paint) => [
    {
      tag: 'line',
      attributes: {
        x1: round(op.x),
        y1: round(op.y),
        x2: round(op.x + op.w),
        y2: round(op.y + op.h),
        stroke: paint.of('line'),
      },
    },
  ],
  toggle: (op, paint) => [linesIn(op, op.isOpen ? 'M6 9l6 6 6-6' : 'M9 6l6 6-6 6', paint.of('muted'))],
  icon: (op, paint) => [linesIn(op, iconPaths[op.icon], paint.kind('k', op.icon))],
  text: paintText,
  chip: paintChip,
  badge: paintBadge,
  box: (op, paint) => [
    rect(op, op.radius, {
      fill: op.tone === 'panel' ? paint.kind('t', op.kind) : op.tone === 'card' ? paint.of('card') : 'none',
      stroke: edgeOf(op, paint),
      ...(op.isDashed === true ? { 'stroke-dasharray': '4 3' } : {}),
      ...(op.edge === undefined ? {} : { 'stroke-width': 1.5 }),
    }),
    ...(op.edge === 'lit' ? [rect(op, op.radius, { fill: paint.of('focus'), 'fill-opacity': 0.12 })] : []),
  ],
  ribbon: (op, paint) => {
    const colour = paint.of(({ plain: 'ribbon', lit: 'focus', over: 'error', spare: 'warning' } as const)[op.tone]);
    if (op.thickness < thinnestBand) {
      const dashes = op.isDashed === true ? { 'stroke-dasharray': '5 4' } : {};
      const line = { d: `M${curve(op, op.x, 0)}`, fill: 'none', stroke: colour, 'stroke-width': round(op.thickness) };
      return [{ tag: 'path', attributes: { ...line, ...dashes } }];
    }
    // A band, not a thick line: where it turns steeply a line would swell over its ends.
    const half = op.thickness / 2;
    const d = `M${curve(op, op.x, -half)}L${curve(op, op.x + op.w, half)}Z`;
    return [{ tag: 'path', attributes: { d, fill: colour, ...(op.tone === 'spare' ? { 'fill-opacity': 0.35 } : {}) } }];
  },
  meter: (op, paint) => {
    const filled = op.w * Math.max(0, Math.min(1, op.share));
    const end = { x: op.x + op.w - 7, y: op.y - 1, w: 7, h: op.h + 2 };
    return [
      rect(op, op.h / 2, { fill: paint.of('line') }),
      ...(filled > 0 ? [rect({ ...op, w: filled }, op.h / 2, { fill: paint.kind('k') })] : []),
      ...(op.share > 1 ? [rect(end, 2, { fill: paint.of('error') })] : []),
    ];
  },
  dot: (op, paint) => [
    {
      tag: 'circle',
      attributes: {
        cx: round(op.x + op.w / 2),
        cy: round(op.y + op.h / 2),
        r: round(op.w / 2),
        fill: paint.of('card'),
        stroke: paint.kind('k', op.kind),
        'stroke-width': 1.6,
      },
    },
  ],
  cover: (op, paint) => [rect(op, op.radius, { fill: paint.of('bg') })],
  change: (op, paint) => paintChange(op, paint.of),
  arrow: (op, paint) => paintArrow(op, paint.of),
  bridge: (op, paint) => [
    {
      tag: 'line',
      attributes: {
        x1: round(op.x),
        y1: round(op.y),
        x2: round(op.x + op.w),
        y2: round(op.y),
        stroke: paint.kind('k', op.kind),
        'stroke-width': 2,
        'stroke-dasharray': '3 3',
      },
    },
  ],
};

/** Thinner ribbons are lines. */
const thinnestBand = 3;

/** From one end of a ribbon to the other, so far below its middle. */
function curve({ x, w, from, to }: OpOf<'ribbon'>, start: number, below: number): string {
  const isForth = start === x;
  const end = isForth ? x + w : x;
  const [here, there] = isForth ? [from + below, to + below] : [to + below, from + below];
  const middle = round(x + w / 2);
  return `${round(start)} ${round(here)}C${middle} ${round(here)} ${middle} ${round(there)} ${round(end)} ${round(there)}`;
}

function edgeOf(op: OpOf<'box'>, paint: Paint): string {
  if (op.edge !== undefined) return paint.of(tokenOf(op.edge));
  return op.tone === 'card' ? paint.of('line') : paint.kind('e', op.kind);
}

function tokenOf(tone: Tone): Token {
  return tone === 'lit' ? 'focus' : tone;
}

function paintText(op: OpOf<'text'>, paint: Paint): readonly Mark[] {
  const font = fonts[op.style];
  const isSmall = op.style === 'meta' || op.style === 'more' || op.style === 'count';
  const colour = paint.of(op.tone === undefined ? (isSmall ? 'muted' : 'fg') : tokenOf(op.tone));
  const text = fitText(op.text, op.w, font);
  const x = op.align === 'end' ? op.x + op.w : op.align === 'middle' ? op.x + op.w / 2 : op.x;
  const plain = textAt({ x, y: op.y + op.h / 2 }, text, font, colour, op.align);
  const struck = { ...plain.attributes, 'text-decoration': 'line-through' };
  const mark = op.isStruck === true ? { ...plain, attributes: struck } : plain;
  if (op.aside === undefined) return [mark];
  const used = textWidth(text, font.size, font.weight) + 10;
  const aside = fitText(op.aside, op.w - used, asideFont);
  if (aside === '') return [mark];
  return [mark, textAt({ x: op.x + used, y: op.y + op.h / 2 }, aside, asideFont, paint.of('muted'))];
}

function paintChip(op: OpOf<'chip'>, paint: Paint): readonly Mark[] {
  const isVacant = op.tone === 'vacant';
  const edge = isVacant ? paint.of('warning') : paint.of('line');
  const box = rect(op, op.h / 2, {
    fill: paint.of('bg'),
    stroke: edge,
    ...(isVacant ? { 'stroke-dasharray': '3 2' } : {}),
  });
  const label = fonts.meta;
  const room = op.w - 16;
  const labelText = fitText(op.label, room, label);
  const used = labelText === '' ? 0 : textWidth(labelText, label.size) + 4;
  const value = fitText(op.text, room - used, chipFont);
  const start = op.x + 8 + Math.max(0, (room - used - textWidth(value, chipFont.size, chipFont.weight)) / 2);
  const y = op.y + op.h / 2;
  return [
    box,
    ...(labelText === '' ? [] : [textAt({ x: start, y }, labelText, label, paint.of(isVacant ? 'warning' : 'muted'))]),
    textAt({ x: start + used, y }, value, chipFont, paint.of(isVacant ? 'warning' : 'fg')),
  ];
}

function paintBadge(op: OpOf<'badge'>, paint: Paint): readonly Mark[] {
  const { shape, glyph } = badgePaths[op.severity];
  const colour = paint.of(op.severity === 'hint' ? 'info' : op.severity);
  const y = op.y + (op.h - 16) / 2;
  const count =
    op.count > 1 ? [textAt({ x: op.x + 20, y: y + 8 }, String(op.count), { size: 11.5, weight: 600 }, colour)] : [];
  const [fill, stroke] = op.isInside ? [paint.of('bg'), colour] : [colour, paint.of('bg')];
  return [
    {
      tag: 'g',
      attributes: { transform: `translate(${round(op.x)} ${round(y)})` },
      children: [
        { tag: 'path', attributes: { d: shape, fill, stroke, 'stroke-width': 1.6 } },
        {
          tag: 'path',
          attributes: { d: glyph, fill: 'none', stroke, 'stroke-width': 1.7, 'stroke-linecap': 'round' },
        },
      ],
    },
    ...count,
  ];
}

function rect(box: Box, radius: number, attributes: Mark['attributes']): Mark {
  return {
    tag: 'rect',
    attributes: {
      x: round(box.x),
      y: round(box.y),
      width: round(Math.max(0, box.w)),
      height: round(Math.max(0, box.h)),
      rx: round(radius),
      ...attributes,
    },
  };
}

/** A drawing of lines on a grid of 24, in a square. */
function linesIn(box: Box, path: string, stroke: string): Mark {
  return {
    tag: 'path',
    attributes: {
      d: path,
      transform: `translate(${round(box.x)} ${round(box.y)}) scale(${round(box.w / 24)})`,
      fill: 'none',
      stroke,
      'stroke-width': 1.8,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    },
  };
}

function textAt(
  { x, y }: { readonly x: number; readonly y: number },
  text: string,
  { size, weight }: Font,
  fill: string,
  align?: 'middle' | 'end',
): Mark {
  return {
    tag: 'text',
    attributes: {
      x: round(x),
      // Half the height of a capital letter below the middle: every program that shows SVG agrees on it.
      y: round(y + size * 0.36),
      'font-size': size,
      ...(weight === 400 ? {} : { 'font-weight': weight }),
      ...(align === undefined ? {} : { 'text-anchor': align }),
      fill,
    },
    text: isolated(text),
  };
}

/** The first letter is one of a script that is written from right to left. */
const fromRight = /^\P{L}*(?=\p{L})[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** A text that is written from right to left is set as one, so that the ellipsis of a cut title stands where it goes on. */
function isolated(text: string): string {
  return fromRight.test(text) ? `\u2067${text}\u2069` : text;
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}
