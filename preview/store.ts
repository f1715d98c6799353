// Over 300 lines: the one place where the state of the page changes.
/** Everything that can happen to the page; each change of its state goes through a function here. */
import { batch } from '@preact/signals';
import {
  isFiltered,
  viewNamed,
  worstOf,
  type FilterName,
  type Filters,
  type OutlineEntry,
  type Snapshot,
  type SnapshotNode,
} from '#language/views/index.ts';
import { changedBy, type ToPage } from '#protocol';
import { reportActions, takeReport, type ReportActions } from './flow/report-actions.ts';
import type { Host } from './host.ts';
import { keepState } from './keep-state.ts';
import { focus, select, setAll, show, toggle } from './showing.ts';
import { changesName } from './compared.ts';
import { createState, shownAround, type Camera, type State, type Visit } from './state.ts';

export type Store = State &
  ReportActions & {
    readonly receive: (message: ToPage) => void;
    readonly select: (id: string | undefined) => void;
    /** Opens what contains an element, and brings its row into view. */
    readonly show: (id: string, takesFocus: boolean) => void;
    /** Gives the keyboard to a row. */
    readonly focus: (id: string) => void;
    /** The keyboard came to a row by other ways than ours. */
    readonly noteFocus: (id: string) => void;
    /** Asks the host for the place in the text. */
    readonly open: (id: string, beside: boolean) => void;
    /** Asks the host for both texts of a change. */
    readonly openChange: (change: string) => void;
    readonly toggle: (ids: readonly string[]) => void;
    readonly setAll: (isOpen: boolean) => void;
    readonly search: (text: string) => void;
    readonly goToProblem: (step: 1 | -1) => void;
    /** Goes to what the element with the keyboard is related to, or to what is related to it. */
    readonly follow: (way: 'forth' | 'back') => void;
    readonly switchTo: (view: string) => void;
    /** Shows a view that the organisation keeps. */
    readonly switchToOwn: (name: string) => void;
    readonly choose: (variant: string) => void;
    /** Looks at an element alone; at everything where none is named. */
    readonly focusOn: (root: string | undefined) => void;
    /** Leaves out what does not match; nothing where no value is given. */
    readonly filterBy: (name: FilterName, value: string | undefined) => void;
    readonly clearFilters: () => void;
    readonly pin: (isPinned: boolean) => void;
    /** Says something to those who see the page and to those who hear it. */
    readonly say: (text: string) => void;
    /** A hand moves the drawing. */
    readonly moveTo: (camera: Camera) => void;
    /** The drawing is fitted into the window. */
    readonly fit: (camera: Camera) => void;
    readonly goBack: () => void;
    readonly goForward: () => void;
    readonly fix: (id: string, problem: number) => void;
    readonly keep: (name: string, svg: string) => void;
    /** Whether there is a text to reveal. */
    readonly hasSource: boolean;
  };

export function createStore(host: Host): Store {
  const state = createState(host.load(), host.canReport);
  const receive = createReceiver(state, host);
  keepState(state, host);
  return {
    ...state,
    receive: (message) => batch(() => receive(message)),
    select: (id) => select(state, id),
    show: (id, takesFocus) => show(state, id, takesFocus),
    focus: (id) => focus(state, id),
    noteFocus: (id) => {
      state.focused.value = id;
    },
    open: (id, beside) => {
      const compared = state.view.value.name === changesName ? state.compared.value : undefined;
      const target = compared ? compared.targetOf(id) : { id };
      if ('change' in target) host.send({ v: 1, type: 'change', change: target.change });
      else if (!target.id.startsWith('group:')) host.send({ v: 1, type: 'open', id: target.id, beside });
    },
    openChange: (change) => host.send({ v: 1, type: 'change', change }),
    toggle: (ids) => toggle(state, ids),
    setAll: (isOpen) => setAll(state, isOpen),
    search: (text) => batch(() => search(state, text)),
    goToProblem: (step) => batch(() => goToProblem(state, step)),
    follow: (way) => batch(() => follow(state, way)),
    switchTo: (view) => batch(() => visit(state, { view })),
    switchToOwn: (name) => batch(() => switchToOwn(state, name)),
    choose: (variant) => batch(() => choose(state, variant)),
    focusOn: (root) => batch(() => visit(state, { root })),
    filterBy: (name, value) => batch(() => filterBy(state, name, value)),
    clearFilters: () => batch(() => leaveOnly(state, {})),
    pin: (isPinned) => {
      state.isPinned.value = isPinned;
    },
    say: (text) => say(state, text),
    moveTo: ({ x, y, k }) => keepCamera(state, { x, y, k }),
    fit: (camera) => keepCamera(state, camera),
    goBack: () => batch(() => travel(state, state.past, state.future)),
    goForward: () => batch(() => travel(state, state.future, state.past)),
    fix: (id, problem) => host.send({ v: 1, type: 'fix', id, problem }),
    keep: (name, svg) => host.send({ v: 1, type: 'export', name, svg }),
    ...reportActions(state, host),
    hasSource: host.hasSource,
  };
}

