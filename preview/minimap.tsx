/** The whole drawing, small, with a frame around what the window shows; a click goes there. */
import type { TargetedMouseEvent } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Box, Scene } from '#language/views/index.ts';
import type { Camera, Size } from './state.ts';
import type { Store } from './store.ts';

const widest = 168;
const highest = 110;
const mostBoxes = 600;

type MinimapProps = {
  readonly store: Store;
  readonly scene: Scene;
  readonly camera: Camera;
  readonly size: Size;
};

/** Where so much of the drawing is seen, a map of it would hide more than it tells. */
const mostSeen = 0.85;

/** From the edges of the window, as the style sheet has it. */
const inset = 12;

/** Where it lies in the window; undefined where nearly all of the drawing is seen anyway, or the window is too narrow for it. */
export function minimapBox(scene: Pick<Scene, 'width' | 'height'>, { k }: Camera, size: Size): Box | undefined {
  const seen = Math.min(1, size.width / (scene.width * k)) * Math.min(1, size.height / (scene.height * k));
  if (seen >= mostSeen || size.width < 480) return undefined;
  const scale = scaleOf(scene);
  const [w, h] = [scene.width * scale, scene.height * scale];
  return { x: size.width - inset - w, y: size.height - inset - h, w, h };
}

function scaleOf({ width, height }: Pick<Scene, 'width' | 'height'>): number {
  return Math.min(widest / width, highest / height);
}

/** It is for the pointer; the keyboard goes from one element to the next. */
export function Minimap({ store, scene, camera, size }: MinimapProps) {
  const place = minimapBox(scene, camera, size);
  if (!place) return null;
  const k = scaleOf(scene);
  const go = (event: TargetedMouseEvent<SVGSVGElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const [x, y] = [(event.clientX - box.left) / k, (event.clientY - box.top) / k];
    store.moveTo({ ...camera, x: size.width / 2 - x * camera.k, y: size.height / 2 - y * camera.k });
  };
  return (
    <svg
      class="minimap"
      width={place.w}
      height={place.h}
      aria-hidden="true"
      focusable="false"
      onPointerDown={(event) => event.stopPropagation()}
      onClick={go}
    >
      <Boxes scene={scene} k={k} />
      <rect
        class="mini-window"
        x={(-camera.x / camera.k) * k}
        y={(-camera.y / camera.k) * k}
        width={(size.width / camera.k) * k}
        height={(size.height / camera.k) * k}
      />
    </svg>
  );
}

/** Made once for a scene: only the frame over it moves. */
function Boxes({ scene, k }: { readonly scene: Scene; readonly k: number }) {
  return useMemo(
    () => (
      <g>
        {scene.items
          .filter(({ w, h }) => w * k >= 2 && h * k >= 1.5)
          // What contains others first, so that no part of a large drawing looks empty.
          .toSorted((a, b) => a.outline.level - b.outline.level)
          .slice(0, mostBoxes)
          .map(({ id, kind, x, y, w, h, outline }) => (
            <rect
              key={id}
              class={`mini kind-${kind} ${outline.level <= 3 ? 'is-panel' : ''}`}
              x={x * k}
              y={y * k}
              width={w * k}
              height={h * k}
            />
          ))}
      </g>
    ),
    [scene, k],
  );
}
