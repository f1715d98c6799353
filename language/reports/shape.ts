/** What a chart is made of, before anybody paints it. */
import type { Keys } from './report.ts';

export type Shape<Items = Keys> = {
  readonly of: 'path' | 'rect' | 'circle' | 'text';
  readonly style: string;
  /** Attributes of SVG. */
  readonly at: Readonly<Record<string, string | number>>;
  /** What a text says. */
  readonly text?: string;
  /** What the pointer is told. */
  readonly title?: string;
  /** The items that it opens. */
  readonly items?: Items;
};

export type Picture<Items = Keys> = {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape<Items>[];
};