function keepCamera({ cameras, view }: State, camera: Camera): void {
  cameras.value = { ...cameras.value, [view.value.name]: camera };
}

function filterBy(state: State, name: FilterName, value: string | undefined): void {
  const { [name]: _gone, ...others } = state.filters.value;
  leaveOnly(state, value === undefined ? others : { ...others, [name]: value });
}

function leaveOnly(state: State, filters: Filters): void {
  state.filters.value = filters;
  state.cameras.value = {};
  const count = state.part.value?.nodes.length ?? 0;
  const left = count === 1 ? '1 element is left.' : `${count} elements are left.`;
  state.announcement.value = isFiltered(filters) ? left : 'Everything is shown.';
}

const noticeTime = 4000;

function say({ notice, announcement }: State, text: string): void {
  notice.value = text;
  announcement.value = text;
  setTimeout(() => {
    if (notice.value === text) notice.value = '';
  }, noticeTime);
}

/** Another choice is another picture: it is fitted into the window again. */
function choose({ variants, cameras, view }: State, variant: string): void {
  const { name } = view.value;
  const { [name]: _gone, ...others } = cameras.value;
  // Both versions have one layout, so that what changes is seen where one looks.
  if (name !== changesName) cameras.value = others;
  variants.value = { ...variants.value, [name]: variant };
}

const longestPast = 50;

function here({ view, root, own, selected }: State): Visit {
  return { view: view.value.name, root: root.value, own: own.value, selected: selected.value };
}

/** Goes to a view, or to a part; what was seen before can be gone back to. */
function visit(state: State, to: Partial<Visit>): void {
  state.past.value = [...state.past.value, here(state)].slice(-longestPast);
  state.future.value = [];
  // Another view, or another part, is no longer the organisation's own.
  arrive(state, { ...here(state), own: undefined, ...to });
}

function switchToOwn(state: State, own: string): void {
  const kept = state.snapshot.value?.keptViews?.find(({ name }) => name === own);
  if (kept) visit(state, { view: kept.shows, root: undefined, own });
}

function travel(state: State, from: State['past'], to: State['past']): void {
  const next = from.value.at(-1);
  if (!next) return;
  from.value = from.value.slice(0, -1);
  to.value = [...to.value, here(state)];
  arrive(state, next);
}

function arrive(state: State, { view, root, own, selected }: Visit): void {
  // Another part is another picture: it is fitted into the window again.
  if (root !== state.root.value || own !== state.own.value) state.cameras.value = {};
  if (viewNamed(view) !== undefined || view === changesName) state.viewName.value = view;
  state.root.value = root;
  state.own.value = own;
  state.selected.value = selected;
  state.announcement.value = `${state.view.value.title}. ${state.view.value.doc}`;
}

/** A cursor that is told before there is a picture waits for it. */
function createReceiver(state: State, host: Host): (message: ToPage) => void {
  let awaited: readonly string[] = [];
  const draw = (snapshot: Snapshot): void => {
    state.snapshot.value = snapshot;
    state.emptyMessage.value = undefined;
    state.brokenFiles.value = [];
    if (awaited.length > 0) reveal(state, awaited);
    awaited = [];
  };
  return (message) => {
    switch (message.type) {
      case 'snapshot':
        if (message.uri !== undefined) state.uri.value = message.uri;
        draw(message.snapshot);
        break;
      case 'snapshot-change': {
        const before = state.snapshot.value;
        const snapshot = before && changedBy(before, message.change);
        if (snapshot) draw(snapshot);
        else host.send({ v: 1, type: 'resync' });
        break;
      }
      case 'broken':
        state.brokenFiles.value = message.files;
        break;
      case 'reveal':
        if (state.snapshot.value) reveal(state, message.ids);
        else awaited = message.ids;
        break;
      case 'view':
        showView(state, message);
        break;
      case 'comparison':
        state.comparison.value = message.comparison;
        if (message.comparison) state.announcement.value = message.comparison.verdict;
        break;
      case 'report':
        takeReport(state, message);
        break;
      case 'empty':
        state.snapshot.value = undefined;
        state.emptyMessage.value = message.message;
        break;
    }
  };
}

