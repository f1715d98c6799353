/** The buttons of a drawing: how near it is, and keeping it as a picture. */
import { exportTheme, pictureOf, toSvg } from '#language/views/index.ts';
import { fitted, zoomedAt } from './camera.ts';
import { Sign } from './icons.tsx';
import type { Store } from './store.ts';

type Action = { readonly label: string; readonly sign: Parameters<typeof Sign>[0]['sign']; readonly press: () => void };

export function DrawingTools({ store }: { readonly store: Store }) {
  const drawing = store.drawing.value;
  const zoom: readonly Action[] = drawing
    ? [
        { label: 'Smaller (−)', sign: 'minus', press: () => near(store, 0.8) },
        { label: 'Larger (+)', sign: 'plus', press: () => near(store, 1.25) },
        { label: 'Fit into the window (0)', sign: 'fit', press: () => near(store, undefined) },
      ]
    : [];
  const actions: readonly Action[] = [
    ...zoom,
    { label: 'Keep as a picture', sign: 'picture', press: () => keepPicture(store) },
  ];
  return (
    <>
      {actions.map(({ label, sign, press }) => (
        <button key={label} type="button" class="tool" aria-label={label} title={label} onClick={press}>
          <Sign sign={sign} />
        </button>
      ))}
    </>
  );
}

function near(store: Store, factor: number | undefined): void {
  const frame = document.querySelector('.drawing');
  const scene = store.drawing.value;
  if (!frame || !scene) return;
  const size = { width: frame.clientWidth, height: frame.clientHeight };
  const camera = store.cameras.value[scene.view] ?? fitted(scene, size, 'readable');
  const middle = { x: size.width / 2, y: size.height / 2 };
  store.moveTo(factor === undefined ? fitted(scene, size, 'whole') : zoomedAt(camera, factor, middle));
}

/** In the colours of an export, light or dark as the page is. */
function keepPicture(store: Store): void {
  const snapshot = store.part.value;
  if (!snapshot) return;
  const view = store.view.value;
  const variant = store.variants.value[view.name];
  const selected = store.selected.value;
  const scene = pictureOf(view, snapshot, {
    toggled: store.toggledInDrawing.value,
    ...(variant === undefined ? {} : { variant }),
    ...(selected === undefined ? {} : { selected }),
  });
  const isDark = getComputedStyle(document.body).colorScheme === 'dark' || isDarkByChoice();
  const title = `${snapshot.project} ${view.title}`.trim();
  store.keep(view.name, toSvg(scene, { theme: exportTheme(isDark ? 'dark' : 'light'), title }));
}

function isDarkByChoice(): boolean {
  return getComputedStyle(document.body).colorScheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches;
}
