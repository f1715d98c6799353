/**
 * The painter of drawings: the scene as SVG, and over it real elements with the roles of a tree, each where its box is
 * drawn, so that the keyboard, a magnifier and a screen reader find them. Only what is in the window is mounted.
 */
import type { JSX } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import {
  pageTheme,
  paintItem,
  paintOps,
  type Mark,
  type Op,
  type Scene,
  type SceneItem,
} from '#language/views/index.ts';
import { fitted, onWheel, seenBy, useDrag, zoomedAt } from './camera.ts';
import { HoverCard, type Hover } from './hover-card.tsx';
import { handleDrawingKey } from './keys.ts';
import { Minimap } from './minimap.tsx';
import type { Camera, Size } from './state.ts';
import { canToggle, type Store } from './store.ts';

export function Drawing({ store, scene }: { readonly store: Store; readonly scene: Scene }) {
  const frame = useRef<HTMLDivElement>(null);
  const [hover, setHover] = useState<Hover | undefined>(undefined);
  const size = useSize(frame);
  const camera = store.cameras.value[scene.view] ?? fitted(scene, size, 'readable');
  const drag = useDrag(store, camera);
  useWheel(store, frame, camera);
  useRequests(store, { frame, camera, size });
  if (size.width === 0) return <div class="drawing" ref={frame} />;
  const seen = seenBy(camera, size);
  const around = useRef({ camera, size });
  around.current = { camera, size };
  return (
    <div
      class="drawing"
      ref={frame}
      {...drag}
      onDblClick={(event) => store.moveTo(zoomedAt(camera, 1.6, placeIn(frame.current, event)))}
      onMouseMove={(event) => setHover(hoverAt(event, frame.current))}
      onMouseLeave={() => setHover(undefined)}
    >
      <div class="world" style={{ transform: `translate(${camera.x}px, ${camera.y}px) scale(${camera.k})` }}>
        <Content store={store} scene={scene} seen={seen} around={around} />
      </div>
      {store.hasMinimap.value ? <Minimap store={store} scene={scene} camera={camera} size={size} /> : null}
      <HoverCard store={store} hover={hover} size={size} />
    </div>
  );
}

function useSize(frame: { readonly current: HTMLDivElement | null }): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const box = frame.current;
    if (!box) return undefined;
    const measure = (): void => setSize({ width: box.clientWidth, height: box.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    measure();
    return () => observer.disconnect();
  }, []);
  return size;
}

type ContentProps = {
  readonly store: Store;
  readonly scene: Scene;
  readonly seen: Seen;
  readonly around: Around;
};

/** The same elements as before where only the camera moved: then there is nothing to compare, let alone to draw. */
function Content({ store, scene, seen, around }: ContentProps) {
  const { left, top, right, bottom, scale } = seen;
  return useMemo(() => {
    const shown = itemsIn(scene.items, seen);
    return (
      <>
        <Picture store={store} scene={scene} shown={shown} seen={seen} />
        <Spots store={store} scene={scene} shown={shown} around={around} />
      </>
    );
  }, [scene, left, top, right, bottom, scale]);
}

type Seen = ReturnType<typeof seenBy>;
type Around = { readonly current: { readonly camera: Camera; readonly size: Size } };

type PictureProps = {
  readonly store: Store;
  readonly scene: Scene;
  readonly shown: readonly SceneItem[];
  readonly seen: Seen;
};

function Picture({ store, scene, shown, seen }: PictureProps) {
  const options = { theme: pageTheme, scale: seen.scale };
  const drawn = useRef<Drawn>(new WeakMap());
  const backdrop = (scene.backdrop ?? []).filter((op) => touches(op, seen));
  return (
    <svg class="picture" width={scene.width} height={scene.height} aria-hidden="true" focusable="false">
      {paintOps(backdrop, 'view', options).map(element)}
      {shown.map((item) => drawnItem(item, { store, options, drawn: drawn.current }))}
    </svg>
  );
}

