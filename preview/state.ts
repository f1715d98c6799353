/** What the page shows and what a person did to it, as signals, and what follows from them. */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { outlineOf, treeView, views, type Snapshot } from '#language/views/index.ts';
import type { PageState } from '#protocol';

export type State = ReturnType<typeof createState>;

/** Where the window stands: a row, and how far its top is above the upper edge. */
export type Anchor = { readonly id: string; readonly offset: number };

/** Asks the painter to bring a row into view, and to give it the keyboard. Every request is an object of its own. */
export type Request = { readonly id: string; readonly takesFocus: boolean };

const noIds: ReadonlySet<string> = new Set();

function createSignals(remembered: PageState | undefined) {
  return {
    uri: signal(remembered?.uri),
    snapshot: signal<Snapshot | undefined>(undefined),
    emptyMessage: signal<string | undefined>(undefined),
    brokenFiles: signal<readonly string[]>([]),
    /** Rows that are open, or closed, against the default; a search has its own. */
    toggled: signal<ReadonlySet<string>>(new Set(remembered?.toggled)),
    toggledInSearch: signal(noIds),
    filter: signal(''),
    selected: signal(remembered?.selected),
    focused: signal(remembered?.selected),
    anchor: signal<Anchor | undefined>(remembered?.anchor),
    width: signal(0),
    announcement: signal(''),
    request: signal<Request | undefined>(undefined),
  };
}

type Signals = ReturnType<typeof createSignals>;

export function createState(remembered: PageState | undefined) {
  const signals = createSignals(remembered);
  const isSearching = computed(() => signals.filter.value.trim() !== '');
  const outline = computed(() => (signals.snapshot.value ? outlineOf(signals.snapshot.value) : undefined));
  const scene = computed(() => {
    const { snapshot, filter, width, toggled, toggledInSearch } = signals;
    if (!snapshot.value || width.value === 0) return undefined;
    const rows = isSearching.value ? toggledInSearch.value : toggled.value;
    return treeView(snapshot.value, { toggled: rows, filter: filter.value, width: width.value });
  });
  const indexOfRow = computed(() => new Map(scene.value?.items.map((item, index) => [item.id, index])));
  /** The one row that the Tab key reaches: where the keyboard was, else what is around that and seen. */
  const tabStop = computed(() => {
    for (const id of [signals.focused.value, signals.selected.value]) {
      const seen = id === undefined ? undefined : shownAround(id, outline, indexOfRow.value);
      if (seen !== undefined) return seen;
    }
    return scene.value?.items[0]?.id;
  });
  return { ...signals, isSearching, outline, scene, indexOfRow, tabStop, kept: computed(() => keptOf(signals)) };
}

function shownAround(
  id: string,
  outline: ReadonlySignal<ReturnType<typeof outlineOf> | undefined>,
  rows: ReadonlyMap<string, number>,
): string | undefined {
  const { entries, indexById } = outline.value ?? { entries: [], indexById: new Map<string, number>() };
  for (let at = indexById.get(id) ?? -1; at >= 0; at = entries[at]?.parent ?? -1) {
    const entry = entries[at];
    if (entry && rows.has(entry.id)) return entry.id;
  }
  return undefined;
}

/** What a reload shall not lose. */
function keptOf({ uri, selected, anchor, toggled }: Signals): PageState {
  return {
    v: 1,
    view: views[0].name,
    ...(uri.value === undefined ? {} : { uri: uri.value }),
    ...(selected.value === undefined ? {} : { selected: selected.value }),
    ...(anchor.value === undefined ? {} : { anchor: anchor.value }),
    toggled: [...toggled.value],
  };
}
