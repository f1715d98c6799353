/** The page: the header, the tree with its details, the legend and the status. */
import { useEffect, useRef } from 'preact/hooks';
import { Changes } from './changes.tsx';
import { Drawing } from './drawing.tsx';
import { Details } from './details.tsx';
import { FlowView } from './flow/flow-view.tsx';
import { Header } from './header.tsx';
import { Badge } from './icons.tsx';
import { keepFocus } from './kept-focus.ts';
import { handlePageKey } from './keys.ts';
import { Legend } from './legend.tsx';
import { isFiltered } from '#language/views/index.ts';
import { whyNothing } from './nothing.ts';
import type { Store } from './store.ts';
import { TableView } from './table.tsx';
import { Tree } from './tree.tsx';
import { Hint } from './words.tsx';

export function Page({ store }: { readonly store: Store }) {
  const searchBox = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => handlePageKey(event, store, searchBox.current);
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [store]);
  useEffect(() => keepFocus(store), [store]);
  const snapshot = store.snapshot.value;
  return (
    <div class="page">
      {snapshot ? <Header store={store} snapshot={snapshot} searchBox={searchBox} /> : null}
      <Status files={store.brokenFiles.value} />
      <main class="body">{snapshot ? <Content store={store} /> : <Message text={store.emptyMessage.value} />}</main>
      {snapshot ? <Legend store={store} snapshot={snapshot} /> : null}
      {store.notice.value === '' ? null : (
        <p class="notice" aria-hidden="true">
          {store.notice.value}
        </p>
      )}
      <div class="unseen" role="status" aria-live="polite">
        {store.announcement.value}
      </div>
    </div>
  );
}

function Content({ store }: { readonly store: Store }) {
  const { view } = store;
  const compared = store.compared.value;
  return (
    <>
      <div class="stage">
        <Stage store={store} />
      </div>
      {compared && view.value === compared.view ? (
        <Changes store={store} compared={compared} />
      ) : view.value.shape === 'report' ? null : (
        <Details store={store} />
      )}
    </>
  );
}

function Stage({ store }: { readonly store: Store }) {
  const { view, rows, drawing, table } = store;
  if (store.part.value?.nodes.length === 0 && isFiltered(store.filters.value))
    return <Message text="Nothing matches the filters. Choose “Show all” to see everything." />;
  if (view.value.shape === 'report') return <FlowView store={store} />;
  if (table.value) return <TableView key={view.value.name} store={store} table={table.value} />;
  if (drawing.value) {
    const isBare = drawing.value.items.length === 0 && (drawing.value.backdrop ?? []).length < 12;
    return isBare ? (
      <Message text={emptyText(store)} />
    ) : (
      <Drawing key={view.value.name} store={store} scene={drawing.value} />
    );
  }
  return (
    <>
      <Tree store={store} scene={rows.value ?? nothing} />
      {rows.value?.items.length === 0 ? (
        <Message text={store.isSearching.value ? `Nothing is called “${store.filter.value.trim()}”.` : emptyHint} />
      ) : null}
    </>
  );
}

const nothing = { view: 'tree', width: 0, height: 0, items: [] } as const;
const emptyHints: Readonly<Record<string, string>> = {
  map: 'Nothing of it stands on the map. Write, for example: value-stream payments "Payments"',
  trace: 'There is no line of sight yet. Write, for example: value-stream payments "Payments"',
  funding: 'No budget is shown here. Write one in a portfolio or a value stream: budget: 12M EUR per year',
};
const emptyHint = 'Nothing is declared yet. Write, for example: portfolio retail "Retail Banking"';

/** Why a drawing has nothing in it, and what to do about it. */
function emptyText(store: Store): string {
  const { part, view } = store;
  const why = whyNothing(store);
  if (why !== undefined) return why;
  return (part.value?.nodes.length === 0 ? undefined : emptyHints[view.value.name]) ?? emptyHint;
}

function Status({ files }: { readonly files: readonly string[] }) {
  return (
    <div role="status" class={`status ${files.length > 0 ? 'is-shown' : ''}`}>
      {files.length > 0 ? (
        <>
          <Badge severity="warning" />
          <span>
            The text does not read at the moment; the picture shows what was understood last.{' '}
            <bdi class="files">{fileNames(files)}</bdi>
          </span>
        </>
      ) : null}
    </div>
  );
}

function fileNames(files: readonly string[]): string {
  const shown = files.slice(0, 2).join(', ');
  return files.length > 2 ? `${shown} and ${files.length - 2} more` : shown;
}

function Message({ text }: { readonly text: string | undefined }) {
  return (
    <p class="message">
      <span>
        <Hint text={text ?? 'The organisation is being read …'} />
      </span>
    </p>
  );
}
