/** What the page shows and what a person did to it, as signals, and what follows from them. */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import {
  filtered,
  focusOn,
  isFiltered,
  outlineOf,
  searchIn,
  views,
  type Filters,
  type OutlineEntry,
  type Snapshot,
  type Table,
  type View,
} from '#language/views/index.ts';
import type { Sheet } from '#language/reports/sheet.ts';
import type { PageState, ReportAsked, ReportRange, ShownComparison } from '#protocol';
import { comparedOf } from './compared.ts';
import { holdsWords } from './row-filter.ts';
import { askedOf, cadenceNamed, isSame, type CanReport } from './flow/asked.ts';

export type State = ReturnType<typeof createState>;

/** Where the window stands: a row, and how far its top is above the upper edge. */
export type Anchor = { readonly id: string; readonly offset: number };

/** Asks the painter to bring a row into view, and to give it the keyboard. Every request is an object of its own. */
export type Request = { readonly id: string; readonly takesFocus: boolean };

/** Where a drawing stands in the window: its origin in pixels of the window, and pixels of the window for one of its own. */
export type Camera = {
  readonly x: number;
  readonly y: number;
  readonly k: number;
  /** The window that it was fitted to; absent as soon as a hand has moved it. */
  readonly fittedTo?: Size;
};

/** Of the window, in pixels. */
export type Size = { readonly width: number; readonly height: number };

/** Where somebody was: a view, of a part, with something selected. */
export type Visit = {
  readonly view: string;
  readonly root: string | undefined;
  readonly selected: string | undefined;
  /** The name of the kept view that was looked at. */
  readonly own?: string | undefined;
};

const noIds: ReadonlySet<string> = new Set();

function createSignals(remembered: PageState | undefined) {
  return {
    uri: signal(remembered?.uri),
    snapshot: signal<Snapshot | undefined>(undefined),
    emptyMessage: signal<string | undefined>(undefined),
    /** Two versions that are compared, where some are. */
    comparison: signal<ShownComparison | undefined>(undefined),
    /** The report of flow that came last, and which one it is. */
    report: signal<{ readonly asked: ReportAsked; readonly sheet: Sheet | undefined } | undefined>(undefined),
    /** The days that reports are about, where they were chosen. */
    range: signal<ReportRange>(remembered?.range ?? {}),
    /** The list of items that is open, and the figure that they stand behind. */
    openedItems: signal<{ readonly list: number; readonly title: string } | undefined>(undefined),
    brokenFiles: signal<readonly string[]>([]),
    /** The view that is wanted; that of the changes waits for a comparison. */
    viewName: signal(remembered?.view),
    /** What of a view is chosen, by view. */
    variants: signal<Readonly<Record<string, string>>>(remembered?.variants ?? {}),
    /** The element that is looked at alone. */
    root: signal(remembered?.root),
    /** The name of the organisation's own view that is seen; it says which part. */
    own: signal(remembered?.own),
    filters: signal<Filters>(remembered?.filters ?? {}),
    isPinned: signal(remembered?.isPinned ?? false),
    /** Said to those who see the page, for a moment. */
    notice: signal(''),
    /** Rows of the tree that are open, or closed, against the default; a search has its own, and so have drawings. */
    toggled: signal<ReadonlySet<string>>(new Set(remembered?.toggled)),
    toggledInSearch: signal(noIds),
    toggledInDrawing: signal<ReadonlySet<string>>(new Set(remembered?.toggledInDrawing)),
    filter: signal(''),
    selected: signal(remembered?.selected),
    focused: signal(remembered?.selected),
    anchor: signal<Anchor | undefined>(remembered?.anchor),
    /** By view; a view that was never seen is fitted into the window. */
    cameras: signal<Readonly<Record<string, Camera>>>({}),
    width: signal(0),
    hasMinimap: signal(true),
    announcement: signal(''),
    request: signal<Request | undefined>(undefined),
    past: signal<readonly Visit[]>([]),
    future: signal<readonly Visit[]>([]),
  };
}

type Signals = ReturnType<typeof createSignals> & { readonly view: ReadonlySignal<View> };

export function createState(remembered: PageState | undefined, canReport: CanReport) {
  const given = createSignals(remembered);
  const { compared, allViews, view } = createViews(given);
  const signals = { ...given, view };
  const isSearching = computed(() => signals.filter.value.trim() !== '');
  const part = computed(() => partOf(signals));
  const outline = computed(() => (part.value ? outlineOf(part.value) : undefined));
  const rows = computed(() => rowsOf(signals, part.value, isSearching.value));
  const drawing = computed(() => drawingOf(signals, part.value));
  const scene = computed(() => rows.value ?? drawing.value);
  const table = computed(() => tableOf(signals, part.value));
  /** The identities that a search found; undefined where nobody searches. */
  const matches = computed(() => {
    if (!isSearching.value || !outline.value) return undefined;
    const { entries } = outline.value;
    return new Set([...searchIn(outline.value, signals.filter.value)].flatMap((index) => entries[index]?.id ?? []));
  });
  /** The report that is wanted; undefined where another view is seen. */
  const reportAsked = computed(() => reportAskedOf(signals, canReport));
  const isReportAwaited = computed(() => !isSame(signals.report.value?.asked, reportAsked.value));
  const found = computed(() => table.value?.rows.length ?? matches.value?.size);
  const indexOfRow = computed(() => new Map(scene.value?.items.map((item, index) => [item.id, index])));
  /** The one row that the Tab key reaches: where the keyboard was, else what is around that and seen. */
  const tabStop = computed(() => {
    for (const id of [signals.focused.value, signals.selected.value]) {
      const seen = id === undefined ? undefined : shownAround(id, outline, indexOfRow.value);
      if (seen !== undefined) return seen;
    }
    return scene.value?.items[0]?.id;
  });
  return {
    ...signals,
    compared,
    allViews,
    isSearching,
    part,
    outline,
    rows,
    drawing,
    scene,
    table,
    reportAsked,
    isReportAwaited,
    matches,
    found,
    indexOfRow,
    tabStop,
    kept: computed(() => keptOf(signals)),
  };
}

