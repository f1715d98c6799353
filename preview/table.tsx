/** The painter of tables: the matrix of alignment as a grid, people and cadences as lists that can be put in order. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { cellMarks, counted, entryOf, worstOf, type Cell, type Row, type Table } from '#language/views/index.ts';
import { focusCell, handleGridKey } from './grid-keys.ts';
import { Badge, KindIcon } from './icons.tsx';
import { whyNothing } from './nothing.ts';
import { dutyOf } from './showing.ts';
import type { Store } from './store.ts';
import { Hint } from './words.tsx';

type Order = { readonly column: number; readonly isDown: boolean };

/** Rows beyond these are found by the search; a page with all of them would be slow to open. */
const mostRows = 1500;

export function TableView({ store, table }: { readonly store: Store; readonly table: Table }) {
  const [order, setOrder] = useState<Order | undefined>(undefined);
  const grid = useRef<HTMLTableElement>(null);
  useSight(grid, { isEmpty: table.rows.length === 0, changes: [table, order] });
  useRequests(store, grid);
  if (table.rows.length === 0)
    return (
      <p class="message">
        <span>
          <Hint text={store.isSearching.value ? 'Nothing is found.' : (whyNothing(store) ?? table.empty)} />
        </span>
      </p>
    );
  const rows = ordered(table, table.shape === 'list' ? order : undefined);
  const selected = store.selected.value;
  const shown = rows.filter((row, at) => at < mostRows || isAbout(row, selected));
  return (
    <div class="table-frame">
      <Note note={table.note} />
      <table
        ref={grid}
        class={`table ${table.shape}`}
        role="grid"
        aria-label={`${store.view.value.title}. ${store.view.value.doc}`}
        aria-rowcount={rows.length + 1}
        onKeyDown={(event) => handleGridKey(event, grid.current)}
      >
        <thead>
          <tr>
            <Heads table={table} order={order} onOrder={setOrder} selected={selected} />
          </tr>
        </thead>
        <tbody>
          {shown.map((row, at) => (
            <RowView key={row.key} store={store} row={row} table={table} isFirst={at === 0} />
          ))}
        </tbody>
      </table>
      {rows.length > shown.length ? (
        <p class="more-rows">{rows.length - shown.length} more rows. Search for what you want to see.</p>
      ) : null}
    </div>
  );
}

/** Brings what somebody asked for into sight, and gives it the keyboard where asked: its row, or its column. */
function useRequests(store: Store, grid: { readonly current: HTMLTableElement | null }): void {
  const request = store.request.value;
  useLayoutEffect(() => {
    const duty = request ? dutyOf(request, store.selected.value) : 'none';
    if (duty === 'none') return;
    const cell = grid.current?.querySelector<HTMLElement>('tr.is-selected th, th.is-selected');
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (cell && request?.takesFocus === true && duty === 'all') focusCell(grid.current, cell);
  }, [request]);
}

