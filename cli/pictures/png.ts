/** An SVG as PNG, without a browser: resvg as one WASM file, with Inter beside it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError, type Terminal } from '../terminal.ts';
import { systemFonts } from './system-fonts.ts';

/** Drawn pixels for a pixel of the picture, so that it stays sharp on today's screens and in print. */
const density = 2;
/** What a picture may have in all; a larger one is drawn smaller. */
const mostPixels = 80_000_000;

const fontFiles = ['Regular', 'Medium', 'SemiBold', 'Bold'].map((weight) => `Inter-${weight}.woff2`);

let isReady: Promise<void> | undefined;

/** The bytes of a PNG, so many pixels to a unit of the SVG. Throws with a sentence where the rasteriser is not installed. */
export async function toPng(
  svg: string,
  { assets, env }: Pick<Terminal, 'assets' | 'env'>,
  pixels = density,
): Promise<Uint8Array> {
  const folder = join(assets, 'cli', 'png');
  const wasm = join(folder, 'resvg.wasm');
  if (!existsSync(wasm))
    throw new CommandError('What draws pictures is missing from this installation. Install Throughline again.');
  const { Resvg, initWasm } = await import('@resvg/resvg-wasm');
  isReady ??= initWasm(readFileSync(wasm));
  await isReady;
  const fonts = fontFiles.map((name) => new Uint8Array(readFileSync(join(folder, name))));
  const drawing = new Resvg(svg, {
    font: {
      fontBuffers: [...fonts, ...(needsOtherFonts(svg) ? systemFonts(env) : [])],
      defaultFontFamily: 'Inter',
      sansSerifFamily: 'Inter',
    },
    fitTo: { mode: 'zoom', value: zoomOf(svg, pixels) },
  });
  return drawing.render().asPng();
}

function zoomOf(svg: string, pixels: number): number {
  const [, width = '1', height = '1'] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
  return Math.min(pixels, Math.sqrt(mostPixels / (Number(width) * Number(height))));
}

/** Inter has Latin, Greek and Cyrillic; with it alone pictures are the same on every computer. */
function needsOtherFonts(svg: string): boolean {
  return (
    /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u.test(svg) ||
    /(?![\d#*])\p{Emoji}/u.test(svg)
  );
}
