/**
 * The painter of drawings: the scene as SVG, and over it real elements with the roles of a tree, each where its box is
 * drawn, so that the keyboard, a magnifier and a screen reader find them. What is painted and what is found do not depend
 * on each other.
 */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Scene, SceneItem } from '#language/views/index.ts';
import { cameraFor, onWheel, seenBy, useDrag, zoomedAt } from './camera.ts';
import { HoverCard, type Hover } from './hover-card.tsx';
import { itemAt, itemsIn } from './in-sight.ts';
import { Minimap, minimapBox } from './minimap.tsx';
import { createPicture, isFarAt, isLarge } from './picture.ts';
import { isSeenIn, shiftInto, type Room } from './room.ts';
import { dutyOf } from './showing.ts';
import { useSettled } from './settling.ts';
import { Spots } from './spots.tsx';
import { steadied } from './steady.ts';
import type { Camera, Size } from './state.ts';
import type { Store } from './store.ts';

export function Drawing({ store, scene }: { readonly store: Store; readonly scene: Scene }) {
  const frame = useRef<HTMLDivElement>(null);
  const [hover, setHover] = useState<Hover | undefined>(undefined);
  const size = useSize(frame);
  const camera = useCamera(store, scene, size);
  const settled = useSettled(camera, !camera.fittedTo);
  const drag = useDrag(store, camera);
  useWheel(store, frame, camera);
  useRequests(store, { frame, camera, size });
  if (size.width === 0) return <div class="drawing" ref={frame} />;
  const shown = { store, scene, camera, settled, size };
  return (
    <div
      class="drawing"
      ref={frame}
      {...drag}
      onDblClick={(event) => store.moveTo(zoomedAt(camera, 1.6, placeIn(frame.current, event)))}
      onMouseMove={(event) => setHover(hoverAt(event, frame.current, shown))}
      onMouseLeave={() => setHover(undefined)}
    >
      <div class="world" style={{ transform: worldOf(camera, settled) }}>
        <Painted {...shown} />
        <Found {...shown} />
      </div>
      {store.hasMinimap.value ? <Minimap store={store} scene={scene} camera={camera} size={size} /> : null}
      <HoverCard store={store} hover={hover} size={size} />
    </div>
  );
}

type Shown = {
  readonly store: Store;
  readonly scene: Scene;
  readonly camera: Camera;
  readonly settled: Camera;
  readonly size: Size;
};

/** At rest on whole pixels, so that lines and letters are sharp. */
function worldOf({ x, y, k }: Camera, settled: Camera): string {
  return k === settled.k
    ? `translate(${Math.round(x)}px, ${Math.round(y)}px)`
    : `translate(${x}px, ${y}px) scale(${k / settled.k})`;
}

function Painted({ store, scene, camera, settled, size }: Shown) {
  const root = useRef<HTMLDivElement>(null);
  const picture = useRef<ReturnType<typeof createPicture>>(undefined);
  // While it is magnified the boxes under it have to do.
  const eye = camera.k === settled.k ? camera : settled;
  const region = useRegion(eye, size, 1);
  const matches = store.matches.value;
  const farScale = isFarAt(scene, settled.k) ? settled.k : undefined;
  useLayoutEffect(() => {
    if (!root.current) return;
    picture.current ??= createPicture(root.current);
    const isDim = ({ id, isDim: isSo = false }: SceneItem): boolean => isSo || (matches && !matches.has(id)) === true;
    picture.current.show({ scene, region, around: seenBy(eye, size, 4), farScale, isDim });
  }, [scene, region, matches, farScale]);
  useEffect(() => () => picture.current?.stop(), []);
  const place = { width: `${scene.width * settled.k}px`, height: `${scene.height * settled.k}px` };
  return <div ref={root} class="picture" style={place} aria-hidden="true" />;
}

/** It is the same object as long as the window is within the same steps. */
function useRegion(camera: Camera, size: Size, margin: number) {
  const region = seenBy(camera, size, margin);
  const { left, top, right, bottom } = region;
  return useMemo(() => region, [left, top, right, bottom]);
}

/** Of boxes that are lower than this, in drawn pixels, only that with the keyboard and what is around it can be found. */
const lowest = 12;

/** As the drawing came to rest: what moves is neither read out nor clicked. */
function Found({ store, scene, camera, settled, size }: Shown) {
  const around = useRef({ camera, size });
  around.current = { camera, size };
  const region = useRegion(settled, size, 1);
  const items = useMemo(() => {
    const near = isLarge(scene) ? itemsIn(scene.items, region) : scene.items;
    return isLarge(scene) ? near.filter(({ h }) => h * settled.k >= lowest) : near;
  }, [scene, region, settled.k]);
  const { k } = settled;
  return useMemo(() => <Spots {...{ store, scene, items, around, k }} />, [scene, items, k]);
}

function useCamera(store: Store, scene: Scene, size: Size): Camera {
  const kept = store.cameras.value[scene.view];
  const camera = cameraFor(kept, scene, size);
  const last = useRef({ scene, snapshot: store.snapshot.value });
  useLayoutEffect(() => {
    const before = last.current;
    last.current = { scene, snapshot: store.snapshot.value };
    if (size.width === 0) return;
    // What a person folds or filters may move; what is written elsewhere may not.
    const isEdited = before.scene !== scene && before.snapshot !== store.snapshot.value;
    if (!kept || camera !== kept) store.fit(camera);
    else if (isEdited && !kept.fittedTo) {
      const next = steadied(kept, before.scene, scene, size);
      if (next !== kept) store.moveTo(next);
    }
  });
  return camera;
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

function hoverAt(event: MouseEvent, frame: HTMLElement | null, { scene, camera }: Shown): Hover | undefined {
  if (event.buttons !== 0) return undefined;
  const place = placeIn(frame, event);
  const found = event.target instanceof Element ? event.target.closest('[data-id]')?.getAttribute('data-id') : null;
  const id = found ?? itemAt(scene, (place.x - camera.x) / camera.k, (place.y - camera.y) / camera.k)?.id;
  return id === undefined ? undefined : { id, ...place };
}

function placeIn(frame: HTMLElement | null, event: MouseEvent): { readonly x: number; readonly y: number } {
  const box = frame?.getBoundingClientRect();
  return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
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
  const sizeBefore = useRef(size);
  useLayoutEffect(() => {
    const before = sizeBefore.current;
    sizeBefore.current = size;
    const item = request && scene?.items[store.indexOfRow.value.get(request.id) ?? -1];
    if (!request || !item || size.width === 0) return;
    const isDone = done.current === request;
    // What was brought into sight stays there when the details open beside it and take a part of the window.
    if (isDone && (isSame(before, size) || !isSeenIn(item, camera, roomOf(store, scene, { camera, size: before }))))
      return;
    const duty = isDone ? 'sight' : dutyOf(request, store.selected.value);
    done.current = request;
    if (duty === 'none') return;
    const { dx, dy } = shiftInto(item, camera, roomOf(store, scene, { camera, size }));
    if (dx !== 0 || dy !== 0) store.moveTo({ ...camera, x: camera.x + dx, y: camera.y + dy });
    if (request.takesFocus && duty === 'all') {
      const spot = frame.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(item.id)}"]`);
      spot?.focus({ preventScroll: true });
    }
  }, [request, scene, size]);
}

/** The window without its small map. */
function roomOf(store: Store, scene: Scene, { camera, size }: Omit<Window, 'frame'>): Room {
  return { ...size, taken: store.hasMinimap.value ? minimapBox(scene, camera, size) : undefined };
}

function isSame(a: Size, b: Size): boolean {
  return a.width === b.width && a.height === b.height;
}
