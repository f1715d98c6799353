/** The signs that one view has and others have not, as the legend shows them. */
import type { ComponentChildren } from 'preact';
import { cellMarks } from '#language/views/index.ts';
import { ChangeSign } from './icons.tsx';

export type LegendSign = { readonly text: string; readonly sign: ComponentChildren };

/** A line as the drawings have it, in the colour that a style class says. */
function line(style: string, { width = 2, dashes }: { readonly width?: number; readonly dashes?: string } = {}) {
  return (
    <svg class={`legend-line ${style}`} width="26" height="14" aria-hidden="true" focusable="false">
      <path d="M1 7h24" stroke-width={width} {...(dashes === undefined ? {} : { 'stroke-dasharray': dashes })} />
    </svg>
  );
}

const box = (style: string): ComponentChildren => <span class={`swatch ${style}`} />;
const mark = (style: string, text: string): ComponentChildren => (
  <span class={`mark ${style}`} aria-hidden="true">
    {text}
  </span>
);

const signs: Readonly<Record<string, readonly LegendSign[]>> = {
  map: [
    { text: 'solution; a stop above each train that contributes', sign: line('is-solution', { width: 5 }) },
    { text: 'solution passes the stream by', sign: line('is-solution', { dashes: '3 3' }) },
    { text: 'also aligned here, though a train belongs to one stream', sign: box('wrong') },
    { text: 'has no place in the hierarchy', sign: box('vacant') },
  ],
  tree: [{ text: 'open seat', sign: box('vacant') }],
  trace: [
    { text: 'line of sight of what is selected', sign: line('is-lit', { width: 5 }) },
    { text: 'other lines', sign: line('is-plain') },
    { text: 'the thicker, the more money', sign: line('is-plain', { width: 8 }) },
    { text: 'has no line of sight', sign: box('vacant') },
  ],
  funding: [
    { text: 'the thicker, the more money', sign: line('is-plain', { width: 8 }) },
    { text: 'not given out', sign: line('is-spare', { width: 8 }) },
    { text: 'given beyond the budget', sign: line('is-over', { width: 8 }) },
    { text: 'kept back', sign: box('kept') },
  ],
  alignment: [
    { text: 'belongs to the value stream', sign: mark('home', cellMarks.home) },
    { text: 'belongs to the train', sign: mark('part', cellMarks.part) },
    { text: 'against the rules', sign: mark('also', cellMarks.also) },
  ],
  people: [
    { text: 'nobody holds the seat', sign: <span class="many">vacant</span> },
    { text: 'more than two seats', sign: <span class="many">3</span> },
  ],
  changes: [
    { text: 'added', sign: <ChangeSign tone="added" /> },
    { text: 'removed', sign: <ChangeSign tone="removed" /> },
    { text: 'moved', sign: <ChangeSign tone="moved" /> },
    { text: 'renamed', sign: <ChangeSign tone="renamed" /> },
    { text: 'changed; with a number, so many inside', sign: <ChangeSign tone="changed" /> },
    { text: 'where it stood before, or no longer there', sign: box('gone') },
  ],
  cadence: [{ text: 'not declared, or missing', sign: <span class="many">…</span> }],
};

/** The signs of a view, by its name. */
export function viewSigns(view: string): readonly LegendSign[] {
  return signs[view] ?? [];
}
