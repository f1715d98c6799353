/** The filters: a box that opens below its button, and beside it what is left out at the moment. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { kindTable } from '#language/metamodel/kinds.ts';
import { filterChoices, isFiltered, type FilterName, type Snapshot } from '#language/views/index.ts';
import { Sign } from './icons.tsx';
import type { Store } from './store.ts';

export function FilterBox({ store }: { readonly store: Store }) {
  const [isOpen, setOpen] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!isOpen || !form.current) return undefined;
    const box = form.current;
    const keep = (): void => keepInside(box);
    keep();
    window.addEventListener('resize', keep);
    return () => window.removeEventListener('resize', keep);
  }, [isOpen]);
  const { snapshot, part, filters } = store;
  if (!snapshot.value) return null;
  const isActive = isFiltered(filters.value);
  return (
    <div class="filters" onKeyDown={(event) => close(event, () => setOpen(false))}>
      <button
        type="button"
        class={`filter-button ${isActive ? 'is-active' : ''}`}
        aria-expanded={isOpen}
        aria-controls="filters"
        onClick={() => setOpen(!isOpen)}
      >
        <Sign sign="filter" />
        {isActive ? `${part.value?.nodes.length ?? 0} of ${snapshot.value.nodes.length}` : 'Filter'}
      </button>
      {isActive ? (
        <button type="button" class="plain-button" onClick={(event) => showAll(event, store)}>
          Show all
        </button>
      ) : null}
      {/* Made only when it is open: an organisation may have thousands of people to choose from. */}
      <div id="filters" ref={form} class={`filter-form ${isOpen ? 'is-open' : ''}`}>
        {isOpen ? <Form store={store} snapshot={snapshot.value} /> : null}
      </div>
    </div>
  );
}

/** From the edges of the page, in pixels. */
const inset = 8;

/** It opens below its button, which may stand at the right edge: it is moved to the left until all of it is seen. */
function keepInside(form: HTMLElement): void {
  form.style.left = '0';
  const { left, right } = form.getBoundingClientRect();
  const over = Math.min(right + inset - document.documentElement.clientWidth, left - inset);
  if (over > 0) form.style.left = `${-over}px`;
}

function Form({ store, snapshot }: { readonly store: Store; readonly snapshot: Snapshot }) {
  return (
    <>
      {filterChoices(snapshot, (kind) => kindTable[kind].label).map(({ name, title, choices }) => (
        <label key={name}>
          {title}
          <select
            value={store.filters.value[name] ?? ''}
            onChange={(event) => choose(store, name, event.currentTarget.value)}
          >
            <option value="">All</option>
            {choices.map(({ value, title: choice }) => (
              <option key={value} value={value}>
                {choice}
              </option>
            ))}
          </select>
        </label>
      ))}
    </>
  );
}

function choose(store: Store, name: FilterName, value: string): void {
  store.filterBy(name, value === '' ? undefined : value);
}

/** The button goes with what it undoes: the keyboard stays beside it. */
function showAll({ currentTarget }: { readonly currentTarget: HTMLElement }, store: Store): void {
  store.clearFilters();
  currentTarget.parentElement?.querySelector<HTMLElement>('.filter-button')?.focus();
}

/** Escape closes the box first, before it goes out of anything else. */
function close(event: KeyboardEvent, hide: () => void): void {
  if (event.key !== 'Escape' || document.querySelector('.filter-form.is-open') === null) return;
  event.preventDefault();
  event.stopPropagation();
  hide();
  document.querySelector<HTMLElement>('.filter-button')?.focus();
}
