/** What the keyboard, the pointer and those who hear the page find: an element with the role of a tree's over each box. */
import { useMemo } from 'preact/hooks';
import type { Box, Scene, SceneItem } from '#language/views/index.ts';
import { CornerSigns } from './icons.tsx';
import { itemAt } from './in-sight.ts';
import { handleDrawingKey } from './keys.ts';
import { isFarAt } from './picture.ts';
import type { Camera, Size } from './state.ts';
import { canToggle } from './showing.ts';
import type { Store } from './store.ts';
import { noteFocus, treeItem } from './tree-item.ts';

type SpotsProps = {
  readonly store: Store;
  readonly scene: Scene;
  /** Those in the window, in tree order. */
  readonly items: readonly SceneItem[];
  /** Pixels of the window for one of the scene. */
  readonly k: number;
  readonly around: { readonly current: { readonly camera: Camera; readonly size: Size } };
};

/** So many before and after the one with the keyboard, so that reading goes on wherever the window is. */
const neighbours = 12;

export function Spots({ store, scene, items, k, around }: SpotsProps) {
  const isFar = isFarAt(scene, k);
  const at = store.indexOfRow.value.get(store.tabStop.value ?? '') ?? -1;
  const tabStop = scene.items[at];
  const mounted = useMemo(() => {
    const near = at < 0 ? [] : scene.items.slice(Math.max(0, at - neighbours), at + neighbours + 1);
    const seen = new Set(items);
    const others = near.filter((item) => !seen.has(item));
    return others.length === 0 ? items : inOrder(scene, [...items, ...others]);
  }, [scene, items, at]);
  return (
    <div
      role="tree"
      aria-label={`${store.snapshot.value?.project ?? ''} ${store.view.value.title}`.trim()}
      class="spots"
      style={{ width: `${scene.width * k}px`, height: `${scene.height * k}px` }}
      onFocusIn={(event) => noteFocus(event, store)}
      onKeyDown={(event) => handleDrawingKey(event, store, around.current)}
      onClick={(event) => handleClick(event, { store, scene, camera: around.current.camera })}
    >
      {mounted.map((item) => (
        <Spot
          key={item.id}
          {...{ item, k, isFar }}
          isSelected={item.id === store.selected.value}
          isTabStop={item === tabStop}
        />
      ))}
    </div>
  );
}

function inOrder({ items }: Scene, some: readonly SceneItem[]): readonly SceneItem[] {
  const wanted = new Set(some);
  return items.filter((item) => wanted.has(item));
}

type SpotProps = {
  readonly item: SceneItem;
  readonly k: number;
  /** Whether the picture shows hardly more than where things are, and signs of its own. */
  readonly isFar: boolean;
  readonly isSelected: boolean;
  readonly isTabStop: boolean;
};

function Spot({ item, k, isFar, isSelected, isTabStop }: SpotProps) {
  const toggle = item.ops.find((op) => op.op === 'toggle');
  return (
    <div {...treeItem(item, { isSelected, isTabStop })} class="spot" style={placeOf(item, k)}>
      {toggle ? (
        <span
          class="spot-toggle"
          data-toggle=""
          style={placeOf({ x: toggle.x - 5, y: toggle.y - 5, w: toggle.w + 10, h: toggle.h + 10 }, k)}
        />
      ) : null}
      {/* The ring around what is selected would lie over them. */}
      {isSelected && !isFar ? <CornerSigns item={item} /> : null}
    </div>
  );
}

function placeOf({ x, y, w, h }: Box, k: number) {
  return { left: `${x * k}px`, top: `${y * k}px`, width: `${w * k}px`, height: `${h * k}px` };
}

type Clicked = { readonly store: Store; readonly scene: Scene; readonly camera: Camera };

function handleClick(event: MouseEvent, { store, scene, camera }: Clicked): void {
  if (!(event.target instanceof Element) || !(event.currentTarget instanceof Element)) return;
  const id = event.target.closest('[data-id]')?.getAttribute('data-id');
  const corner = event.currentTarget.getBoundingClientRect();
  const place = [(event.clientX - corner.left) / camera.k, (event.clientY - corner.top) / camera.k] as const;
  // Boxes that are too small to have an element are clicked all the same.
  const item = id ? scene.items[store.indexOfRow.value.get(id) ?? -1] : itemAt(scene, ...place);
  if (!item) return;
  store.focus(item.id);
  if (event.target.closest('[data-toggle]') !== null && canToggle(item)) store.toggle([item.id]);
  else {
    store.select(item.id);
    store.open(item.id, event.ctrlKey || event.metaKey);
  }
}