/** The views that there are: that of the changes as long as two versions are compared. */
function createViews({ comparison, viewName }: ReturnType<typeof createSignals>) {
  const compared = computed(() => comparedOf(comparison.value));
  const allViews = computed((): readonly View[] => (compared.value ? [...views, compared.value.view] : views));
  const view = computed((): View => allViews.value.find(({ name }) => name === viewName.value) ?? views[0]);
  return { compared, allViews, view };
}

/** What the view is of: the organisation or both versions of it, as far as it is looked at and not left out. */
function partOf(signals: Signals): Snapshot | undefined {
  const { snapshot, root, own, filters } = signals;
  const shown = signals.view.value;
  if (!snapshot.value) return undefined;
  const drawnOf = shown.shape === 'drawing' ? shown.drawnOf : undefined;
  const whole = drawnOf?.(signals.variants.value[shown.name]) ?? snapshot.value;
  const kept = snapshot.value.keptViews?.find(({ name }) => name === own.value);
  const focus = kept && root.value === undefined ? kept : root.value === undefined ? {} : { root: root.value };
  const inside = focusOn(whole, focus);
  return isFiltered(filters.value) ? filtered(inside, filters.value) : inside;
}

function reportAskedOf(signals: Signals, canReport: CanReport): ReportAsked | undefined {
  const { view, snapshot, variants, range, selected, root } = signals;
  if (view.value.shape !== 'report' || !snapshot.value) return undefined;
  const wanted = {
    cadence: cadenceNamed(variants.value[view.value.name]),
    range: range.value,
    selected: selected.value,
    root: root.value,
  };
  return askedOf(snapshot.value.nodes, wanted, canReport);
}

function rowsOf(signals: Signals, part: Snapshot | undefined, isSearching: boolean) {
  const view = signals.view.value;
  const { filter, width, toggled, toggledInSearch } = signals;
  if (view.shape !== 'rows' || !part || width.value === 0) return undefined;
  const rows = isSearching ? toggledInSearch.value : toggled.value;
  return view.toScene(part, { toggled: rows, filter: filter.value, width: width.value });
}

function drawingOf(signals: Signals, part: Snapshot | undefined) {
  const view = signals.view.value;
  if (view.shape !== 'drawing' || !part) return undefined;
  // Only a view that lights what is selected is made anew when that changes.
  const selected = view.lightsSelection === true ? signals.selected.value : undefined;
  const variant = signals.variants.value[view.name];
  return view.toScene(part, {
    toggled: signals.toggledInDrawing.value,
    ...(selected === undefined ? {} : { selected }),
    ...(variant === undefined ? {} : { variant }),
  });
}

function tableOf(signals: Signals, part: Snapshot | undefined): Table | undefined {
  const view = signals.view.value;
  if (view.shape !== 'table' || !part) return undefined;
  const table = view.toTable(part, signals.variants.value[view.name]);
  const search = signals.filter.value;
  if (search.trim() === '') return table;
  const rows = table.rows.filter(({ title, aside = '', cells }) =>
    holdsWords([title, aside, ...cells.map((cell) => cell.text)], search),
  );
  return { ...table, rows };
}

/** The element, or the nearest around it that is seen. */
export function shownAround(
  id: string,
  outline: ReadonlySignal<ReturnType<typeof outlineOf> | undefined>,
  rows: ReadonlyMap<string, number>,
): string | undefined {
  const { entries, indexById } = outline.value ?? { entries: [], indexById: new Map<string, number>() };
  for (let at = indexById.get(id) ?? -1; at >= 0; at = entries[at]?.parent ?? -1) {
    const entry: OutlineEntry | undefined = entries[at];
    if (entry && rows.has(entry.id)) return entry.id;
  }
  return undefined;
}

/** What a reload shall not lose. */
function keptOf(signals: Signals): PageState {
  const { uri, viewName, view, variants, root, own, filters, isPinned, selected, anchor, toggled, toggledInDrawing } =
    signals;
  return {
    v: 1,
    ...(Object.keys(signals.range.value).length > 0 ? { range: { ...signals.range.value } } : {}),
    view: viewName.value ?? view.value.name,
    variants: { ...variants.value },
    ...(isFiltered(filters.value) ? { filters: { ...filters.value } } : {}),
    ...(isPinned.value ? { isPinned: true } : {}),
    ...(uri.value === undefined ? {} : { uri: uri.value }),
    ...(root.value === undefined ? {} : { root: root.value }),
    ...(own.value === undefined ? {} : { own: own.value }),
    ...(selected.value === undefined ? {} : { selected: selected.value }),
    ...(anchor.value === undefined ? {} : { anchor: anchor.value }),
    toggled: [...toggled.value],
    toggledInDrawing: [...toggledInDrawing.value],
  };
}
