/** What the icons, badges and lines mean, only what this organisation and this view have; and the view's keys. */
import { kindTable } from '#language/metamodel/kinds.ts';
import { kinds } from '#language/metamodel/types.ts';
import type { Snapshot, View } from '#language/views/index.ts';
import { Badge, KindIcon } from './icons.tsx';
import { viewSigns, type LegendSign } from './legend-signs.tsx';
import type { Store } from './store.ts';

export function Legend({ store, snapshot }: { readonly store: Store; readonly snapshot: Snapshot }) {
  const view = store.view.value;
  const present = new Set(snapshot.nodes.map(({ kind }) => kind));
  return (
    <footer>
      <details class="legend">
        <summary>Legend and keys</summary>
        <ul aria-label="Kinds">
          {kinds
            .filter((kind) => present.has(kind))
            .map((kind) => (
              <li key={kind} class={`kind-${kind}`}>
                <KindIcon kind={kind} />
                {kindTable[kind].label}
              </li>
            ))}
        </ul>
        <ul aria-label={`Signs of the view ${view.title}`}>
          {[...viewSigns(view.name), ...(view.shape === 'table' || view.shape === 'report' ? [] : problemSigns)].map(
            ({ text, sign }) => (
              <li key={text}>
                {sign}
                {text}
              </li>
            ),
          )}
        </ul>
        <Keys view={view} hasSource={store.hasSource} />
      </details>
    </footer>
  );
}

const problemSigns: readonly LegendSign[] = [
  { text: 'error', sign: <Badge severity="error" /> },
  { text: 'warning', sign: <Badge severity="warning" /> },
  { text: 'note', sign: <Badge severity="info" /> },
  {
    text: 'inside',
    sign: (
      <span class="swatch is-inside">
        <Badge severity="error" />
      </span>
    ),
  },
  { text: 'selected, or at the cursor', sign: <span class="swatch selected" /> },
];

/** What a key does, and what in an exported page, which has no text to go to, where that is something else. */
type Key = readonly [keys: string, does: string, doesAlone?: string];

const movingKeys: readonly Key[] = [
  ['↑ ↓', 'move'],
  ['← →', 'close, open'],
  ['Home End', 'first, last'],
  ['A … Z', 'the next that is called so'],
  ['*', 'open all beside'],
  ['Enter', 'show in the text', 'select'],
  ['Space', 'select'],
];
const keysByShape: Readonly<Record<View['shape'], readonly Key[]>> = {
  rows: movingKeys,
  drawing: [
    ...movingKeys,
    ['[ ]', 'follow relations back, forth'],
    ['+ − 0', 'nearer, farther, whole'],
    ['M', 'small map'],
  ],
  table: [
    ['↑ ↓ ← →', 'move'],
    ['Home End', 'first, last cell'],
    ['Page↑ Page↓', 'twenty rows'],
    ['Enter', 'show in the text, or put in order', 'select, or put in order'],
  ],
  report: [
    ['↑ ↓ ← →', 'move in a table'],
    ['Enter', 'open the items, or show in the text', 'open the items'],
  ],
};
const pageKeys: readonly Key[] = [
  ['/', 'find'],
  ['F8', 'next problem'],
  ['Alt ← →', 'back, forward'],
  ['Esc', 'out'],
];

function Keys({ view, hasSource }: { readonly view: View; readonly hasSource: boolean }) {
  return (
    <ul class="keys" aria-label="Keys">
      {[...keysByShape[view.shape], ...pageKeys].map(([keys, does, doesAlone]) => (
        <li key={keys}>
          {keys.split(' ').map((key) => (key === '…' ? ' … ' : <kbd key={key}>{key}</kbd>))}
          {hasSource ? does : (doesAlone ?? does)}
        </li>
      ))}
    </ul>
  );
}
