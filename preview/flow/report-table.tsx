/** A table of a report: figures open the items behind them, names lead to their element, shares have a bar. */
import { useRef } from 'preact/hooks';
import { barIn, barPicture, hasLongWord, isShort, sparkPicture, sparkText } from '#language/reports/chart-shapes.ts';
import { numberText } from '#language/reports/number-text.ts';
import type { Cell, Chart, Table } from '#language/reports/report.ts';
import { holdsWords } from '../row-filter.ts';
import type { Store } from '../store.ts';
import { handleGridKey } from '../grid-keys.ts';
import { ReportPicture } from './report-picture.tsx';

/** So many columns stand beside each other in the narrowest panel; of more each row becomes a card there. */
const mostBeside = 3;

type TableProps = { readonly store: Store; readonly table: Table<number>; readonly label: string };

export function ReportTable({ store, table, label }: TableProps) {
  const grid = useRef<HTMLTableElement>(null);
  const { columns } = table;
  const rows = table.rows.filter((row) =>
    holdsWords(
      row.map((cell) => cell.text),
      store.filter.value,
    ),
  );
  if (rows.length === 0)
    return <p class="nothing">{table.rows.length === 0 ? 'Nothing to show.' : 'Nothing is found.'}</p>;
  return (
    <div class="report-table-frame">
      <table
        ref={grid}
        class={columns.length > mostBeside ? 'report-table is-wide' : 'report-table'}
        role="grid"
        aria-label={label}
        onKeyDown={(event) => handleGridKey(event, grid.current)}
      >
        <thead>
          <tr>
            {columns.map(({ title, isNumber }, at) => (
              <th key={at} scope="col" tabIndex={-1} class={isNumber ? 'is-number' : ''}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, line) => (
            <Row key={line} store={store} table={table} row={row} isFirst={line === 0} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = {
  readonly store: Store;
  readonly table: Table<number>;
  readonly row: readonly Cell<number>[];
  readonly isFirst: boolean;
};

function Row({ store, table, row, isFirst }: RowProps) {
  return (
    <tr>
      {row.map((cell, at) => {
        const column = table.columns[at];
        const title = `${row[0]?.text ?? ''}, ${column?.title ?? ''}: ${cell.text}`;
        const bar = barIn(table, row, at);
        const isStop = isFirst && at === 0;
        return (
          <CellFrame
            key={at}
            isFirst={isStop}
            isHead={at === 0}
            cell={cell}
            column={column?.title ?? ''}
            isNumber={column?.isNumber === true}
            bar={bar !== undefined}
          >
            <CellContent store={store} cell={cell} title={title} isStop={isStop} />
            {bar ? <ReportPicture picture={barPicture(bar)} style="share-bar" /> : null}
            {cell.series ? <ReportPicture picture={sparkPicture(cell)} style="spark" label={sparkText(cell)} /> : null}
          </CellFrame>
        );
      })}
    </tr>
  );
}

type FrameProps = {
  readonly cell: Cell<number>;
  /** Its title, for where a row is a card and the head of the table is not seen. */
  readonly column: string;
  readonly isFirst: boolean;
  readonly isHead: boolean;
  readonly isNumber: boolean;
  readonly bar: boolean;
  readonly children: preact.ComponentChildren;
};

function CellFrame({ cell, column, isFirst, isHead, isNumber, bar, children }: FrameProps) {
  const style = `${isNumber ? 'is-number' : ''} ${cell.tone ?? ''} ${bar ? 'has-bar' : ''} ${isShort(cell) ? 'is-short' : ''} ${hasLongWord(cell) ? 'has-long-word' : ''}`;
  const stop = isFirst && !opens(cell) ? 0 : -1;
  return isHead ? (
    <th scope="row" class={style} tabIndex={stop}>
      {children}
    </th>
  ) : (
    <td class={style} tabIndex={stop} data-column={column}>
      {children}
    </td>
  );
}

function opens({ items, element, stated }: Cell<number>): boolean {
  return items !== undefined || element !== undefined || stated !== undefined;
}

type ContentProps = {
  readonly store: Store;
  readonly cell: Cell<number>;
  readonly title: string;
  readonly isStop: boolean;
};

function CellContent({ store, cell: { text, items, element, stated, tone }, title, isStop }: ContentProps) {
  const tabIndex = isStop ? 0 : -1;
  const mark = tone === 'attention' ? <span class="unseen">, wants a decision</span> : null;
  if (element !== undefined)
    return (
      <button type="button" class="cell-element" tabIndex={tabIndex} onClick={() => store.goTo(element)}>
        <bdi>{text}</bdi>
        {mark}
      </button>
    );
  if (items !== undefined && store.itemCount(items) > 0)
    return (
      <button
        type="button"
        class="figure"
        tabIndex={tabIndex}
        aria-label={`${title}${tone === 'attention' ? ', wants a decision' : ''}. Open the items.`}
        onClick={(event) => store.openItems(items, title, event.currentTarget)}
      >
        {text}
      </button>
    );
  if (stated !== undefined)
    return (
      <button
        type="button"
        class="figure is-stated"
        tabIndex={tabIndex}
        title={`Stated by ${stated.text}`}
        aria-label={`${title}${tone === 'attention' ? ', wants a decision' : ''}. Go to where it is stated.`}
        onClick={() => store.openStated(stated)}
      >
        <bdi>{text}</bdi>
      </button>
    );
  return (
    <>
      <bdi>{text}</bdi>
      {mark}
    </>
  );
}

/** The points of a chart, for the keyboard and for those who hear the page. */
export function PointTable({ store, chart }: { readonly store: Store; readonly chart: Chart<number> }) {
  const { parts, points } = chart;
  const isNumber = true as const;
  const rows = points.map(({ at, value, text, parts: figures = [], items }): readonly Cell<number>[] => [
    { text: at },
    { text: parts ? numberText(value) : text, ...(items === undefined ? {} : { items }) },
    ...figures.map(({ value: figure, items: behind }) => ({
      text: numberText(figure),
      ...(behind === undefined ? {} : { items: behind }),
    })),
  ]);
  const columns = [
    { title: 'Day' },
    { title: parts ? 'All' : 'Figure', isNumber },
    ...(parts ?? []).map((title) => ({ title, isNumber })),
  ];
  return <ReportTable store={store} table={{ kind: 'table', columns, rows }} label={chart.title} />;
}
