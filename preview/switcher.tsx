/** Which view is seen, what of it, and of which part of the organisation. */
import type { TargetedKeyboardEvent } from 'preact';
import { viewNamed, type KeptView } from '#language/views/index.ts';
import { around } from './around.ts';
import { Modes } from './changes.tsx';
import { changesName } from './compared.ts';
import { FilterBox } from './filter-box.tsx';
import { KindIcon } from './icons.tsx';
import type { Store } from './store.ts';

export function Switcher({ store }: { readonly store: Store }) {
  const current = store.view.value.name;
  const own = ownOf(store)?.name;
  return (
    <div class="switcher">
      <div class="views" role="tablist" aria-label="Views" onKeyDown={(event) => handleTabKey(event, store)}>
        {store.allViews.value.map(({ name, title, doc }) => (
          <button
            key={name}
            type="button"
            role="tab"
            class="view-tab"
            data-view={name}
            aria-selected={name === current && own === undefined}
            tabIndex={name === current && own === undefined ? 0 : -1}
            title={doc}
            onClick={() => store.switchTo(name)}
          >
            {title}
          </button>
        ))}
        {drawableOf(store).map(({ name, title, shows }) => (
          <button
            key={`own:${name}`}
            type="button"
            role="tab"
            class="view-tab is-own"
            data-own={name}
            aria-selected={name === own}
            tabIndex={name === own ? 0 : -1}
            title={`${viewNamed(shows)?.title ?? shows}, kept by the organisation as ${name}`}
            onClick={() => store.switchToOwn(name)}
          >
            <bdi>{title}</bdi>
          </button>
        ))}
      </div>
      <Variants store={store} />
      {store.view.value.shape === 'report' ? null : <FilterBox store={store} />}
      <Part store={store} />
    </div>
  );
}

/** The views that the organisation keeps, as far as there is a view of that name. */
function drawableOf({ snapshot }: Store): readonly KeptView[] {
  return (snapshot.value?.keptViews ?? []).filter(({ shows }) => viewNamed(shows));
}

/** The one that is seen; one that is gone from the text is not. */
function ownOf(store: Store): KeptView | undefined {
  return drawableOf(store).find(({ name }) => name === store.own.value);
}

/** The arrows go round the views, as the ARIA practices have it for tabs. */
function handleTabKey(event: TargetedKeyboardEvent<HTMLElement>, store: Store): void {
  const kept = drawableOf(store);
  const own = ownOf(store);
  const views = store.allViews.value;
  const at = own ? views.length + kept.indexOf(own) : views.indexOf(store.view.value);
  const count = views.length + kept.length;
  const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: count - 1 }[event.key];
  if (next === undefined || event.altKey) return;
  event.preventDefault();
  const wanted = (next + count) % count;
  const view = views[wanted];
  const mine = kept[wanted - views.length];
  if (view) store.switchTo(view.name);
  else if (mine) store.switchToOwn(mine.name);
  const list = event.currentTarget;
  requestAnimationFrame(() => list.querySelector<HTMLElement>('[aria-selected="true"]')?.focus());
}

function Variants({ store }: { readonly store: Store }) {
  const view = store.view.value;
  const { variants } = view;
  if (!variants) return null;
  const chosen = store.variants.value[view.name] ?? view.standard ?? variants[0]?.name;
  if (view.name === changesName) return <Modes store={store} chosen={chosen} />;
  return (
    <label class="variants">
      <span class="unseen">What the view shows</span>
      <select value={chosen} onChange={(event) => store.choose(event.currentTarget.value)}>
        {variants.map(({ name, title }) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Where the part that is looked at alone stands, with the way back out of it. */
function Part({ store }: { readonly store: Store }) {
  const { root, snapshot } = store;
  const nodes = snapshot.value?.nodes ?? [];
  const byId = new Map(root.value === undefined ? [] : nodes.map((node) => [node.id, node]));
  const path = around(byId, root.value).toReversed();
  if (path.length === 0) return null;
  return (
    <nav class="part" aria-label="What is looked at">
      <button type="button" class="element" onClick={() => store.focusOn(undefined)}>
        Whole organisation
      </button>
      {path.map((node, at) => (
        <button
          key={node.id}
          type="button"
          class={`element kind-${node.kind}`}
          {...(at === path.length - 1 ? { 'aria-current': 'location' as const } : {})}
          onClick={() => store.focusOn(node.id)}
        >
          <KindIcon kind={node.kind} />
          <bdi>{node.title ?? node.name ?? node.kind}</bdi>
        </button>
      ))}
    </nav>
  );
}
