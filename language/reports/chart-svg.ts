/** A picture of a report as the text of SVG. Its colours are classes of the page around it. */
import { escapedLine } from '../export/escaped.ts';
import type { Picture, Shape } from './shape.ts';

/** With a label it is a picture; without one it repeats a figure beside it, and is hidden from those who hear the page. */
export function svgOf({ width, height, shapes }: Picture, style: string, label?: string): string {
  const said = label === undefined ? 'aria-hidden="true"' : `role="img" aria-label="${escapedLine(label)}"`;
  const stretched = label === undefined ? ' preserveAspectRatio="none"' : '';
  return [
    `<svg class="${style}" viewBox="0 0 ${width} ${height}" ${said}${stretched}>`,
    ...shapes.map(shapeText),
    '</svg>',
  ].join('\n');
}

function shapeText({ of, style, at, text = '', title }: Shape): string {
  const attributes = Object.entries(at).map(([name, value]) => ` ${name}="${value}"`);
  const inside = title === undefined ? escapedLine(text) : `<title>${escapedLine(title)}</title>`;
  return `<${of} class="${style}"${attributes.join('')}${inside === '' ? '/>' : `>${inside}</${of}>`}`;
}
