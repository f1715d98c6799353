/** The buttons of a drawing: how near it is, and keeping it as a picture. */
import { exportTheme, pictureOf, toSvg, type ThemeName } from '#language/views/index.ts';
import { cameraFor, fitted, zoomedAt } from './camera.ts';
import type { Store } from './store.ts';
import { Tool, type ToolSign } from './tool.tsx';

type Action = { readonly label: string; readonly sign: ToolSign; readonly press: () => void };

export function DrawingTools({ store }: { readonly store: Store }) {
  const drawing = store.drawing.value;
  const zoom: readonly Action[] = drawing
    ? [
        { label: 'Smaller (−)', sign: 'minus', press: () => near(store, 0.8) },
        { label: 'Larger (+)', sign: 'plus', press: () => near(store, 1.25) },
        { label: 'Fit into the window (0)', sign: 'fit', press: () => near(store, undefined) },
      ]
    : [];
  // A report is no picture: it is exported as a page.
  const keeping: readonly Action[] =
    store.view.value.shape === 'report'
      ? []
      : [
          { label: 'Copy as a picture', sign: 'copy', press: () => void copyPicture(store) },
          { label: 'Keep as a picture', sign: 'picture', press: () => keepPicture(store) },
        ];
  const actions = [...zoom, ...keeping];
  return (
    <>
      {actions.map(({ label, sign, press }) => (
        <Tool key={label} label={label} sign={sign} onPress={press} />
      ))}
      {store.hasSource ? <PinTool store={store} /> : null}
    </>
  );
}

/** A pinned panel stays as it is, while another may follow the cursor. */
function PinTool({ store }: { readonly store: Store }) {
  const isPinned = store.isPinned.value;
  return (
    <Tool
      label="Pin: stay here, do not follow the cursor"
      sign="pin"
      isPressed={isPinned}
      onPress={() => store.pin(!isPinned)}
    />
  );
}

function near(store: Store, factor: number | undefined): void {
  const frame = document.querySelector('.drawing');
  const scene = store.drawing.value;
  if (!frame || !scene) return;
  const size = { width: frame.clientWidth, height: frame.clientHeight };
  const camera = cameraFor(store.cameras.value[scene.view], scene, size);
  const middle = { x: size.width / 2, y: size.height / 2 };
  store.moveTo(factor === undefined ? fitted(scene, size, 'whole') : zoomedAt(camera, factor, middle));
}

/** Whether it can be copied at all is for the browser to say. */
async function copyPicture(store: Store): Promise<void> {
  const svg = pictureText(store);
  if (svg === undefined) return;
  try {
    const png = pngOf(svg);
    // The browser wants the promise at once, while the click still counts as one.
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
    store.say('The picture was copied.');
  } catch {
    store.say('The picture could not be copied here. Keep it as a file instead.');
  }
}

/** Twice as fine as the drawing, as far as a canvas can be. */
const fineness = 2;
const largestSide = 8000;

async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const k = Math.min(fineness, largestSide / Math.max(image.width, image.height));
  const canvas = new OffscreenCanvas(Math.ceil(image.width * k), Math.ceil(image.height * k));
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob({ type: 'image/png' });
}

function keepPicture(store: Store): void {
  const svg = pictureText(store);
  if (svg !== undefined) store.keep(store.view.value.name, svg);
}

/** In the colours of an export that are nearest to those of the page. */
function pictureText(store: Store): string | undefined {
  const snapshot = store.part.value;
  if (!snapshot) return undefined;
  const view = store.view.value;
  const variant = store.variants.value[view.name];
  const selected = store.selected.value;
  const scene = pictureOf(view, snapshot, {
    toggled: store.toggledInDrawing.value,
    ...(variant === undefined ? {} : { variant }),
    ...(selected === undefined ? {} : { selected }),
  });
  const title = `${snapshot.project} ${view.title}`.trim();
  return toSvg(scene, { theme: exportTheme(themeOfPage()), title });
}

function themeOfPage(): ThemeName {
  const { colorScheme } = getComputedStyle(document.body);
  const isDark =
    colorScheme === 'dark' || (colorScheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  const isContrast = [...document.body.classList].some((name) => name.startsWith('vscode-high-contrast'));
  if (isContrast) return isDark ? 'high-contrast' : 'high-contrast-light';
  return isDark ? 'dark' : 'light';
}
