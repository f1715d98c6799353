/** The icons, one a kind, drawn on a grid of 24 with a line of one width; and the badges of problems, on a grid of 16. */
import type { Kind } from '../metamodel/types.ts';
import type { Severity } from '../rules/rule.ts';

export const circle = (x: number, y: number, r: number): string =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
const dot = (x: number, y: number): string => `M${x} ${y}h.01`;

export const iconPaths = {
  enterprise:
    'M5 21V4.5A1.5 1.5 0 0 1 6.5 3H13a1.5 1.5 0 0 1 1.5 1.5V21M14.5 10H18a1.5 1.5 0 0 1 1.5 1.5V21M3 21h18M8.5 7.5h2.5M8.5 11.5h2.5M8.5 15.5h2.5',
  theme: `${circle(12, 12, 9)}M15.5 8.5l-2 5-5 2 2-5z`,
  objective: `${circle(12, 12, 9)}${circle(12, 12, 5)}${dot(12, 12)}`,
  'key-result': 'M4 17l5-5 4 3 7-8M15.5 7H20v4.5',
  kpi: 'M4 17a8 8 0 1 1 16 0M12 17l3.5-5',
  portfolio:
    'M5 8h14a1.5 1.5 0 0 1 1.5 1.5v8A1.5 1.5 0 0 1 19 19H5a1.5 1.5 0 0 1-1.5-1.5v-8A1.5 1.5 0 0 1 5 8zM9 8V6a1 1 0 0 1 1-1h4a1 1 0 0 1 1 1v2M3.5 13h17',
  epic: 'M13 3L5 14h6l-1 7 8-11h-6z',
  'value-stream': 'M3.5 6.5L9 12l-5.5 5.5M9.5 6.5L15 12l-5.5 5.5M15.5 6.5L21 12l-5.5 5.5',
  solution: `M12 3l7.8 4.5v9L12 21l-7.8-4.5v-9z${circle(12, 12, 3)}`,
  'solution-train': 'M12 3l6 3.4v6.6L12 16.4 6 13V6.4zM3.5 20.5h17M8 16.5v4M16 16.5v4',
  supplier: `M3 6h11v10.5H3zM14 10h4l3 3v3.5h-7${circle(7.5, 18, 1.8)}${circle(17, 18, 1.8)}`,
  capability: 'M12 4l8 4-8 4-8-4zM4 12l8 4 8-4M4 16l8 4 8-4',
  product: 'M12 3.5l8 4v9l-8 4-8-4v-9zM4 7.5l8 4 8-4M12 11.5v9',
  art: `M8 4h8a2.5 2.5 0 0 1 2.5 2.5v7A2.5 2.5 0 0 1 16 16H8a2.5 2.5 0 0 1-2.5-2.5v-7A2.5 2.5 0 0 1 8 4zM5.5 10h13${dot(9, 13)}${dot(15, 13)}M8.5 16L6.5 20M15.5 16l2 4`,
  feature: `M4 5.5A1.5 1.5 0 0 1 5.5 4H11l9 9-7 7-9-9z${dot(8.5, 8.5)}`,
  team: 'M9 11a3.2 3.2 0 1 0 0-6.4A3.2 3.2 0 0 0 9 11zM3 19.5c0-3.2 2.6-5.3 6-5.3s6 2.1 6 5.3M15.8 4.9a3.2 3.2 0 0 1 0 5.8M17.5 14.6c2.200.7 3.5 2.5 3.5 4.9',
  story: 'M7 3h7.5L19 7.5V20a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM14 3v5h5M9 13h6M9 17h4',
  system: `M5 4h14a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1zM5 13h14a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-5a1 1 0 0 1 1-1z${dot(8, 7.5)}${dot(8, 16.5)}`,
  milestone: 'M6 21V4h12l-3 4 3 4H6',
  backlog: `M9 6h11M9 12h11M9 18h11${dot(4.5, 6)}${dot(4.5, 12)}${dot(4.5, 18)}`,
  cadence: `${circle(12, 12, 9)}M12 7v5l3.5 2`,
  flow: 'M3 9c3-4 6-4 9 0s6 4 9 0M3 16c3-4 6-4 9 0s6 4 9 0',
  'business-value': `${circle(12, 12, 9)}M15 9c-.8-1-1.8-1.5-3-1.5-1.7 0-3 .9-3 2.2 0 3 6 1.6 6 4.6 0 1.3-1.3 2.2-3 2.2-1.2 0-2.2-.5-3-1.5M12 6v12`,
  meta: 'M9 4c-2.5 0-3 1-3 3s0 3.5-2 5c2 1.5 2 3 2 5s.5 3 3 3M15 4c2.5 0 3 1 3 3s0 3.5 2 5c-2 1.5-2 3-2 5s-.5 3-3 3',
  workflow: 'M4 5h6v5H4zM14 14h6v5h-6zM10 7.5h4.5a2.5 2.5 0 0 1 2.5 2.5v4',
  'item-types': 'M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z',
  person: 'M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c0-3.6 3.3-6 7.5-6s7.5 2.4 7.5 6',
  role: `${circle(8.5, 12, 4)}M12.5 12H21M18 12v3.5`,
  view: `M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z${circle(12, 12, 3)}`,
} as const satisfies Readonly<Record<Kind, string>>;

/** A circle, a triangle or a square: the shape tells the severity where colour does not. */
export const badgePaths = {
  error: { shape: circle(8, 8, 7), glyph: 'M5.5 5.5l5 5M10.5 5.5l-5 5' },
  warning: { shape: 'M8 1.3l7 12.7a.8.8 0 0 1-.7 1H1.7a.8.8 0 0 1-.7-1z', glyph: `M8 5.8v4.2${dot(8, 12.3)}` },
  info: {
    shape: 'M3.5 1h9A2.5 2.5 0 0 1 15 3.5v9a2.5 2.5 0 0 1-2.5 2.5h-9A2.5 2.5 0 0 1 1 12.5v-9A2.5 2.5 0 0 1 3.5 1z',
    glyph: `M8 7.5v4${dot(8, 4.6)}`,
  },
  hint: { shape: circle(8, 8, 2), glyph: '' },
} as const satisfies Readonly<Record<Severity, { readonly shape: string; readonly glyph: string }>>;
