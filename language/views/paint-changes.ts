/** The marks of what happened to elements between two versions: a sign in a square, so that colour is never alone. */
import type { Mark } from './mark.ts';
import type { ChangeTone, Op } from './scene.ts';
import type { Token } from './theme.ts';

type Colour = (token: Token) => string;

/** In a square of 18: a plus, a minus, an arrow, letters, a triangle. */
const signs: Readonly<Record<Exclude<ChangeTone, 'renamed'>, string>> = {
  added: 'M9 4.8v8.4M4.8 9h8.4',
  removed: 'M4.8 9h8.4',
  moved: 'M4.6 9h8M9.4 5.6L12.8 9l-3.4 3.4',
  changed: 'M9 5.2l4.2 7.6H4.8z',
};

/** A sign at a box. */
export function paintChange(op: Extract<Op, { readonly op: 'change' }>, colourOf: Colour): readonly Mark[] {
  const colour = colourOf(op.tone);
  const isInside = op.mark === 'inside';
  const [fill, ink] = isInside ? [colourOf('bg'), colour] : [colour, colourOf('bg')];
  const square: Mark = {
    tag: 'rect',
    attributes: {
      width: op.w,
      height: op.h,
      rx: isInside ? op.h / 2 : 5,
      fill,
      stroke: isInside ? colour : fill,
      'stroke-width': 1.5,
    },
  };
  return [{ tag: 'g', attributes: { transform: `translate(${op.x} ${op.y})` }, children: [square, signOf(op, ink)] }];
}

function signOf({ mark, count = 0, w, h }: Extract<Op, { readonly op: 'change' }>, ink: string): Mark {
  if (mark === 'renamed' || mark === 'inside') {
    const text = mark === 'renamed' ? 'Aa' : count > 9 ? '9+' : String(count);
    const attributes = {
      x: w / 2,
      y: h / 2 + 3.6,
      'font-size': 10,
      'font-weight': 700,
      'text-anchor': 'middle',
      fill: ink,
    };
    return { tag: 'text', attributes, text };
  }
  const stroke = {
    fill: 'none',
    stroke: ink,
    'stroke-width': 2,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  };
  return { tag: 'path', attributes: { d: signs[mark], ...stroke } };
}

/** How far the head reaches. */
const head = 7;

/** An arrow from where an element was to where it is. */
export function paintArrow(op: Extract<Op, { readonly op: 'arrow' }>, colourOf: Colour): readonly Mark[] {
  const { x, y, w, h } = op;
  const [endX, endY] = [x + w, y + h];
  const line = { fill: 'none', stroke: colourOf(op.tone), 'stroke-width': 2, 'stroke-linecap': 'round' };
  const path = (d: string): Mark => ({ tag: 'path', attributes: { d, ...line } });
  if (op.isOver === true) {
    const top = Math.min(y, endY) - rise;
    return [
      path(`M${x} ${y}C${x} ${top} ${endX} ${top} ${endX} ${endY}`),
      path(`M${endX - head / 1.6} ${endY - head}L${endX} ${endY}L${endX + head / 1.6} ${endY - head}`),
    ];
  }
  // It leaves and arrives level, so that it does not run along the cards between.
  const bend = Math.max(24, Math.abs(w) / 2) * (w >= 0 ? 1 : -1);
  const tip = w >= 0 ? -head : head;
  return [
    path(`M${x} ${y}C${x + bend} ${y} ${endX - bend} ${endY} ${endX} ${endY}`),
    path(`M${endX + tip} ${endY - head / 1.6}L${endX} ${endY}L${endX + tip} ${endY + head / 1.6}`),
  ];
}

/** How high an arc is. */
const rise = 34;
