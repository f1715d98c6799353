/** Paints the shapes of a chart: the same that the exported report writes as text. */
import { createElement } from 'preact';
import type { Picture, Shape } from '#language/reports/shape.ts';

type PictureProps = {
  readonly picture: Picture<number>;
  readonly style: string;
  /** A picture without one repeats a figure beside it, and is hidden from those who hear the page. */
  readonly label?: string;
  readonly onItems?: (items: number, title: string, from: Element) => void;
};

export function ReportPicture({ picture: { width, height, shapes }, style, label, onItems }: PictureProps) {
  const said = label === undefined ? { 'aria-hidden': true } : { role: 'img' as const, 'aria-label': label };
  return (
    <svg
      class={style}
      viewBox={`0 0 ${width} ${height}`}
      {...(label === undefined ? { preserveAspectRatio: 'none' } : {})}
      {...said}
    >
      {shapes.map((shape, at) => shapeOf(shape, at, onItems))}
    </svg>
  );
}

function shapeOf({ of, style, at, text, title, items }: Shape<number>, key: number, onItems: PictureProps['onItems']) {
  const opens = items === undefined || !onItems ? undefined : onItems;
  return createElement(
    of,
    {
      key,
      class: opens ? `${style} opens` : style,
      ...at,
      // For the pointer; with the keys the figures are reached in the table below.
      ...(opens && items !== undefined
        ? {
            onClick: ({ currentTarget }: MouseEvent) =>
              currentTarget instanceof Element && opens(items, title ?? '', currentTarget),
          }
        : {}),
    },
    title === undefined ? text : <title>{title}</title>,
  );
}
