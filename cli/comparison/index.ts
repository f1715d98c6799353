import type { ComparisonFormat } from './comparison-format.ts';
import { github } from './github.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { svg } from './svg.ts';
import { text } from './text.ts';

/** Every format of a comparison, the first one where none is asked for. */
export const comparisonFormats = [
  text,
  json,
  markdown,
  html,
  svg,
  github,
] as const satisfies readonly ComparisonFormat[];
