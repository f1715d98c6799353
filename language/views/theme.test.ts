import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { exportTheme, groupOfKind, themeNames, type Token } from './theme.ts';

const kinds = ['neutral', 'enterprise', 'portfolio', 'value-stream', 'solution', 'art', 'team'] as const;
/** What tells kinds apart by colour; the neutral ones are told by their icons. */
const coloured = ['enterprise', 'portfolio', 'value-stream', 'solution', 'art', 'team'] as const;

describe.each(themeNames)('the %s theme', (name) => {
  const { colourOf } = exportTheme(name);

  test('every text has a contrast of 4.5 or more with what it stands on', () => {
    const texts: readonly Token[] = ['fg', 'muted', 'error', 'warning', 'info', 'focus'];
    const grounds: readonly Token[] = ['bg', 'card', ...kinds.map((kind) => `t-${kind}` as const)];
    const low = texts.flatMap((text) =>
      grounds
        .map((ground) => ({ text, ground, ratio: contrast(colourOf(text), colourOf(ground)) }))
        .filter(({ ratio }) => ratio < 4.5),
    );
    expect(low).toEqual([]);
  });

  test('every kind has a contrast of 4.5 or more with the page', () => {
    expect(kinds.filter((kind) => contrast(colourOf(`k-${kind}`), colourOf('bg')) < 4.5)).toEqual([]);
  });

  test.each(Object.keys(visions))('kinds keep apart: %s', (vision) => {
    const seen = coloured.map((kind) => ({ kind, lab: labOf(seenAs(colourOf(`k-${kind}`), vision)) }));
    const pairs = seen.flatMap((a, at) =>
      seen.slice(at + 1).map((b) => ({
        pair: `${a.kind} ${b.kind}`,
        distance: 100 * Math.hypot(...b.lab.map((each, i) => each - (a.lab[i] ?? 0))),
      })),
    );
    // Hundredths of OKLab's unit. Under two nobody tells colours apart side by side; nine is safe from one card to another.
    expect(pairs.filter(({ distance }) => distance < 9)).toEqual([]);
  });
});

test('the page and the exported picture have the same colours', () => {
  const sheet = readFileSync(path.join(import.meta.dirname, '../../preview/styles/colours.css'), 'utf8');
  for (const kind of kinds) {
    const [, light, dark] = new RegExp(`--k-${kind}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(sheet) ?? [];
    expect([kind, light, dark]).toEqual([
      kind,
      exportTheme('light').colourOf(`k-${kind}`),
      exportTheme('dark').colourOf(`k-${kind}`),
    ]);
  }
});

type Rgb = readonly [number, number, number];

/** Linear light, from 0 to 1. */
function linear(colour: string): Rgb {
  const channel = (at: number): number => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** As WCAG 2 defines it. */
function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const [r, g, b] = linear(colour);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

type Matrix = readonly [Rgb, Rgb, Rgb];

/** Machado, Oliveira and Fernandes 2009: how each deficiency sees linear light, at full severity. */
const visions: Readonly<Record<string, Matrix>> = {
  'full colour vision': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function seenAs(colour: string, vision: string): Rgb {
  const light = linear(colour);
  const matrix = visions[vision] ?? visions['full colour vision'];
  const row = (at: 0 | 1 | 2): number => {
    const [r = 0, g = 0, b = 0] = matrix?.[at] ?? [];
    return Math.min(1, Math.max(0, r * light[0] + g * light[1] + b * light[2]));
  };
  return [row(0), row(1), row(2)];
}

/** Björn Ottosson's OKLab, from linear sRGB. */
function labOf([r, g, b]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

test('each kind has the colour of its group, and what has none is neutral', () => {
  for (const kind of coloured) expect(groupOfKind(kind)).toBe(kind);
  expect((['solution-train', 'supplier', 'capability'] as const).map(groupOfKind)).toEqual(Array(3).fill('solution'));
  expect((['theme', 'epic', 'product', 'person'] as const).map(groupOfKind)).toEqual(Array(4).fill('neutral'));
});

test('in high contrast every line and every edge has the colour of the outline', () => {
  for (const name of ['high-contrast', 'high-contrast-light'] as const) {
    const { colourOf } = exportTheme(name);
    const edges = kinds.map((kind) => colourOf(`e-${kind}`));
    expect(new Set([colourOf('line'), ...edges]).size).toBe(1);
    expect(contrast(colourOf('line'), colourOf('bg'))).toBeGreaterThan(4.5);
    // Panels have no tint: what stands on them stands on the page.
    expect(new Set(kinds.map((kind) => colourOf(`t-${kind}`)))).toEqual(new Set([colourOf('bg')]));
  }
});