type Drawn = WeakMap<SceneItem, { readonly element: JSX.Element; readonly scale: number; readonly isDim: boolean }>;
type Paper = {
  readonly store: Store;
  readonly options: { readonly theme: typeof pageTheme; readonly scale: number };
  readonly drawn: Drawn;
};

/** What was drawn for this item before, where it would look the same. */
function drawnItem(item: SceneItem, { store, options, drawn }: Paper): JSX.Element {
  const wanted = dimmed(item, store);
  const isDim = wanted.isDim === true;
  const before = drawn.get(item);
  if (before?.scale === options.scale && before.isDim === isDim) return before.element;
  const made = element(paintItem(wanted, options), item.id);
  drawn.set(item, { element: made, scale: options.scale, isDim });
  return made;
}

type SpotsProps = {
  readonly store: Store;
  readonly scene: Scene;
  readonly shown: readonly SceneItem[];
  readonly around: Around;
};

/** What the keyboard and those who hear the page find; the one that the Tab key reaches is there even out of the window. */
function Spots({ store, scene, shown, around }: SpotsProps) {
  const tabStop = scene.items[store.indexOfRow.value.get(store.tabStop.value ?? '') ?? -1];
  const mounted = tabStop && !shown.includes(tabStop) ? [...shown, tabStop] : shown;
  return (
    <div
      role="tree"
      aria-label={`${store.snapshot.value?.project ?? ''} ${store.view.value.title}`.trim()}
      class="spots"
      style={{ width: `${scene.width}px`, height: `${scene.height}px` }}
      onFocusIn={(event) => noteFocus(event, store)}
      onKeyDown={(event) => handleDrawingKey(event, store, around.current)}
      onClick={(event) => handleClick(event, store)}
    >
      {mounted.map((item) => (
        <Spot key={item.id} item={item} isSelected={item.id === store.selected.value} isTabStop={item === tabStop} />
      ))}
    </div>
  );
}

/** The light of a search, like that of a selection, leaves the others in the dark. */
function dimmed(item: SceneItem, store: Store): SceneItem {
  const matches = store.matches.value;
  return matches && !matches.has(item.id) ? { ...item, isDim: true } : item;
}

function element({ tag: Tag, attributes, text, children }: Mark, key?: string | number): JSX.Element {
  return (
    <Tag key={key} {...attributes}>
      {text ?? children?.map(element)}
    </Tag>
  );
}

function Spot({
  item,
  isSelected,
  isTabStop,
}: {
  readonly item: SceneItem;
  readonly isSelected: boolean;
  readonly isTabStop: boolean;
}) {
  const { level, position, size, isOpen, label } = item.outline;
  const { x, y, w, h } = item;
  const toggle = item.ops.find((op) => op.op === 'toggle');
  return (
    <>
      <div
        role="treeitem"
        class="spot"
        data-id={item.id}
        style={{ left: `${x}px`, top: `${y}px`, width: `${w}px`, height: `${h}px` }}
        tabIndex={isTabStop ? 0 : -1}
        aria-label={label}
        aria-level={level}
        aria-posinset={position}
        aria-setsize={size}
        aria-selected={isSelected}
        {...(isOpen === undefined ? {} : { 'aria-expanded': isOpen })}
      >
        {toggle ? (
          <span
            class="spot-toggle"
            data-toggle=""
            style={{ left: `${toggle.x - 5}px`, top: `${toggle.y - 5}px`, width: '26px', height: '26px' }}
          />
        ) : null}
      </div>
    </>
  );
}

function noteFocus({ target }: FocusEvent, store: Store): void {
  const id = target instanceof Element ? target.getAttribute('data-id') : null;
  if (id !== null) store.noteFocus(id);
}

