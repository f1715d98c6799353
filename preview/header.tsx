/** The header: what the project is called, its problems, the search, and how much of each level it has. */
import type { Ref } from 'preact';
import type { Kind } from '#language/metamodel/types.ts';
import { kindTable } from '#language/metamodel/kinds.ts';
import { counted, type Snapshot } from '#language/views/index.ts';
import { Badge, KindIcon, Mark, Sign } from './icons.tsx';
import { DrawingTools } from './drawing-tools.tsx';
import type { Store } from './store.ts';
import { Switcher } from './switcher.tsx';
import { Tool } from './tool.tsx';

/** From the enterprise to the teams. */
const countedKinds = [
  'theme',
  'portfolio',
  'value-stream',
  'solution',
  'art',
  'team',
] as const satisfies readonly Kind[];

type HeaderProps = { readonly store: Store; readonly snapshot: Snapshot; readonly searchBox: Ref<HTMLInputElement> };

export function Header({ store, snapshot, searchBox }: HeaderProps) {
  return (
    <header class="header">
      <div class="headline">
        <div class="title-line">
          <Mark />
          <h1 title={snapshot.project}>
            <bdi>{snapshot.project === '' ? 'Organisation' : snapshot.project}</bdi>
          </h1>
          <Problems store={store} snapshot={snapshot} />
        </div>
        <div class="tools" role="toolbar" aria-label="View">
          <Tool
            label="Back (Alt ←)"
            sign="back"
            onPress={() => store.goBack()}
            isIdle={store.past.value.length === 0}
          />
          <Tool
            label="Forward (Alt →)"
            sign="forward"
            onPress={() => store.goForward()}
            isIdle={store.future.value.length === 0}
          />
          {['table', 'report'].includes(store.view.value.shape) ? null : (
            <>
              <Tool label="Open all" sign="openAll" onPress={() => store.setAll(true)} />
              <Tool label="Close all" sign="closeAll" onPress={() => store.setAll(false)} />
            </>
          )}
          <DrawingTools store={store} />
        </div>
        <Search store={store} searchBox={searchBox} />
      </div>
      <ul class="counts" aria-label="How many">
        {countsOf(snapshot).map(({ kind, count }) => (
          <li key={kind} class={`count kind-${kind}`}>
            <KindIcon kind={kind} />
            <b>{count.toLocaleString('en')}</b> {count === 1 ? kindTable[kind].label : kindTable[kind].plural}
          </li>
        ))}
      </ul>
      <Switcher store={store} />
    </header>
  );
}

function Search({ store, searchBox }: { readonly store: Store; readonly searchBox: Ref<HTMLInputElement> }) {
  const found = store.isSearching.value ? store.found.value : undefined;
  return (
    <label class="search">
      <Sign sign="search" />
      <input
        ref={searchBox}
        type="text"
        role="searchbox"
        aria-label="Find a team, a train, a person"
        placeholder="Find a team, a train, a person …"
        spellcheck={false}
        value={store.filter.value}
        onInput={(event) => store.search(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (!['ArrowDown', 'Enter'].includes(event.key)) return;
          event.preventDefault();
          goToFound(store);
        }}
      />
      {found === undefined ? <kbd aria-hidden="true">/</kbd> : <span class="found">{found}</span>}
    </label>
  );
}

/** From the search into what it found. */
function goToFound(store: Store): void {
  const { scene, matches, view, tabStop } = store;
  if (view.value.shape === 'table') {
    document.querySelector<HTMLElement>('.table tbody th')?.focus();
    return;
  }
  const [match] = matches.value ?? [];
  if (view.value.shape === 'drawing' && match !== undefined) {
    store.select(match);
    store.show(match, true);
    return;
  }
  const first = scene.value?.items.find((item) => !item.isGroup);
  if (first) store.focus(tabStop.value ?? first.id);
}

function Problems({ store, snapshot }: { readonly store: Store; readonly snapshot: Snapshot }) {
  const counts = problemCounts(snapshot);
  const shown = (['error', 'warning', 'info'] as const).filter((severity) => counts[severity] > 0);
  if (shown.length === 0) return <span class="no-problems">No problems</span>;
  const words = shown.map((severity) => counted({ severity, count: counts[severity] })).join(', ');
  return (
    <button type="button" class="problems" title={`${words}: go to the next (F8)`} onClick={() => store.goToProblem(1)}>
      {shown.map((severity) => (
        <span key={severity} class="problem-count">
          <Badge severity={severity} />
          {counts[severity]}
          <span class="spoken">{counted({ severity, count: counts[severity] }).replace(/^\d+/, '')}, </span>
        </span>
      ))}
      <span class="spoken">go to the next</span>
    </button>
  );
}

function countsOf({
  nodes,
}: Snapshot): readonly { readonly kind: (typeof countedKinds)[number]; readonly count: number }[] {
  const counts = new Map<Kind, number>();
  for (const { kind } of nodes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return countedKinds.flatMap((kind) => {
    const count = counts.get(kind) ?? 0;
    return count === 0 ? [] : [{ kind, count }];
  });
}

function problemCounts({ nodes, unplaced = [] }: Snapshot) {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of unplaced) counts[severity] += 1;
  for (const { problems } of nodes) for (const { severity } of problems) counts[severity] += 1;
  return counts;
}
