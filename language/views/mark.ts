/** An element of an SVG. */
export type Mark = {
  readonly tag: 'g' | 'rect' | 'path' | 'text' | 'circle' | 'line';
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly text?: string;
  readonly children?: readonly Mark[];
};
