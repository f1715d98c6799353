/** Beside the picture of two versions: which they are, what became of the selected element, and all that differs. */
import { changesModes, type ListedChange, type ListedChanges } from '#language/views/index.ts';
import type { Compared } from './compared.ts';
import { Badge, ChangeSign, KindIcon } from './icons.tsx';
import type { Store } from './store.ts';

/** One version, the other, or both over each other. */
export function Modes({ store, chosen }: { readonly store: Store; readonly chosen: string | undefined }) {
  return (
    <fieldset class="modes">
      <legend class="unseen">Which version</legend>
      {changesModes.map(({ name, title }) => (
        <label key={name} class={name === chosen ? 'is-chosen' : ''}>
          <input type="radio" name="mode" checked={name === chosen} onChange={() => store.choose(name)} />
          {title}
        </label>
      ))}
    </fieldset>
  );
}

type ChangesProps = { readonly store: Store; readonly compared: Compared };

export function Changes({ store, compared }: ChangesProps) {
  const { shown, list } = compared;
  const count = list.groups.reduce((sum, { changes }) => sum + changes.length, 0);
  return (
    <aside class="details changes" aria-label="What changes" tabIndex={0}>
      <h2>{count === 0 ? 'Nothing changed' : count === 1 ? '1 element changes' : `${count} elements change`}</h2>
      <p class="versions">
        <bdi>{shown.from}</bdi> → <bdi>{shown.to}</bdi>
      </p>
      <Shares groups={list.groups} />
      <Selected store={store} compared={compared} />
      {list.groups.map(({ tone, title, changes }) => (
        <section key={tone} class={`change-group tone-${tone}`}>
          <h3>
            <ChangeSign tone={tone} />
            {title} <span class="change-count">{changes.length}</span>
          </h3>
          <ul>
            {changes.map((change) => (
              <Row key={change.id} store={store} change={change} isGone={tone === 'removed'} />
            ))}
          </ul>
        </section>
      ))}
      <NewProblems problems={shown.comparison.problems.new} />
      <Totals list={list} />
    </aside>
  );
}

/** How much of it is what; the numbers stand in the headings. */
function Shares({ groups }: Pick<ListedChanges, 'groups'>) {
  if (groups.length < 2) return null;
  return (
    <div class="shares" aria-hidden="true">
      {groups.map(({ tone, changes }) => (
        <span key={tone} class={`tone-${tone}`} style={{ flexGrow: changes.length }} />
      ))}
    </div>
  );
}

/** Of what is selected, each change with the way to both texts. */
function Selected({ store, compared }: ChangesProps) {
  const id = store.selected.value ?? '';
  const entry = store.outline.value?.entries[store.outline.value.indexById.get(id) ?? -1];
  const changes = compared.changesOf(id);
  if (!entry || changes.length === 0) return null;
  return (
    <section class={`selected-changes kind-${entry.kind}`} aria-label={`Changes of ${entry.title}`}>
      <p class="selected-title">
        <KindIcon kind={entry.kind} />
        <bdi>{entry.title}</bdi>
      </p>
      <ul>
        {changes.map((change) => (
          <li key={change.id}>
            <button type="button" class="element" title="Show both texts" onClick={() => store.openChange(change.id)}>
              {change.text}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

type RowProps = { readonly store: Store; readonly change: ListedChange; readonly isGone: boolean };

function Row({ store, change: { id, kind, title, note }, isGone }: RowProps) {
  const go = (): void => {
    store.select(id);
    store.show(id, false);
    store.open(id, false);
  };
  return (
    <li>
      <button
        type="button"
        class={`change-row kind-${kind}`}
        {...(store.selected.value === id ? { 'aria-current': 'true' as const } : {})}
        onClick={go}
      >
        <KindIcon kind={kind} />
        <span>
          {isGone ? (
            <s>
              <bdi>{title}</bdi>
            </s>
          ) : (
            <bdi>{title}</bdi>
          )}
          {note === undefined ? null : <span class="change-note">{note}</span>}
        </span>
      </button>
    </li>
  );
}

type Problems = Compared['shown']['comparison']['problems']['new'];

function NewProblems({ problems }: { readonly problems: Problems }) {
  if (problems.length === 0) return null;
  return (
    <section class="change-group">
      <h3>
        New problems <span class="change-count">{problems.length}</span>
      </h3>
      <ul class="problem-list">
        {problems.map(({ severity, message }, at) => (
          <li key={at} class={severity}>
            <Badge severity={severity} />
            <span>
              <span class="unseen">{severity}: </span>
              {message.replaceAll('`', '')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Totals({ list: { totals, unchanged } }: { readonly list: ListedChanges }) {
  return (
    <section class="change-group">
      <h3>Totals</h3>
      <dl class="totals">
        {totals.map(({ label, before, after }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {before === after ? null : `${before} → `}
              <b>{after}</b>
            </dd>
          </div>
        ))}
        <div>
          <dt>Stays as it was</dt>
          <dd>{unchanged.toLocaleString('en')}</dd>
        </div>
      </dl>
    </section>
  );
}
