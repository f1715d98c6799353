/**
 * The painter of the tree: real elements with the roles of a tree, only those in the window mounted. What is drawn and
 * where comes from the scene; here are the window, the keyboard and the pointer.
 */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { RowOp, Scene, SceneItem } from '#language/views/index.ts';
import { handleTreeKey } from './keys.ts';
import { Ops, placeOf } from './row.tsx';
import { canToggle, dutyOf } from './showing.ts';
import type { Store } from './store.ts';
import { noteFocus, treeItem } from './tree-item.ts';
import { scrollToItem, useWindow } from './window.ts';

export function Tree({ store, scene }: { readonly store: Store; readonly scene: Scene<RowOp> }) {
  const scroller = useRef<HTMLDivElement>(null);
  const { top, height } = useWindow(store, scroller);
  useRequests(store, scroller);
  const shown = itemsBetween(scene.items, top - overscan, top + height + overscan);
  // The row that the Tab key reaches stays mounted wherever the window is, or the keyboard would be lost.
  const tabStop = scene.items[store.indexOfRow.value.get(store.tabStop.value ?? '') ?? -1];
  const mounted = tabStop && !shown.includes(tabStop) ? [...shown, tabStop] : shown;
  const project = store.snapshot.value?.project ?? '';
  const label = `${project === '' ? 'The organisation' : project}, tree`;
  return (
    <div class="scroller" ref={scroller} tabIndex={-1}>
      <div
        class="tree"
        role="tree"
        aria-label={label}
        style={{ height: `${scene.height}px` }}
        onFocusIn={(event) => noteFocus(event, store)}
        onKeyDown={(event) => handleTreeKey(event, store, height)}
        onClick={(event) => handleClick(event, store)}
      >
        {mounted.map((item) => (
          <Row key={item.id} item={item} isSelected={item.id === store.selected.value} isTabStop={item === tabStop} />
        ))}
      </div>
    </div>
  );
}

/** Above and below the window, so that scrolling finds rows ready. */
const overscan = 200;

function Row({
  item,
  isSelected,
  isTabStop,
}: {
  readonly item: SceneItem<RowOp>;
  readonly isSelected: boolean;
  readonly isTabStop: boolean;
}) {
  return (
    <div
      {...treeItem(item, { isSelected, isTabStop })}
      class={`row kind-${item.kind} ${item.isGroup ? 'is-group' : ''}`}
      style={placeOf(item)}
    >
      <Ops item={item} />
    </div>
  );
}

function handleClick(event: MouseEvent, store: Store): void {
  if (!(event.target instanceof Element)) return;
  const id = event.target.closest('[data-id]')?.getAttribute('data-id');
  const item =
    id === null || id === undefined ? undefined : store.scene.value?.items[store.indexOfRow.value.get(id) ?? -1];
  if (!item) return;
  const isToggle = event.target.closest('[data-toggle]') !== null || item.isGroup;
  store.focus(item.id);
  if (isToggle && canToggle(item)) store.toggle([item.id]);
  else if (!isToggle) {
    store.select(item.id);
    store.open(item.id, event.ctrlKey || event.metaKey);
  }
}

/** The items that touch a stretch of the scene. Rows stand one below the other, so halving finds the first. */
function itemsBetween(items: readonly SceneItem<RowOp>[], from: number, to: number): readonly SceneItem<RowOp>[] {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item && item.y + item.h < from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < items.length && (items[end]?.y ?? 0) <= to) end += 1;
  return items.slice(low, end);
}

/** Brings the row that somebody asked for into view, and gives it the keyboard where that was asked for too. */
function useRequests(store: Store, scroller: { readonly current: HTMLDivElement | null }): void {
  const request = store.request.value;
  const scene = store.scene.value;
  const done = useRef<typeof request>(undefined);
  useLayoutEffect(() => {
    const view = scroller.current;
    const item = request && scene?.items[store.indexOfRow.value.get(request.id) ?? -1];
    if (!view || !request || !item || done.current === request) return;
    done.current = request;
    const duty = dutyOf(request, store.selected.value);
    if (duty !== 'none') scrollToItem(view, item);
    if (request.takesFocus && duty === 'all') rowElement(view, item.id)?.focus({ preventScroll: true });
  }, [request, scene]);
  const hadFocus = useRef(false);
  useLayoutEffect(() => {
    const view = scroller.current;
    // A row that has the keyboard may vanish with its element; then what is around it gets the keyboard.
    const isLost = hadFocus.current && (document.activeElement === document.body || document.activeElement === null);
    if (view && isLost && document.hasFocus())
      rowElement(view, store.tabStop.value ?? '')?.focus({ preventScroll: true });
    hadFocus.current = view?.contains(document.activeElement) ?? false;
  });
}

function rowElement(view: HTMLElement, id: string): HTMLElement | null {
  return view.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
}
