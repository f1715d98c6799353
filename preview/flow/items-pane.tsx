/** The items behind a figure: a list at the lower edge, where the report stays in sight. */
import { useEffect, useRef } from 'preact/hooks';
import { numberText } from '#language/reports/number-text.ts';
import type { Sheet, SheetItem } from '#language/reports/sheet.ts';
import type { Store } from '../store.ts';
import { Tool } from '../tool.tsx';

export function ItemsPane({ store }: { readonly store: Store }) {
  const opened = store.openedItems.value;
  const sheet = store.report.value?.sheet;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [opened]);
  if (!opened || !sheet) return null;
  const items = (sheet.lists[opened.list] ?? [])
    .map((number) => sheet.items[number])
    .filter((item) => item !== undefined);
  const count = store.itemCount(opened.list);
  return (
    <aside class="items-pane" aria-labelledby="items-title">
      <div class="items-head">
        <h3 id="items-title" ref={heading} tabIndex={-1}>
          {count === 1 ? '1 item' : `${numberText(count)} items`}
        </h3>
        <p>{opened.title}</p>
        <Tool label="Close the items" hint=" (Escape)" sign="close" onPress={() => store.closeItems()} />
      </div>
      <div class="items-scroller" tabIndex={0} role="region" aria-label="Items">
        <table class="report-table">
          <thead>
            <tr>
              {['Item', 'Team', 'Type', 'State', 'Since', 'Known since'].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <Item key={item[0]} store={store} sheet={sheet} item={item} />
            ))}
          </tbody>
        </table>
        {count > items.length ? <p>{numberText(count - items.length)} more.</p> : null}
      </div>
    </aside>
  );
}

type ItemProps = { readonly store: Store; readonly sheet: Sheet; readonly item: SheetItem };

function Item({ store, sheet: { words }, item: [key, type, team, state, since, known, element] }: ItemProps) {
  return (
    <tr>
      <th scope="row">
        {element === undefined ? (
          <bdi>{key}</bdi>
        ) : (
          <button type="button" class="cell-element" onClick={() => store.open(element, false)}>
            <bdi>{key}</bdi>
          </button>
        )}
      </th>
      {[team, type, state].map((word, at) => (
        <td key={at}>
          <bdi>{words[word] ?? ''}</bdi>
        </td>
      ))}
      <td>{since}</td>
      <td>{known}</td>
    </tr>
  );
}
