/** All that is known of the selected element: its problems in words, its facts, and what it is related to. */
import { kindTable } from '#language/metamodel/kinds.ts';
import { relationTable } from '#language/metamodel/relations.ts';
import type { OutlineEntry, SnapshotNode } from '#language/views/index.ts';
import { Badge, KindIcon, Sign } from './icons.tsx';
import { knownOf } from './known.ts';
import type { Store } from './store.ts';
import { Tool } from './tool.tsx';
import { Words } from './words.tsx';

export function Details({ store }: { readonly store: Store }) {
  const entry = knownOf(store, store.selected.value ?? '');
  const node = entry?.node;
  if (!entry || !node) return null;
  return (
    <aside class={`details kind-${entry.kind}`} aria-label={`Details of ${entry.title}`} tabIndex={0}>
      <Path store={store} entry={entry} />
      <Head store={store} entry={entry} />
      <p class="details-kind">
        {kindTable[entry.kind].label}
        {node.name === undefined || node.name === entry.title ? null : (
          <>
            {' · '}
            <bdi>{node.name}</bdi>
          </>
        )}
      </p>
      <ProblemList store={store} node={node} />
      {node.doc === undefined ? null : <p class="doc">{node.doc}</p>}
      <Facts node={node} />
      <Relations store={store} node={node} />
    </aside>
  );
}

/** Its title, and what can be done with it. */
function Head({ store, entry }: { readonly store: Store; readonly entry: OutlineEntry }) {
  return (
    <div class="details-head">
      <KindIcon kind={entry.kind} />
      <h2>
        <bdi>{entry.title}</bdi>
      </h2>
      <Tool label="Look at this alone" sign="focus" onPress={() => store.focusOn(entry.id)} />
      {store.hasSource ? (
        <Tool label="Show in the text" sign="source" onPress={() => store.open(entry.id, false)} />
      ) : null}
      <Tool label="Close the details" hint=" (Escape)" sign="close" onPress={() => store.select(undefined)} />
    </div>
  );
}

/** What contains it, from the outside in. */
function Path({ store, entry }: { readonly store: Store; readonly entry: OutlineEntry }) {
  const entries = store.outline.value?.entries ?? [];
  const path: OutlineEntry[] = [];
  for (let at = entries[entry.parent]; at; at = entries[at.parent]) path.unshift(at);
  if (path.length === 0) return null;
  return (
    <nav class="path" aria-label="Stands in">
      {path.map((each) => (
        <ElementButton key={each.id} store={store} id={each.id} />
      ))}
    </nav>
  );
}

function ElementButton({ store, id }: { readonly store: Store; readonly id: string }) {
  const { outline } = store;
  const entry = outline.value?.entries[outline.value.indexById.get(id) ?? -1];
  if (!entry) return null;
  const go = (): void => {
    store.select(id);
    store.show(id, false);
  };
  return (
    <button type="button" class={`element kind-${entry.kind}`} onClick={go}>
      <KindIcon kind={entry.kind} />
      <bdi>{entry.title}</bdi>
    </button>
  );
}

function ProblemList({ store, node }: { readonly store: Store; readonly node: SnapshotNode }) {
  if (node.problems.length === 0) return null;
  return (
    <ul class="problem-list" aria-label="Problems">
      {node.problems.map(({ rule, severity, message }, index) => (
        <li key={index} class={severity}>
          <Badge severity={severity} />
          <span>
            <Words text={message} /> <span class="rule">{rule}</span>
          </span>
          {store.hasSource ? (
            <button
              type="button"
              class="tool repair"
              aria-label={`Repair: ${rule}`}
              title="Repair, or show what can be done"
              onClick={() => store.fix(node.id, index)}
            >
              <Sign sign="repair" />
            </button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Facts({ node }: { readonly node: SnapshotNode }) {
  // What a relation says stands below, with its elements to go to.
  const related = new Set(
    node.links.map(({ relation }) => (relation === 'in' ? 'also in' : relation.replaceAll('-', ' '))),
  );
  const facts = node.facts.filter(({ label }) => !related.has(label));
  if (facts.length === 0) return null;
  return (
    <dl class="facts">
      {facts.map(({ label, text, tone }, index) => (
        <div key={index} class={tone ?? ''}>
          <dt>{label}</dt>
          <dd>
            <bdi>{text}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** More would be a list to read, and the text is better at that. */
const shownLinks = 12;

function Relations({ store, node }: { readonly store: Store; readonly node: SnapshotNode }) {
  if (node.links.length === 0) return null;
  return (
    <dl class="relations">
      {node.links.map(({ relation, ids }) => (
        <div key={relation}>
          <dt>{wordsOf(relation)}</dt>
          <dd>
            {ids.slice(0, shownLinks).map((id) => (
              <ElementButton key={id} store={store} id={id} />
            ))}
            {ids.length > shownLinks ? <span class="more">and {ids.length - shownLinks} more</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function wordsOf(relation: string): string {
  if (relation === 'in') return 'stands in';
  if (relation === 'ranks') return 'in this order';
  return relationTable.find(({ key }) => key === relation)?.reads ?? relation;
}
