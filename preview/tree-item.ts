/** What makes an element of the page an item of a tree, for the keyboard and for those who hear the page. */
import type { SceneItem } from '#language/views/index.ts';
import type { Store } from './store.ts';

type Item = Pick<SceneItem, 'id' | 'outline'>;

export function treeItem(
  { id, outline }: Item,
  { isSelected, isTabStop }: { readonly isSelected: boolean; readonly isTabStop: boolean },
) {
  const { level, position, size, isOpen, label } = outline;
  return {
    role: 'treeitem' as const,
    'data-id': id,
    tabIndex: isTabStop ? 0 : -1,
    'aria-label': label,
    'aria-level': level,
    'aria-posinset': position,
    'aria-setsize': size,
    'aria-selected': isSelected,
    ...(isOpen === undefined ? {} : { 'aria-expanded': isOpen }),
  };
}

/** The keyboard may come to an item by ways of its own, such as those of a screen reader. */
export function noteFocus({ target }: FocusEvent, store: Store): void {
  const id = target instanceof Element ? target.getAttribute('data-id') : null;
  if (id !== null) store.noteFocus(id);
}
