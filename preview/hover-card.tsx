/** What an element is, beside the pointer that rests on it. The same stands in the details, which the keyboard reaches. */
import { useEffect, useState } from 'preact/hooks';
import { kindTable } from '#language/metamodel/kinds.ts';
import { Badge, KindIcon } from './icons.tsx';
import { knownOf } from './known.ts';
import type { Size } from './state.ts';
import type { Store } from './store.ts';

export type Hover = { readonly id: string; readonly x: number; readonly y: number };

const rest = 350;
const width = 280;

export function HoverCard({
  store,
  hover,
  size,
}: {
  readonly store: Store;
  readonly hover: Hover | undefined;
  readonly size: Size;
}) {
  const shown = useRested(hover);
  const entry = shown && knownOf(store, shown.id);
  if (!shown || !entry?.node || hover?.id !== shown.id) return null;
  const { facts, problems } = entry.node;
  const isLow = shown.y > size.height * 0.6;
  const place = {
    left: `${Math.max(8, Math.min(shown.x + 14, size.width - width - 12))}px`,
    ...(isLow ? { bottom: `${size.height - shown.y + 14}px` } : { top: `${shown.y + 18}px` }),
  };
  return (
    <div class={`hover-card kind-${entry.kind}`} style={place} aria-hidden="true">
      <p class="hover-title">
        <KindIcon kind={entry.kind} />
        <bdi>{entry.title}</bdi>
        <span class="hover-kind">{kindTable[entry.kind].label}</span>
      </p>
      <dl>
        {facts.slice(0, 6).map(({ label, text }, at) => (
          <div key={at}>
            <dt>{label}</dt>
            <dd>
              <bdi>{text}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {problems.slice(0, 3).map(({ severity, message }, at) => (
        <p key={at} class={`hover-problem ${severity}`}>
          <Badge severity={severity} />
          <span>{message.replaceAll('`', '')}</span>
        </p>
      ))}
    </div>
  );
}

/** Where the pointer has rested for a moment; nowhere while it moves on to something else. */
function useRested(hover: Hover | undefined): Hover | undefined {
  const [shown, setShown] = useState<Hover | undefined>(undefined);
  useEffect(() => {
    if (!hover || hover.id !== shown?.id) setShown(undefined);
    if (!hover) return undefined;
    const timer = setTimeout(() => setShown(hover), rest);
    return () => clearTimeout(timer);
  }, [hover?.id, hover?.x, hover?.y]);
  return shown;
}
