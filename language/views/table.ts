/** A view that is read in rows and columns: the matrix of alignment, the people, the cadences. */
import type { Kind } from '../metamodel/types.ts';
import { wrapText } from './fit-text.ts';
import type { Op, Scene } from './scene.ts';
import { textWidth } from './text-width.ts';

export type Table = {
  readonly view: string;
  /** What a row stands for: the head of its first column. */
  readonly subject: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** What the table comes to, in a sentence. */
  readonly note?: { readonly text: string; readonly isWrong: boolean };
  /** What to say where there are no rows. */
  readonly empty: string;
  /** A matrix has marks in its cells, a list has words. */
  readonly shape: 'matrix' | 'list';
};

export type Column = {
  readonly title: string;
  /** The element that it stands for. */
  readonly id?: string;
  readonly kind?: Kind;
  /** Over which columns stand together. */
  readonly group?: string;
};

export type Row = {
  readonly key: string;
  readonly id?: string;
  /** Another element that it is about as well: who holds a seat. */
  readonly alsoOf?: string;
  readonly kind?: Kind;
  readonly title: string;
  readonly aside?: string;
  /** Something in it is not as it has to be. */
  readonly isWrong?: boolean;
  readonly cells: readonly Cell[];
};

/** How the matrix shows where something belongs: where it is at home, where it has a part, and where it serves as well. */
export const cellMarks = { home: '■', part: '●', also: '◉' } as const;

export type Cell = {
  /** What it says; for a mark what is read aloud. */
  readonly text: string;
  readonly mark?: keyof typeof cellMarks;
  readonly tone?: 'warning' | 'error' | 'muted';
  /** The element to go to. */
  readonly id?: string;
  /** By which a column is put in order; the text where it is left out. */
  readonly rank?: number;
};

const margin = 20;
const rowHeight = 26;
const lineHeight = 15;
const mostLines = 3;
const headSize = 44;
const noteSize = 30;
const widestTitle = 300;
const matrixColumn = 104;

/** A table as a drawing, for exported pictures. */
export function tableScene(table: Table): Scene {
  const layout = layColumns(table);
  const head = margin + (table.note ? noteSize : 0);
  const top = head + headSize;
  let y = top;
  const rows = table.rows.flatMap((row) => {
    const { ops, height } = rowOps(row, layout, y);
    y += height;
    return ops;
  });
  const empty: readonly Op[] =
    table.rows.length > 0 ? [] : [{ op: 'text', style: 'meta', text: table.empty, x: margin, y: top, w: 560, h: 20 }];
  return {
    view: table.view,
    width: Math.max(layout.right + margin, 620),
    height: Math.max(y, 110) + margin,
    items: [],
    backdrop: [...noteOps(table), ...headOps(table, layout, head), ...rows, ...empty],
  };
}

function titleWidthOf({ title, aside }: Row): number {
  return textWidth(title, 12.5, 500) + (aside === undefined ? 0 : textWidth(aside, 11.5) + 10) + 34;
}

function noteOps({ note }: Table): readonly Op[] {
  if (!note) return [];
  const tone = note.isWrong ? { tone: 'error' as const } : {};
  return [{ op: 'text', style: 'heading', text: note.text, ...tone, x: margin, y: margin, w: 580, h: 18 }];
}

type Layout = {
  readonly titleWidth: number;
  readonly slots: readonly { readonly x: number; readonly w: number }[];
  readonly right: number;
};

function layColumns({ columns, rows, shape }: Table): Layout {
  const titleWidth = Math.min(widestTitle, Math.max(120, ...rows.map(titleWidthOf)));
  let x = margin + titleWidth + 10;
  const slots = columns.map(({ title }, at) => {
    const words = rows.map(({ cells }) => textWidth(cells[at]?.text ?? '', 11));
    const w = shape === 'matrix' ? matrixColumn : Math.min(260, Math.max(textWidth(title, 12.5, 600), ...words) + 22);
    const slot = { x, w: w - 10 };
    x += w;
    return slot;
  });
  return { titleWidth, slots, right: x };
}

/** What the rows and the columns stand for; short names stand as near to the first row as long ones. */
function headOps({ subject, columns, shape }: Table, { slots, titleWidth }: Layout, top: number): readonly Op[] {
  const heads = [
    { title: subject, x: margin, w: titleWidth, isMiddle: false },
    ...columns.map(({ title }, at) => ({ title, ...(slots[at] ?? { x: 0, w: 0 }), isMiddle: shape === 'matrix' })),
  ];
  return heads.flatMap(({ title, x, w, isMiddle }): readonly Op[] => {
    const lines = wrapText(title, w, { size: 12.5, weight: 600 }, 2);
    return lines.map((text, line) => ({
      op: 'text',
      style: 'heading',
      text,
      x,
      y: top + headSize - 7 - (lines.length - line) * 16,
      w,
      h: 16,
      ...(isMiddle ? { align: 'middle' as const } : {}),
    }));
  });
}

function rowOps(
  { kind, title, aside = '', isWrong = false, cells }: Row,
  { titleWidth, slots, right }: Layout,
  y: number,
): { readonly ops: readonly Op[]; readonly height: number } {
  const inCells = cells.map((cell, at) => cellOps(cell, { ...(slots[at] ?? { x: 0, w: 0 }), y }));
  const w = titleWidth - 22;
  const ops: readonly Op[] = [
    { op: 'line', x: margin, y: y - 1, w: right - margin, h: 0 },
    ...(kind ? [{ op: 'icon', icon: kind, x: margin, y: y + 5, w: 15, h: 15 } as const] : []),
    {
      op: 'text',
      style: 'title-5',
      text: title,
      ...(aside === '' ? {} : { aside }),
      ...(isWrong ? { tone: 'error' as const } : {}),
      x: margin + 22,
      y,
      w,
      h: rowHeight - 2,
    },
    ...inCells.flat(),
  ];
  return { ops, height: Math.max(rowHeight, ...inCells.map((cell) => cell.length * lineHeight + 10)) };
}

type Place = { readonly x: number; readonly y: number; readonly w: number };

function cellOps({ text, mark, tone }: Cell, { x, y, w }: Place): readonly Op[] {
  const middle = x + w / 2;
  if (mark === undefined) {
    const lines = text === '' ? [] : wrapText(text, w, { size: 11, weight: 400 }, mostLines);
    return lines.map((line, at) => ({
      op: 'text',
      style: 'meta',
      text: line,
      x,
      y: y + 5 + at * lineHeight,
      w,
      h: lineHeight,
      ...(tone === undefined ? {} : { tone }),
    }));
  }
  if (mark === 'home') return [{ op: 'lane', kind: 'value-stream', x: middle - 7, y: y + 5, w: 14, h: 14 }];
  if (mark === 'part') return [{ op: 'dot', kind: 'art', x: middle - 5, y: y + 7, w: 10, h: 10 }];
  return [
    { op: 'box', tone: 'bare', radius: 9, edge: 'error', x: middle - 10, y: y + 2, w: 20, h: 20 },
    { op: 'lane', kind: 'art', x: middle - 5, y: y + 7, w: 10, h: 10 },
  ];
}
