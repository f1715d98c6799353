/** Work that has no line to strategy on purpose. */
import type { Element } from '../binding/element.ts';
import { wordOf } from '../model/queries.ts';

/** Tagged `#local`, or a defect or a chore. */
export function isLocal(item: Element): boolean {
  const type = wordOf(item, 'type');
  if (type === 'defect' || type === 'chore') return true;
  return item.values('tags').some((value) => value.type === 'tag' && value.tag === 'local');
}
