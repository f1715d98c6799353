/** The keyboard: that of a tree, as the ARIA practices describe it, and the product's own keys. */
import type { Scene, SceneItem } from '#language/views/index.ts';
import { fitted, zoomedAt } from './camera.ts';
import type { Camera } from './state.ts';
import { canToggle } from './showing.ts';
import type { Store } from './store.ts';

type Around = {
  readonly store: Store;
  readonly scene: Scene;
  readonly index: number;
  readonly item: SceneItem;
  readonly page: number;
};

/** Moves in the scene; a key that means nothing there is left to others. */
export function handleTreeKey(event: KeyboardEvent, store: Store, windowHeight: number): void {
  const scene = store.scene.value;
  const index = store.indexOfRow.value.get(store.tabStop.value ?? '');
  const item = index === undefined ? undefined : scene?.items[index];
  if (!scene || index === undefined || !item || event.altKey || event.ctrlKey || event.metaKey) return;
  const around: Around = { store, scene, index, item, page: windowHeight };
  const action = keys[event.key];
  if (action) action(around);
  else if (!typeAhead(event.key, around)) return;
  event.preventDefault();
  event.stopPropagation();
}

/** In a drawing the keys of the tree, and those that move and magnify it. */
export function handleDrawingKey(event: KeyboardEvent, store: Store, { camera, size }: Shown): void {
  const middle = { x: size.width / 2, y: size.height / 2 };
  const zoom = { '+': 1.25, '=': 1.25, '-': 0.8 }[event.key];
  const scene = store.drawing.value;
  if (zoom !== undefined) store.moveTo(zoomedAt(camera, zoom, middle));
  else if (event.key === '0' && scene) store.moveTo(fitted(scene, size, 'whole'));
  else if (event.key === 'm' || event.key === 'M') store.hasMinimap.value = !store.hasMinimap.value;
  else if (event.key === ']' || event.key === '[') store.follow(event.key === ']' ? 'forth' : 'back');
  else {
    handleTreeKey(event, store, size.height);
    return;
  }
  event.preventDefault();
  event.stopPropagation();
}

type Shown = { readonly camera: Camera; readonly size: { readonly width: number; readonly height: number } };

/** Keys that work wherever the keyboard is. */
export function handlePageKey(event: KeyboardEvent, store: Store, searchBox: HTMLInputElement | null): void {
  if (event.key === 'F8') store.goToProblem(event.shiftKey ? -1 : 1);
  else if (event.altKey && event.key === 'ArrowLeft') store.goBack();
  else if (event.altKey && event.key === 'ArrowRight') store.goForward();
  else if (event.key === '/' && event.target !== searchBox) searchBox?.select();
  else if (event.key === 'Escape') escape(store);
  else return;
  event.preventDefault();
}

/** Out of the search first, then out of the selection, then out of the part that is looked at alone. */
function escape(store: Store): void {
  if (store.openedItems.value) {
    store.closeItems();
    return;
  }
  if (store.filter.value === '' && store.selected.value === undefined && store.root.value !== undefined) {
    store.focusOn(undefined);
    return;
  }
  if (store.filter.value === '') store.select(undefined);
  else store.search('');
  const id = store.tabStop.value;
  if (id !== undefined) store.focus(id);
  else document.querySelector<HTMLElement>('.table [tabindex="0"]')?.focus();
}

const keys: Readonly<Record<string, (around: Around) => void>> = {
  ArrowDown: (around) => move(around, around.index + 1),
  ArrowUp: (around) => move(around, around.index - 1),
  Home: (around) => move(around, 0),
  End: (around) => move(around, around.scene.items.length - 1),
  PageDown: (around) => movePage(around, 1),
  PageUp: (around) => movePage(around, -1),
  ArrowRight: (around) => {
    const { store, item, index } = around;
    if (item.outline.isOpen === false) store.toggle([item.id]);
    else if (item.next > index + 1) move(around, index + 1);
  },
  ArrowLeft: (around) => {
    const { store, item } = around;
    if (item.outline.isOpen === true) store.toggle([item.id]);
    else moveToParent(around);
  },
  '*': ({ store, scene, item }) => {
    store.toggle(
      siblingsOf(scene, item)
        .filter(({ outline }) => outline.isOpen === false)
        .map(({ id }) => id),
    );
  },
  Enter: ({ store, item }) => {
    if (item.isGroup && canToggle(item)) store.toggle([item.id]);
    store.select(item.id);
    store.open(item.id, false);
  },
  ' ': ({ store, item }) => store.select(item.id),
};

function move({ store, scene }: Around, index: number): void {
  const item = scene.items[index];
  if (item) store.focus(item.id);
}

function movePage(around: Around, step: 1 | -1): void {
  const { scene, item, index, page } = around;
  const goal = item.y + step * page;
  const { items } = scene;
  let at = index;
  for (let next = items[at + step]; next && (next.y - goal) * step <= 0; next = items[at + step]) at += step;
  move(around, at === index ? index + step : at);
}

function moveToParent(around: Around): void {
  const { scene, item, index } = around;
  for (let at = index - 1; at >= 0; at -= 1) {
    if ((scene.items[at]?.outline.level ?? 0) < item.outline.level) {
      move(around, at);
      return;
    }
  }
}

function siblingsOf(scene: Scene, item: SceneItem): readonly SceneItem[] {
  const { level } = item.outline;
  let start = scene.items.indexOf(item);
  while ((scene.items[start - 1]?.outline.level ?? 0) >= level) start -= 1;
  let end = start;
  while ((scene.items[end]?.outline.level ?? 0) >= level) end += 1;
  return scene.items.slice(start, end).filter(({ outline }) => outline.level === level);
}

let typed = '';
let typedAt = 0;
const pause = 700;

/** Letters typed in quick succession go to the next row whose title starts with them; says whether the key was one. */
function typeAhead(key: string, around: Around): boolean {
  if (key.length !== 1 || key === '/' || key === ' ') return false;
  const now = performance.now();
  typed = now - typedAt > pause ? key : typed + key;
  typedAt = now;
  const wanted = typed.toLowerCase();
  const { items } = around.scene;
  // One letter again and again goes from one to the next; a longer word may stay where it is.
  const first = typed.length === 1 ? 1 : 0;
  for (let step = first; step < items.length + first; step += 1) {
    const at = (around.index + step) % items.length;
    if (items[at]?.outline.title.toLowerCase().startsWith(wanted) === true) {
      move(around, at);
      break;
    }
  }
  return true;
}
