/** Text of a model in HTML and SVG: shown as it is written, never as markup. */
import { onOneLine } from './plain-text.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** The same on one line, without signs that turn the direction of what stands around it. */
export function escapedLine(text: string): string {
  return escaped(onOneLine(text));
}