/** The cell with the keyboard stays in sight when other rows come above it, or the details open below. */
function useSight(
  grid: { readonly current: HTMLTableElement | null },
  { isEmpty, changes }: { readonly isEmpty: boolean; readonly changes: readonly unknown[] },
): void {
  const bring = (): void => {
    const { activeElement } = document;
    if (grid.current?.contains(activeElement)) activeElement?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  useLayoutEffect(bring, [...changes]);
  useLayoutEffect(() => {
    const frame = grid.current?.parentElement;
    if (!frame) return undefined;
    const observer = new ResizeObserver(bring);
    observer.observe(frame);
    return () => observer.disconnect();
  }, [isEmpty]);
}

function Note({ note }: { readonly note: Table['note'] }) {
  if (!note) return null;
  return (
    <p class={`table-note ${note.isWrong ? 'is-wrong' : ''}`}>
      {note.isWrong ? <Badge severity="error" /> : null}
      {note.text}
      {note.isWrong ? (
        <button type="button" class="plain-button" onClick={goToWrong}>
          Go to the first
        </button>
      ) : null}
    </p>
  );
}

function goToWrong(): void {
  const row = document.querySelector<HTMLElement>('.table tr.is-wrong th');
  const mark = document.querySelector<HTMLElement>('.table tr.is-wrong td.also');
  row?.focus();
  (mark ?? row)?.scrollIntoView({ block: 'center', inline: 'center' });
}

type HeadsProps = {
  readonly table: Table;
  readonly order: Order | undefined;
  readonly onOrder: (order: Order) => void;
  readonly selected: string | undefined;
};

/** What the rows stand for, and the columns; a list is put in order by them. */
function Heads({ table: { subject, columns, shape }, order, onOrder, selected }: HeadsProps) {
  const common = { order, onOrder, isSortable: shape === 'list' };
  return (
    <>
      <Head title={subject} at={-1} {...common} />
      {columns.map(({ id, title }, at) => (
        <Head key={at} title={title} at={at} isSelected={id !== undefined && id === selected} {...common} />
      ))}
    </>
  );
}

type HeadProps = {
  readonly title: string;
  readonly at: number;
  readonly order: Order | undefined;
  readonly onOrder: (order: Order) => void;
  readonly isSortable: boolean;
  readonly isSelected?: boolean;
};

function Head({ title, at, order, onOrder, isSortable, isSelected = false }: HeadProps) {
  const isMine = order?.column === at;
  const sort = isMine ? (order.isDown ? 'descending' : 'ascending') : 'none';
  if (!isSortable || title === '')
    return (
      <th scope="col" tabIndex={-1} class={isSelected ? 'is-selected' : ''}>
        <span class="head-text">
          <bdi>{title}</bdi>
        </span>
      </th>
    );
  return (
    <th scope="col" aria-sort={sort}>
      <button
        type="button"
        tabIndex={-1}
        onClick={() => onOrder({ column: at, isDown: isMine ? !order.isDown : false })}
      >
        {title}
        <span class="sort-sign" aria-hidden="true">
          {isMine && order.isDown ? '▾' : '▴'}
        </span>
      </button>
    </th>
  );
}

type RowProps = { readonly store: Store; readonly row: Row; readonly table: Table; readonly isFirst: boolean };

/** Characters from which on a title may be cut. */
const longTitle = 30;

function isAbout({ id, alsoOf }: Row, selected: string | undefined): boolean {
  return selected !== undefined && (id === selected || alsoOf === selected);
}

function RowView({ store, row, table, isFirst }: RowProps) {
  const isSelected = isAbout(row, store.selected.value);
  const go = (id: string | undefined): void => {
    if (id === undefined) return;
    store.select(id);
    store.open(id, false);
  };
  return (
    <tr
      class={`${isSelected ? 'is-selected' : ''} ${row.isWrong === true ? 'is-wrong' : ''}`}
      aria-selected={isSelected}
    >
      <th
        scope="row"
        tabIndex={isFirst ? 0 : -1}
        class={row.kind === undefined ? '' : `kind-${row.kind}`}
        {...(row.title.length > longTitle ? { title: row.title } : {})}
        onClick={() => go(row.id)}
      >
        {row.kind === undefined ? null : <KindIcon kind={row.kind} />}
        <bdi>{row.title}</bdi>
        {row.aside === undefined ? null : <span class="row-aside">{row.aside}</span>}
        {table.shape === 'matrix' ? <ProblemSign store={store} id={row.id} /> : null}
      </th>
      {row.cells.map((cell, at) => (
        <CellView key={at} cell={cell} label={table.columns[at]?.title ?? ''} onPress={() => go(cell.id ?? row.id)}>
          {row.kind === 'person' && cell.id === row.id ? <ProblemSign store={store} id={row.id} /> : null}
        </CellView>
      ))}
    </tr>
  );
}

/** What is wrong with the element of a row: its words stand in the details. */
function ProblemSign({ store, id }: { readonly store: Store; readonly id: string | undefined }) {
  const outline = store.outline.value;
  const entry = outline && entryOf(outline, id);
  const worst = entry && worstOf(entry.own);
  const message = entry?.node?.problems.find(({ severity }) => severity === worst?.severity)?.message;
  if (!worst || message === undefined) return null;
  return (
    <span class="row-problem" title={message}>
      <Badge severity={worst.severity} />
      <span class="spoken">{` ${counted(worst)}: ${message}`}</span>
    </span>
  );
}

type CellProps = {
  readonly cell: Cell;
  readonly label: string;
  readonly onPress: () => void;
  readonly children?: ComponentChildren;
};

function CellView({ cell, label, onPress, children }: CellProps) {
  const { text, mark, tone, rank } = cell;
  if (mark !== undefined)
    return (
      <td class={`mark ${mark}`} tabIndex={-1} title={text} aria-label={text} onClick={onPress}>
        <span aria-hidden="true">{cellMarks[mark]}</span>
      </td>
    );
  return (
    <td
      class={`${tone ?? ''} ${rank === undefined ? '' : 'is-ranked'}`}
      tabIndex={-1}
      {...(text === '' ? { 'aria-label': `${label}: nothing` } : {})}
      onClick={onPress}
    >
      <bdi>{text}</bdi>
      {children}
    </td>
  );
}

function ordered({ rows }: Table, order: Order | undefined): readonly Row[] {
  if (!order) return rows;
  const compare = new Intl.Collator('en', { numeric: true }).compare;
  const keyOf = (row: Row): Cell =>
    order.column < 0 ? { text: row.title } : (row.cells[order.column] ?? { text: '' });
  const sign = order.isDown ? -1 : 1;
  return rows
    .map((row, at) => ({ row, at, key: keyOf(row) }))
    .toSorted((a, b) => {
      const by =
        a.key.rank !== undefined && b.key.rank !== undefined
          ? a.key.rank - b.key.rank
          : compare(a.key.text, b.key.text);
      return by === 0 ? a.at - b.at : by * sign;
    })
    .map(({ row }) => row);
}
