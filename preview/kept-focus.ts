/**
 * The keyboard is never lost: where what had it is gone from the page, such as a button with the details that it closed,
 * the view gets it, else the switch of views.
 */
import { effect } from '@preact/signals';
import type { Store } from './store.ts';

/** Watches until the function that it gives is called. */
export function keepFocus(store: Store): () => void {
  let last: Element | null = null;
  const note = ({ target }: FocusEvent): void => {
    last = target instanceof Element ? target : null;
  };
  const rescue = (): void => {
    if (last === null || last.isConnected || document.activeElement !== document.body || !document.hasFocus()) return;
    (stop('main [role=treeitem]') ?? stop('main') ?? stop('.views'))?.focus();
  };
  document.addEventListener('focusin', note);
  const stopWatching = effect(() => {
    changesOf(store);
    // Once the page shows what changed.
    requestAnimationFrame(() => requestAnimationFrame(rescue));
  });
  return () => {
    stopWatching();
    document.removeEventListener('focusin', note);
  };
}

/** All that can take something off the page. */
function changesOf({ kept, snapshot, comparison, report, openedItems, filter }: Store): readonly unknown[] {
  return [kept.value, snapshot.value, comparison.value, report.value, openedItems.value, filter.value];
}

/** What the Tab key reaches there. */
function stop(place: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`${place}[tabindex="0"], ${place} [tabindex="0"]`);
}
