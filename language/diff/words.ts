/** How a comparison speaks of elements. */
import { kindTable } from '../metamodel/kinds.ts';
import { grouped } from '../model/figures.ts';
import type { Item } from './canonical.ts';
import type { Version } from './version.ts';
import type { ElementName } from './changes.ts';
import { shortId } from './identities.ts';

/** `train Payments Core`: the kind, and what people call it. */
export function called({ kind, name, title }: ElementName): string {
  if (kind === 'person') return title ?? `@${name ?? ''}`;
  const own = title ?? name;
  return own === undefined ? kindTable[kind].label : `${kindTable[kind].label} ${own}`;
}

/** The same where nobody knows yet who it is: `person Ava Lind`. */
export function calledNew(element: ElementName): string {
  return element.kind === 'person' ? `${kindTable['person'].label} ${called(element)}` : called(element);
}

/** What people call an identity; the name in it where the version has no such element. */
export function calledId(id: string, ...versions: readonly Version[]): string {
  for (const { items } of versions) {
    const item = items.get(id);
    if (item) return item.kind === 'person' ? (item.title ?? `@${item.name ?? ''}`) : plain(item);
  }
  return shortId(id).replace(/^\?/, '');
}

function plain({ kind, name, title }: Item): string {
  return title ?? name ?? kindTable[kind].label;
}

/** `a, b and c`. */
export function listOf(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

/** `1 team`, `2 teams`. */
export function counted(count: number, one: string, many: string): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}
