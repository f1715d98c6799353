/** What the icons and badges mean; only what this organisation has. */
import { kindTable } from '#language/metamodel/kinds.ts';
import { kinds } from '#language/metamodel/types.ts';
import type { Snapshot } from '#language/views/index.ts';
import { Badge, KindIcon } from './icons.tsx';

export function Legend({ snapshot }: { readonly snapshot: Snapshot }) {
  const present = new Set(snapshot.nodes.map(({ kind }) => kind));
  return (
    <footer>
      <details class="legend">
        <summary>Legend</summary>
        <ul>
          {kinds
            .filter((kind) => present.has(kind))
            .map((kind) => (
              <li key={kind} class={`kind-${kind}`}>
                <KindIcon kind={kind} />
                {kindTable[kind].label}
              </li>
            ))}
        </ul>
        <ul>
          <li>
            <Badge severity="error" />
            error
          </li>
          <li>
            <Badge severity="warning" />
            warning
          </li>
          <li>
            <Badge severity="info" />
            note
          </li>
          <li>
            <span class="swatch is-inside">
              <Badge severity="error" />
            </span>
            inside
          </li>
          <li>
            <span class="swatch selected" />
            selected, or at the cursor
          </li>
          <li>
            <span class="swatch vacant" />
            open seat
          </li>
        </ul>
        <Keys />
      </details>
    </footer>
  );
}

function Keys() {
  return (
    <p class="keys">
      <kbd>↑</kbd> <kbd>↓</kbd> move · <kbd>←</kbd> <kbd>→</kbd> close, open · <kbd>*</kbd> open all beside ·{' '}
      <kbd>Enter</kbd> show in the text · <kbd>Space</kbd> select · <kbd>/</kbd> find · <kbd>F8</kbd> next problem
    </p>
  );
}
