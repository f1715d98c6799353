/** Text of a model in HTML and SVG: shown as it is written, never as markup. */
import { escapedMarkup } from '../views/svg.ts';
import { onOneLine } from './plain-text.ts';

/** On one line, without signs that turn the direction of what stands around it. */
export function escapedLine(text: string): string {
  return escapedMarkup(onOneLine(text));
}
