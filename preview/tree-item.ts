/** What makes an element of the page an item of a tree, for the keyboard and for those who hear the page. */
import type { SceneItem } from '#language/views/index.ts';

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
