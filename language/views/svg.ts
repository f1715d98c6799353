/** A scene as an SVG file: colours and fonts written out, nothing to load, nothing that runs. */
import type { Kind } from '../metamodel/types.ts';
import type { Mark } from './mark.ts';
import { paintItem, paintOps } from './paint.ts';
import type { Scene } from './scene.ts';
import type { Theme } from './theme.ts';

export type SvgOptions = {
  readonly theme: Theme;
  /** What the picture is called, for those who hear it. */
  readonly title: string;
};

/** The text of the file. */
export function toSvg(scene: Scene, { theme, title }: SvgOptions): string {
  const [width, height] = [Math.ceil(scene.width), Math.ceil(scene.height)];
  // The backdrop belongs to nobody; its own operations say what colour they have.
  const nobody: Kind = 'view';
  const marks = [
    ...paintOps(scene.backdrop ?? [], nobody, { theme }),
    ...scene.items.map((item) => paintItem(item, { theme })),
    ...paintOps(scene.overlay ?? [], nobody, { theme }),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="Inter, system-ui, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif">
<title>${escapedMarkup(title)}</title>
<rect width="${width}" height="${height}" fill="${theme.colourOf('bg')}"/>
${marks.map(written).join('\n')}
</svg>
`;
}

function written({ tag, attributes, text, children = [] }: Mark): string {
  const list = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapedMarkup(String(value))}"`);
  const inside = text === undefined ? children.map(written).join('') : escapedMarkup(text);
  return inside === '' ? `<${tag}${list.join('')}/>` : `<${tag}${list.join('')}>${inside}</${tag}>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For attributes and text alike, as XML wants it; characters that it does not know at all become the sign of a missing one. */
export function escapedMarkup(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}