function handleClick(event: MouseEvent, store: Store): void {
  if (!(event.target instanceof Element)) return;
  const id = event.target.closest('[data-id]')?.getAttribute('data-id') ?? '';
  const item = store.scene.value?.items[store.indexOfRow.value.get(id) ?? -1];
  if (!item) return;
  store.focus(item.id);
  if (event.target.closest('[data-toggle]') !== null && canToggle(item)) store.toggle([item.id]);
  else {
    store.select(item.id);
    store.open(item.id, event.ctrlKey || event.metaKey);
  }
}

function hoverAt(event: MouseEvent, frame: HTMLElement | null): Hover | undefined {
  const id = event.target instanceof Element ? event.target.closest('[data-id]')?.getAttribute('data-id') : undefined;
  if (id === undefined || id === null || event.buttons !== 0) return undefined;
  return { id, ...placeIn(frame, event) };
}

function placeIn(frame: HTMLElement | null, event: MouseEvent): { readonly x: number; readonly y: number } {
  const box = frame?.getBoundingClientRect();
  return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
}

type Region = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

function touches({ x, y, w, h }: Op, { left, top, right, bottom }: Region): boolean {
  return x <= right && x + w >= left && y <= bottom && y + h >= top;
}

/** A container out of the window takes all that stands in it along. */
function itemsIn(items: readonly SceneItem[], seen: Region): readonly SceneItem[] {
  const found: SceneItem[] = [];
  for (let at = 0; at < items.length;) {
    const item = items[at];
    if (!item) break;
    const { x, y, w, h } = item;
    const isSeen = x <= seen.right && x + w >= seen.left && y <= seen.bottom && y + h >= seen.top;
    if (isSeen) found.push(item);
    at = isSeen ? at + 1 : Math.max(at + 1, item.next);
  }
  return found;
}

/** The browser lets only a listener of its own kind keep the page from scrolling. */
function useWheel(store: Store, frame: { readonly current: HTMLDivElement | null }, camera: Camera): void {
  const latest = useRef(camera);
  latest.current = camera;
  useLayoutEffect(() => {
    const box = frame.current;
    if (!box) return undefined;
    const listen = (event: WheelEvent): void => {
      event.preventDefault();
      store.moveTo(onWheel(latest.current, event, placeIn(box, event)));
    };
    box.addEventListener('wheel', listen, { passive: false });
    return () => box.removeEventListener('wheel', listen);
  }, []);
}

type Window = {
  readonly frame: { readonly current: HTMLDivElement | null };
  readonly camera: Camera;
  readonly size: Size;
};

/** Brings what somebody asked for into the window, only as far as needed, and gives it the keyboard where asked. */
function useRequests(store: Store, { frame, camera, size }: Window): void {
  const request = store.request.value;
  const scene = store.scene.value;
  const done = useRef<typeof request>(undefined);
  useLayoutEffect(() => {
    const item = request && scene?.items[store.indexOfRow.value.get(request.id) ?? -1];
    if (!request || !item || size.width === 0 || done.current === request) return;
    done.current = request;
    const space = 24;
    const shift = (start: number, length: number, room: number): number => {
      if (length > room - 2 * space || start < space) return space - start;
      return Math.min(0, room - space - (start + length));
    };
    const isSeen = (start: number, length: number, room: number): boolean =>
      start >= 0 && start + Math.min(length, room) <= room;
    const [x, y, w, h] = [
      item.x * camera.k + camera.x,
      item.y * camera.k + camera.y,
      item.w * camera.k,
      item.h * camera.k,
    ];
    const dx = isSeen(x, w, size.width) ? 0 : shift(x, w, size.width);
    const dy = isSeen(y, h, size.height) ? 0 : shift(y, h, size.height);
    if (dx !== 0 || dy !== 0) store.moveTo({ ...camera, x: camera.x + dx, y: camera.y + dy });
    if (request.takesFocus) {
      const spot = frame.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(item.id)}"]`);
      spot?.focus({ preventScroll: true });
    }
  }, [request, scene, size]);
}
