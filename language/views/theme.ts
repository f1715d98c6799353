/**
 * Colours by meaning. A painter asks for a token; in the page a token is a variable of the style sheet, in an exported
 * picture a colour, since few programs that show SVG know variables or `color-mix`.
 */
import type { Kind } from '../metamodel/types.ts';

export const kindGroups = ['neutral', 'enterprise', 'portfolio', 'value-stream', 'solution', 'art', 'team'] as const;
export type KindGroup = (typeof kindGroups)[number];

/** Which colour a kind has; the others are neutral. */
const groupByKind: Readonly<Partial<Record<Kind, KindGroup>>> = {
  enterprise: 'enterprise',
  portfolio: 'portfolio',
  'value-stream': 'value-stream',
  solution: 'solution',
  'solution-train': 'solution',
  supplier: 'solution',
  capability: 'solution',
  art: 'art',
  team: 'team',
};

/** The group of kinds that has one colour. */
export function groupOfKind(kind: Kind): KindGroup {
  return groupByKind[kind] ?? 'neutral';
}

export type Token =
  | 'bg'
  | 'fg'
  | 'muted'
  | 'line'
  | 'card'
  | 'focus'
  | 'error'
  | 'warning'
  | 'info'
  | 'ribbon'
  | 'added'
  | 'removed'
  | 'moved'
  | 'renamed'
  | 'changed'
  /** The colour of a kind, the tint of its panels, and the edge around them. */
  | `${'k' | 't' | 'e'}-${KindGroup}`;

export type Theme = { readonly colourOf: (token: Token) => string };

/** In the page: `var(--k-art)`. */
export const pageTheme: Theme = { colourOf: (token) => `var(--${token})` };

const plain = [
  'bg',
  'fg',
  'muted',
  'card',
  'focus',
  'error',
  'warning',
  'info',
  'added',
  'removed',
  'moved',
  'renamed',
  'changed',
] as const satisfies readonly Token[];

type Palette = Readonly<Record<(typeof plain)[number], string>> & {
  readonly kinds: Readonly<Record<KindGroup, string>>;
  /** How much of a kind's colour its panels and their edges have; how much of the text's colour lines and ribbons have. */
  readonly tint: number;
  readonly edge: number;
  readonly line: number;
  readonly ribbon: number;
  /** High contrast: every line and every edge has this colour. */
  readonly outline?: string;
};

/** Chosen so that kinds keep apart for every kind of colour vision, each at a contrast of 4.5 or more. */
const light: Palette = {
  bg: '#fbfbfc',
  fg: '#1d2430',
  muted: '#565e69',
  card: '#ffffff',
  focus: '#0b62c4',
  error: '#c4232f',
  warning: '#9a6200',
  info: '#1663b5',
  added: '#00705c',
  removed: '#c32a0c',
  moved: '#3f3bc4',
  renamed: '#8743cb',
  changed: '#8a5600',
  kinds: {
    neutral: '#475066',
    enterprise: '#24384a',
    portfolio: '#5c1a99',
    'value-stream': '#1670dc',
    solution: '#00646f',
    art: '#8a3300',
    team: '#817200',
  },
  tint: 0.05,
  edge: 0.36,
  line: 0.15,
  ribbon: 0.2,
};

const dark: Palette = {
  bg: '#1b1b1c',
  fg: '#e3e5e8',
  muted: '#a8adb5',
  card: '#222224',
  focus: '#3b8eea',
  error: '#f2616d',
  warning: '#f0b429',
  info: '#59a4f9',
  added: '#34c6a5',
  removed: '#ff7a5c',
  moved: '#9d9bff',
  renamed: '#cf9bff',
  changed: '#e3b05c',
  kinds: {
    neutral: '#aab2bf',
    enterprise: '#a3aab3',
    portfolio: '#e3a9fa',
    'value-stream': '#6793ea',
    solution: '#92efee',
    art: '#f0681f',
    team: '#dfe27a',
  },
  tint: 0.05,
  edge: 0.36,
  line: 0.17,
  ribbon: 0.24,
};

const palettes = {
  light,
  dark,
  'high-contrast': contrasting(dark, '#000000', '#ffffff', '#6fc3df'),
  'high-contrast-light': contrasting(light, '#ffffff', '#000000', '#0f4a85'),
} as const satisfies Readonly<Record<string, Palette>>;

/** No tints: surfaces are the page's, every text is its strongest, every edge is seen. As VS Code's themes of that name. */
function contrasting(palette: Palette, surface: string, text: string, outline: string): Palette {
  return { ...palette, bg: surface, card: surface, fg: text, muted: text, outline, tint: 0, line: 0.4, ribbon: 0.4 };
}

export type ThemeName = keyof typeof palettes;

/** The keys of the table, which has no others. */
export const themeNames = Object.keys(palettes) as readonly ThemeName[];

/** For an exported picture: every token as `#rrggbb`. */
export function exportTheme(name: ThemeName): Theme {
  const palette: Palette = palettes[name];
  const known = new Map<Token, string>();
  const make = (token: Token): string => {
    const { outline } = palette;
    if (token === 'ribbon') return mix(palette.bg, palette.fg, palette.ribbon);
    if (token === 'line') return outline ?? mix(palette.bg, palette.fg, palette.line);
    if (token in palette) return palette[token as 'bg'];
    // What is left are a kind's three colours.
    const colour = palette.kinds[token.slice(2) as KindGroup];
    if (token.startsWith('t-')) return mix(palette.bg, colour, palette.tint);
    return token.startsWith('e-') ? (outline ?? mix(palette.bg, colour, palette.edge)) : colour;
  };
  return {
    colourOf: (token) => {
      const colour = known.get(token) ?? make(token);
      known.set(token, colour);
      return colour;
    },
  };
}

/** All tokens of a theme as variables of a style sheet, for a page that is drawn with `pageTheme`. */
export function themeVariables(name: ThemeName): string {
  const theme = exportTheme(name);
  const tokens: readonly Token[] = [
    ...plain,
    'line',
    'ribbon',
    ...kindGroups.flatMap((group) => [`k-${group}`, `t-${group}`, `e-${group}`] as const),
  ];
  return tokens.map((token) => `--${token}: ${theme.colourOf(token)};`).join(' ');
}

/** So much of the second in the first: tints of a few per cent need no perceptual space. */
function mix(from: string, to: string, share: number): string {
  const channel = (at: number): string => {
    const [a, b] = [from, to].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16));
    return Math.round((a ?? 0) * (1 - share) + (b ?? 0) * share)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}
