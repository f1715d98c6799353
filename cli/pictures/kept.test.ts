/**
 * Pictures as people see them, kept beside this test: each view is drawn anew and compared pixel by pixel. One that is not there
 * is drawn and kept: delete a picture that shall change, run this test, and look at what it drew.
 */
import { decode } from 'fast-png';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { generateOrganisation } from '../../bench/generate.ts';
import { createProject, toSnapshot, type Snapshot } from '#language';
import { exportTheme, pictureOf, toSvg, viewNamed, type ThemeName, type ViewName } from '#language/views/index.ts';
import { oneRule } from '#testing';
import { cliFolder, installPictures } from '../cli-testing.ts';
import { toPng } from './png.ts';

const { root } = cliFolder();
installPictures(root);
const folder = path.join(import.meta.dirname, 'kept');

const organisations: Readonly<Record<string, () => Snapshot>> = {
  kelpworks: () => example('kelpworks'),
  'nordhaven-bank': () => example('nordhaven-bank'),
  'two-thousand': () => snapshotOf(generateOrganisation({ elements: 2000, layout: 'many-files' }).files),
};

const pictures: readonly (readonly [organisation: string, view: ViewName, theme: ThemeName])[] = [
  ['kelpworks', 'map', 'light'],
  ['kelpworks', 'tree', 'high-contrast'],
  ['kelpworks', 'trace', 'high-contrast-light'],
  ['kelpworks', 'people', 'dark'],
  ['nordhaven-bank', 'funding', 'light'],
  ['nordhaven-bank', 'alignment', 'dark'],
  ['nordhaven-bank', 'cadence', 'high-contrast'],
  ['two-thousand', 'map', 'dark'],
  ['two-thousand', 'funding', 'high-contrast'],
];

describe('looks as it was kept', () => {
  test.each(pictures)('%s, %s, %s', async (organisation, view, theme) => {
    const shown = viewNamed(view);
    const snapshot = organisations[organisation]?.();
    if (!shown || !snapshot) throw new Error('There is no such picture.');
    const svg = toSvg(pictureOf(shown, snapshot), { theme: exportTheme(theme), title: view });
    const png = await toPng(svg, { assets: root, env: {} }, 1);
    const file = path.join(folder, `${organisation}-${view}-${theme}.png`);
    if (!existsSync(file)) keep(file, png);
    expect(differing(png, readFileSync(file))).toBeLessThan(0.001);
  });

  test('and no picture is kept that nobody looks at', () => {
    expect(readdirSync(folder).toSorted()).toEqual(pictures.map((parts) => `${parts.join('-')}.png`).toSorted());
  });
});

test('a picture in which a word differs is told from the one that was kept', async () => {
  const draw = async (text: string): Promise<Uint8Array> => {
    const view = viewNamed('map');
    const svg =
      view &&
      toSvg(pictureOf(view, snapshotOf([{ path: 'a.thru', text }])), { theme: exportTheme('light'), title: '' });
    return toPng(svg ?? '', { assets: root, env: {} }, 1);
  };
  const [one, other] = [await draw('portfolio retail "Retail"'), await draw('portfolio retail "Trading"')];
  expect(differing(one, await draw('portfolio retail "Retail"'))).toBe(0);
  expect(differing(one, other)).toBeGreaterThan(0.001);
});

function keep(file: string, png: Uint8Array): void {
  if (process.env['CI']) throw new Error(`${path.basename(file)} is not kept.`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, png);
}

function example(name: string): Snapshot {
  const from = path.join(import.meta.dirname, '../../examples', name);
  const paths = readdirSync(from, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.thru'));
  return snapshotOf(
    paths.toSorted().map((file) => ({ path: file, text: readFileSync(path.join(from, file), 'utf8') })),
  );
}

function snapshotOf(files: readonly { readonly path: string; readonly text: string }[]): Snapshot {
  const project = createProject({ isIncremental: false, settings: oneRule });
  project.update(files);
  return toSnapshot(project, { rev: 1 });
}

/** Of 255 in a channel: less is how two computers round the edge of a letter. */
const seen = 24;

/** The share of pixels that a person would see differ; all of them where the sizes do. */
function differing(one: Uint8Array, other: Uint8Array): number {
  const [a, b] = [decode(one), decode(other)];
  if (a.width !== b.width || a.height !== b.height) return 1;
  let count = 0;
  for (let at = 0; at < a.data.length; at += a.channels)
    if ([0, 1, 2].some((channel) => Math.abs((a.data[at + channel] ?? 0) - (b.data[at + channel] ?? 0)) > seen))
      count += 1;
  return count / (a.width * a.height);
}
