/** How a drawing is moved and magnified in the window. */
import { useRef } from 'preact/hooks';
import type { Scene } from '#language/views/index.ts';
import type { Region } from './in-sight.ts';
import type { Camera, Size } from './state.ts';
import type { Store } from './store.ts';

type Point = { readonly x: number; readonly y: number };

const [smallest, largest] = [0.05, 4];

/** The whole is worth small letters; what would be smaller than that is shown in part, so that its names can be read. */
const [smallWhole, readable] = [0.5, 0.62];
/** What is too high for the window is seen from side to side, and moved up and down, which a wheel does. */
const comfortable = 0.9;

/**
 * The camera of a drawing. One that no hand has moved is fitted, and stays as it is while somebody writes, until the drawing
 * has become so much larger or smaller that it has to be fitted again.
 */
export function cameraFor(kept: Camera | undefined, scene: Scene, size: Size): Camera {
  if (kept && !kept.fittedTo) return kept;
  const next: Camera = { ...fitted(scene, size, 'readable'), fittedTo: size };
  const { fittedTo } = kept ?? {};
  if (!kept || fittedTo?.width !== size.width || fittedTo.height !== size.height) return next;
  return Math.abs(Math.log(next.k / kept.k)) > mostOff ? next : kept;
}

const mostOff = Math.log(1.2);

/** The whole scene in the window; `readable` does not shrink it so far that nobody could read it. */
export function fitted(scene: Scene, { width, height }: Size, how: 'whole' | 'readable'): Camera {
  const [across, down] = [width / scene.width, height / scene.height];
  const whole = Math.min(across, down, 1);
  const read = across < smallWhole ? readable : Math.max(whole, Math.min(across, comfortable));
  const k = how === 'readable' ? Math.min(1, read) : Math.max(smallest, whole);
  return {
    k,
    x: Math.max(0, (width - scene.width * k) / 2),
    y: Math.max(0, Math.min(24, (height - scene.height * k) / 2)),
  };
}

/** Magnified about a point of the window, which stays where it is. */
export function zoomedAt(camera: Camera, factor: number, { x, y }: Point): Camera {
  const k = Math.max(smallest, Math.min(largest, camera.k * factor));
  const by = k / camera.k;
  return { k, x: x - (x - camera.x) * by, y: y - (y - camera.y) * by };
}

/** A wheel moves; with Control, which is also what a pinch says, it magnifies. */
export function onWheel(camera: Camera, event: WheelEvent, at: Point): Camera {
  const unit = event.deltaMode === 1 ? 16 : 1;
  if (event.ctrlKey || event.metaKey) return zoomedAt(camera, Math.exp(-event.deltaY * unit * 0.004), at);
  const [dx, dy] = event.shiftKey && event.deltaX === 0 ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
  return { ...camera, x: camera.x - dx * unit, y: camera.y - dy * unit };
}

/**
 * What of the scene is in the window and so many quarters of a window around it, in its own pixels. It goes by such steps:
 * most moves stay within one.
 */
export function seenBy({ x, y, k }: Camera, { width, height }: Size, margin: number): Region {
  const scale = 2 ** (Math.round(Math.log2(k) * 4) / 4);
  const [stepX, stepY] = [Math.max(1, width / 4 / scale), Math.max(1, height / 4 / scale)];
  return {
    left: Math.floor(-x / k / stepX - margin) * stepX,
    top: Math.floor(-y / k / stepY - margin) * stepY,
    right: Math.ceil((width - x) / k / stepX + margin) * stepX,
    bottom: Math.ceil((height - y) / k / stepY + margin) * stepY,
  };
}

/** A hand that moves less means a click. */
const still = 4;

/** Dragging moves the drawing. */
export function useDrag(store: Store, camera: Camera) {
  const start = useRef<{ readonly pointer: Point; readonly camera: Camera; isMoving: boolean } | undefined>(undefined);
  return {
    onPointerDown: (event: PointerEvent): void => {
      if (event.button === 0)
        start.current = { pointer: { x: event.clientX, y: event.clientY }, camera, isMoving: false };
    },
    onPointerMove: (event: PointerEvent): void => {
      const from = start.current;
      if (!from) return;
      const [dx, dy] = [event.clientX - from.pointer.x, event.clientY - from.pointer.y];
      if (!from.isMoving && Math.hypot(dx, dy) < still) return;
      from.isMoving = true;
      store.moveTo({ ...from.camera, x: from.camera.x + dx, y: from.camera.y + dy });
    },
    onPointerUp: (): void => {
      // The click that follows a drag is none.
      if (start.current?.isMoving === true) window.addEventListener('click', swallow, { capture: true, once: true });
      start.current = undefined;
      setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0);
    },
    onPointerLeave: (): void => {
      start.current = undefined;
    },
  };
}

function swallow(event: Event): void {
  event.stopPropagation();
}
