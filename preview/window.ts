/** The part of the scene that the window shows, and keeping it where it is while the scene changes around it. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Scene, SceneItem } from '#language/views/index.ts';
import type { Anchor } from './state.ts';
import type { Store } from './store.ts';

export type Shown = { readonly top: number; readonly height: number };

export function useWindow(store: Store, scroller: { readonly current: HTMLDivElement | null }): Shown {
  const [shown, setShown] = useState<Shown>({ top: 0, height: 800 });
  const scene = store.scene.value;
  useLayoutEffect(() => {
    const view = scroller.current;
    if (!view) return undefined;
    let heightBefore = 0;
    const measure = (): void => {
      if (view.clientWidth > 0) store.width.value = view.clientWidth;
      if (view.clientHeight < heightBefore) keepInView(store, view, heightBefore);
      heightBefore = view.clientHeight;
      setShown({ top: view.scrollTop, height: view.clientHeight });
    };
    const onScroll = (): void => {
      setShown({ top: view.scrollTop, height: view.clientHeight });
      store.anchor.value = anchorAt(store.scene.peek(), view.scrollTop);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(view);
    view.addEventListener('scroll', onScroll, { passive: true });
    measure();
    return () => {
      observer.disconnect();
      view.removeEventListener('scroll', onScroll);
    };
  }, []);
  const before = useRef<Scene | undefined>(undefined);
  useLayoutEffect(() => {
    const view = scroller.current;
    if (!view || before.current === scene) return;
    before.current = scene;
    const top = topOf(scene, store.anchor.peek());
    if (top !== undefined && Math.abs(top - view.scrollTop) > 0.5) view.scrollTop = top;
    setShown({ top: view.scrollTop, height: view.clientHeight });
  }, [scene]);
  return shown;
}

/** The row with the keyboard stays in view when the details open below it and take a part of the window. */
function keepInView(store: Store, view: HTMLElement, heightBefore: number): void {
  const item = store.scene.peek()?.items[store.indexOfRow.peek().get(store.tabStop.peek() ?? '') ?? -1];
  if (item && item.y < view.scrollTop + heightBefore) scrollToItem(view, item);
}

/** Only as far as needed; a row that is seen does not move. */
export function scrollToItem(view: HTMLElement, { y, h }: SceneItem): void {
  const space = 12;
  const { scrollTop, clientHeight } = view;
  if (y - space < scrollTop) view.scrollTop = y - space;
  else if (y + h + space > scrollTop + clientHeight) view.scrollTop = y + h + space - clientHeight;
}

/** At the very top nothing is held: what is added there shall be seen. */
function anchorAt(scene: Scene | undefined, top: number): Anchor | undefined {
  if (!scene || top <= 0) return undefined;
  const item = scene.items.find(({ y, h }) => y + h > top);
  return item && { id: item.id, offset: top - item.y };
}

function topOf(scene: Scene | undefined, anchor: Anchor | undefined): number | undefined {
  const item = anchor && scene?.items.find(({ id }) => id === anchor.id);
  return anchor && item ? item.y + anchor.offset : undefined;
}