/** A link from elsewhere: a view, of a part or of everything, with an element selected. */
function showView(state: State, { view, root, selected }: Extract<ToPage, { readonly type: 'view' }>): void {
  visit(state, { view, root });
  if (selected === undefined) return;
  select(state, selected);
  show(state, selected, false);
}

/** The cursor moved in the text: the innermost element that the picture has is selected. */
function reveal(state: State, ids: readonly string[]): void {
  const id = ids.find((each) => state.outline.value?.indexById.has(each));
  if (id === undefined) return;
  if (state.isPinned.value) {
    // A pinned picture stays where it is; what it shows anyway may be lit.
    if (state.indexOfRow.value.has(id)) state.selected.value = id;
    return;
  }
  select(state, id);
  show(state, id, false);
}

function search(state: State, text: string): void {
  const { filter, toggledInSearch, announcement, focused, outline } = state;
  filter.value = text;
  toggledInSearch.value = new Set();
  const found = text.trim() === '' ? undefined : state.found.value;
  announcement.value = found === undefined ? '' : found === 0 ? 'Nothing found.' : `${found} found.`;
  const id = focused.value;
  // Out of the search the row of what was chosen in it stays in sight.
  if (text === '' && id !== undefined && outline.value?.indexById.has(id)) show(state, id, false);
}

/** Goes to the next element with a problem, or the one before; round at the end. */
function goToProblem(state: State, step: 1 | -1): void {
  const { entries, indexById } = state.outline.value ?? { entries: [], indexById: new Map<string, number>() };
  const troubled = entries.flatMap((entry, index) => (worstOf(entry.own) ? [{ entry, index }] : []));
  const at = indexById.get(placeOf(state) ?? '') ?? (step === 1 ? -1 : entries.length);
  const after = troubled.find(({ index }) => index > at) ?? troubled[0];
  const before = troubled.findLast(({ index }) => index < at) ?? troubled.at(-1);
  const next = step === 1 ? after : before;
  if (!next) {
    state.announcement.value = 'There are no problems.';
    return;
  }
  state.filter.value = '';
  select(state, next.entry.id);
  show(state, next.entry.id, true);
  const count = `Problem ${troubled.indexOf(next) + 1} of ${troubled.length}.`;
  state.announcement.value = `${count} ${problemText(next.entry)}`;
}

/** Where somebody is: what is selected, where the keyboard is at it or at what is seen around it. */
function placeOf({ selected, focused, outline, indexOfRow }: State): string | undefined {
  const [chosen, keyboard] = [selected.value, focused.value];
  if (chosen === undefined || keyboard === undefined) return chosen ?? keyboard;
  const seen = shownAround(chosen, outline, indexOfRow.value);
  return seen === undefined || seen === keyboard ? chosen : keyboard;
}

function problemText({ title, node }: OutlineEntry): string {
  return `${title}: ${node?.problems.map(({ message }) => message).join(' ') ?? ''}`;
}

/** Along the first relation that leads to something that is seen; says which. */
function follow(state: State, way: 'forth' | 'back'): void {
  const { entries = [], indexById } = state.outline.value ?? {};
  const id = state.focused.value ?? state.tabStop.value ?? '';
  const links = way === 'forth' ? (entries[indexById?.get(id) ?? -1]?.node?.links ?? []) : linksTo(entries, id);
  for (const { relation, ids } of links) {
    const target = ids.find(
      (each) => each !== id && shownAround(each, state.outline, state.indexOfRow.value) !== undefined,
    );
    if (target === undefined) continue;
    select(state, target);
    show(state, target, true);
    const title = entries[indexById?.get(target) ?? -1]?.title ?? '';
    state.announcement.value = `${way === 'forth' ? 'Along' : 'Back along'} ${relation}: ${title}`;
    return;
  }
  state.announcement.value = way === 'forth' ? 'It names nothing that is seen.' : 'Nothing that is seen names it.';
}

function linksTo(entries: readonly OutlineEntry[], id: string): SnapshotNode['links'] {
  return entries.flatMap(({ id: from, node }) =>
    (node?.links ?? []).filter(({ ids }) => ids.includes(id)).map(({ relation }) => ({ relation, ids: [from] })),
  );
}
