/** What is selected, what has the keyboard, and what is opened so that it can be seen. */
import { isOpenAtFirst, toggledToShow, type SceneItem } from '#language/views/index.ts';
import { shownAround, type Request, type State } from './state.ts';

export function select({ selected, focused }: State, id: string | undefined): void {
  selected.value = id;
  if (id !== undefined) focused.value = id;
}

/** Selects an element, and opens what it stands in. */
export function show(state: State, id: string, takesFocus: boolean): void {
  const { part, isSearching, toggled, request, view } = state;
  if (view.value.shape === 'drawing') showInDrawing(state, id);
  else if (part.value && !isSearching.value) toggled.value = toggledToShow(part.value, id, toggled.value);
  request.value = { id: shownAround(id, state.outline, state.indexOfRow.value) ?? id, takesFocus };
}

/** Requests that a painter has carried out. */
const carriedOut = new WeakSet<Request>();

/**
 * What a painter has to do of a request: all of it once. Another view that is opened later gives the keyboard to nobody: it
 * brings what is still selected into sight, and begins at its beginning where nothing is.
 */
export function dutyOf(request: Request, selected: string | undefined): 'all' | 'sight' | 'none' {
  const isOld = carriedOut.has(request);
  carriedOut.add(request);
  return isOld ? (request.id === selected ? 'sight' : 'none') : 'all';
}

/** Deeper than any drawing is nested. */
const deepest = 8;

/** Opens what is closed around an element, from the outside in. */
function showInDrawing(state: State, id: string): void {
  unfold(state, id);
  for (let turn = 0; turn < deepest && !state.indexOfRow.value.has(id); turn += 1) {
    const around = shownAround(id, state.outline, state.indexOfRow.value);
    const item = state.scene.value?.items[state.indexOfRow.value.get(around ?? '') ?? -1];
    if (item?.outline.isOpen !== false) return;
    toggle(state, [item.id]);
  }
}

/** Opens one of those that fold an element away, where all of them are closed. */
function unfold(state: State, id: string): void {
  const { view, part, scene, indexOfRow } = state;
  if (view.value.shape !== 'drawing' || !part.value || indexOfRow.value.has(id)) return;
  const closed = view.value
    .foldedIn?.(part.value, id)
    .find((each) => scene.value?.items[indexOfRow.value.get(each) ?? -1]?.outline.isOpen === false);
  if (closed !== undefined) toggle(state, [closed]);
}

/** Gives an element the keyboard. */
export function focus({ focused, request }: State, id: string): void {
  focused.value = id;
  request.value = { id, takesFocus: true };
}

/** Opens what is folded, and folds what is open. */
export function toggle(state: State, ids: readonly string[]): void {
  const { isSearching, toggledInSearch, toggled, toggledInDrawing, view } = state;
  const target = view.value.shape === 'drawing' ? toggledInDrawing : isSearching.value ? toggledInSearch : toggled;
  const next = new Set(target.value);
  for (const id of ids) if (!next.delete(id)) next.add(id);
  target.value = next;
}

/** Opens or closes everything. */
export function setAll(state: State, isOpen: boolean): void {
  const { outline, isSearching, toggledInSearch, toggled, scene, view } = state;
  if (view.value.shape === 'drawing') {
    for (let turn = 0; turn < deepest; turn += 1) {
      const others = scene.value?.items.filter((item) => item.outline.isOpen === !isOpen) ?? [];
      if (others.length === 0) return;
      toggle(
        state,
        others.map(({ id }) => id),
      );
    }
    return;
  }
  const { entries } = outline.value ?? { entries: [] };
  if (isSearching.value) {
    toggledInSearch.value = new Set(isOpen ? [] : scene.value?.items.map(({ id }) => id));
    return;
  }
  const others = entries.filter((entry) => entry.children > 0 && isOpenAtFirst(entry, entries.length) !== isOpen);
  toggled.value = new Set(others.map(({ id }) => id));
}

/** Whether a row can be opened or closed. */
export function canToggle(item: SceneItem): boolean {
  return item.outline.isOpen !== undefined;
}
