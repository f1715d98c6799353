/** What the page shows and what a person did to it, as signals; every change of either goes through a function here. */
import { batch, computed, effect, signal } from '@preact/signals';
import type { PageState, ToPage } from '#protocol';
import {
  isOpenAtFirst,
  outlineOf,
  toggledToShow,
  treeView,
  views,
  worstOf,
  type OutlineEntry,
  type SceneItem,
  type Snapshot,
} from '#language/views/index.ts';
import type { Host } from './host.ts';

export type Store = ReturnType<typeof createStore>;

/** Where the window stands: a row, and how far its top is above the upper edge. */
export type Anchor = { readonly id: string; readonly offset: number };

const noIds: ReadonlySet<string> = new Set();

export function createStore(host: Host) {
  const remembered = host.load();
  const uri = signal(remembered?.uri);
  const snapshot = signal<Snapshot | undefined>(undefined);
  const emptyMessage = signal<string | undefined>(undefined);
  const brokenFiles = signal<readonly string[]>([]);
  const toggled = signal<ReadonlySet<string>>(new Set(remembered?.toggled));
  const toggledInSearch = signal(noIds);
  const filter = signal('');
  const selected = signal(remembered?.selected);
  const focused = signal(remembered?.selected);
  const anchor = signal<Anchor | undefined>(remembered?.anchor);
  const width = signal(0);
  const announcement = signal('');
  /** Asks the painter to bring a row into view, and to give it the keyboard. Every request is an object of its own. */
  const request = signal<{ readonly id: string; readonly takesFocus: boolean } | undefined>(undefined);
  let awaited: readonly string[] | undefined;

  const outline = computed(() => (snapshot.value ? outlineOf(snapshot.value) : undefined));
  const isSearching = computed(() => filter.value.trim() !== '');
  const scene = computed(() => {
    if (!snapshot.value || width.value === 0) return undefined;
    const state = {
      toggled: isSearching.value ? toggledInSearch.value : toggled.value,
      filter: filter.value,
      width: width.value,
    };
    return treeView(snapshot.value, state);
  });
  const indexOfRow = computed(() => new Map(scene.value?.items.map((item, index) => [item.id, index])));
  /** The one row that the Tab key reaches: where the keyboard was, else what is around that and seen. */
  const tabStop = computed(() => {
    const rows = indexOfRow.value;
    for (const id of [focused.value, selected.value]) {
      const seen = id === undefined ? undefined : shownAround(id, rows);
      if (seen !== undefined) return seen;
    }
    return scene.value?.items[0]?.id;
  });

  function shownAround(id: string, rows: ReadonlyMap<string, number>): string | undefined {
    const entries = outline.value?.entries ?? [];
    for (let at = outline.value?.indexById.get(id); at !== undefined && at >= 0; at = entries[at]?.parent) {
      const entry = entries[at];
      if (entry && rows.has(entry.id)) return entry.id;
    }
    return undefined;
  }

  function receive(message: ToPage): void {
    batch(() => {
      switch (message.type) {
        case 'snapshot':
          if (message.uri !== undefined) uri.value = message.uri;
          snapshot.value = message.snapshot;
          emptyMessage.value = undefined;
          brokenFiles.value = [];
          if (awaited) reveal(awaited);
          break;
        case 'broken':
          brokenFiles.value = message.files;
          break;
        case 'reveal':
          reveal(message.ids);
          break;
        case 'empty':
          snapshot.value = undefined;
          emptyMessage.value = message.message;
          break;
      }
    });
  }

  /** The cursor moved in the text: the innermost element that the picture has is selected. */
  function reveal(ids: readonly string[]): void {
    awaited = snapshot.value ? undefined : ids;
    const id = ids.find((each) => outline.value?.indexById.has(each));
    if (id === undefined) return;
    select(id);
    show(id, false);
  }

  function select(id: string | undefined): void {
    selected.value = id;
    if (id !== undefined) focused.value = id;
  }

  /** Opens what contains an element, and brings its row into view. */
  function show(id: string, takesFocus: boolean): void {
    if (snapshot.value && !isSearching.value) toggled.value = toggledToShow(snapshot.value, id, toggled.value);
    request.value = { id, takesFocus };
  }

  function focus(id: string): void {
    focused.value = id;
    request.value = { id, takesFocus: true };
  }

  function open(id: string, beside: boolean): void {
    if (!id.startsWith('group:')) host.send({ v: 1, type: 'open', id, beside });
  }

  function toggle(ids: readonly string[]): void {
    const target = isSearching.value ? toggledInSearch : toggled;
    const next = new Set(target.value);
    for (const id of ids) if (!next.delete(id)) next.add(id);
    target.value = next;
  }

  /** Opens or closes everything. */
  function setAll(isOpen: boolean): void {
    const entries = outline.value?.entries ?? [];
    const ids = entries
      .filter((entry) => entry.children > 0 && isOpenAtFirst(entry, entries.length) !== isOpen)
      .map(({ id }) => id);
    if (isSearching.value) toggledInSearch.value = isOpen ? noIds : new Set(scene.value?.items.map(({ id }) => id));
    else toggled.value = new Set(ids);
  }

  function search(text: string): void {
    batch(() => {
      filter.value = text;
      toggledInSearch.value = noIds;
      const { found } = scene.value ?? {};
      announcement.value = found === undefined ? '' : found === 0 ? 'Nothing found.' : `${found} found.`;
      const id = focused.value;
      // Out of the search the row of what was chosen in it stays in sight.
      if (text === '' && id !== undefined && outline.value?.indexById.has(id)) show(id, false);
    });
  }

  /** Goes to the next element with a problem, or the one before; round at the end. */
  function goToProblem(step: 1 | -1): void {
    const entries = outline.value?.entries ?? [];
    const troubled = entries.flatMap((entry, index) => (worstOf(entry.own) ? [{ entry, index }] : []));
    if (troubled.length === 0) {
      announcement.value = 'There are no problems.';
      return;
    }
    const here =
      outline.value?.indexById.get(focused.value ?? selected.value ?? '') ?? (step === 1 ? -1 : entries.length);
    const next =
      step === 1
        ? (troubled.find(({ index }) => index > here) ?? troubled[0])
        : (troubled.findLast(({ index }) => index < here) ?? troubled.at(-1));
    if (!next) return;
    batch(() => {
      filter.value = '';
      select(next.entry.id);
      show(next.entry.id, true);
      announcement.value = `Problem ${troubled.indexOf(next) + 1} of ${troubled.length}. ${problemText(next.entry)}`;
    });
  }

  const state = computed((): PageState => {
    const parts = { uri: uri.value, selected: selected.value, anchor: anchor.value };
    return {
      v: 1,
      view: views[0].name,
      ...(parts.uri === undefined ? {} : { uri: parts.uri }),
      ...(parts.selected === undefined ? {} : { selected: parts.selected }),
      ...(parts.anchor === undefined ? {} : { anchor: parts.anchor }),
      toggled: [...toggled.value],
    };
  });

  /** Remembers the state a moment after the last change. */
  function keepState(): void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      const next = state.value;
      clearTimeout(timer);
      timer = setTimeout(() => {
        host.save(next);
        host.send({ v: 1, type: 'state', state: next });
      }, saveDelay);
    });
  }

  return {
    snapshot,
    emptyMessage,
    brokenFiles,
    filter,
    selected,
    focused,
    anchor,
    width,
    announcement,
    request,
    outline,
    scene,
    indexOfRow,
    tabStop,
    isSearching,
    receive,
    select,
    show,
    focus,
    open,
    toggle,
    setAll,
    search,
    goToProblem,
    keepState,
    hasSource: host.hasSource,
  };
}

const saveDelay = 200;

function problemText({ title, node }: OutlineEntry): string {
  return `${title}: ${node?.problems.map(({ message }) => message).join(' ') ?? ''}`;
}

/** Whether a row can be opened or closed. */
export function canToggle(item: SceneItem): boolean {
  return item.outline.isOpen !== undefined;
}
