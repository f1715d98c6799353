/** Who names whom in a version, looked up through the links of the elements where it is asked. */
import { inLinks, outLinks, type Element, type Link } from '../binding/element.ts';
import { keyOf, type Item } from './canonical.ts';
import type { Version } from './version.ts';

/** An element that names another, and by which relation. */
export type Reference = { readonly relation: string; readonly from: string };

/** All that an item names: what contains it, its targets, and what it ranks. */
export function namedBy({ parents, links, order }: Item): readonly string[] {
  return [...parents, ...Object.values(links).flatMap((targets) => targets.map(({ to }) => to)), ...order];
}

/** The items that name an identity, each as often as it does. */
export function referencesTo(version: Version, id: string): readonly Reference[] {
  const found: Reference[] = [];
  for (const from of namingItems(version, id)) {
    const item = version.items.get(from);
    if (!item) continue;
    if (item.parents.includes(id)) found.push({ relation: 'in', from });
    for (const [relation, targets] of Object.entries(item.links))
      for (const { to } of targets) if (to === id) found.push({ relation, from });
    if (item.order.includes(id)) found.push({ relation: 'ranks', from });
  }
  return found;
}

/** The identities of items that name another, or have it as a role; perhaps some more. */
export function namingItems({ elements, hidden, idOf }: Version, id: string): ReadonlySet<string> {
  const found = new Set<string>();
  const own = elements.get(id);
  for (const element of own ? [own, ...(hidden.get(id) ?? [])] : [])
    for (const other of linkedTo(element)) found.add(idOf(other));
  return found;
}

/** The identities of all that an element names and that names it. */
export function neighbours(version: Version, id: string): ReadonlySet<string> {
  const found = new Set(namingItems(version, id));
  const own = version.elements.get(id);
  for (const { target } of own ? outLinks(own) : []) if (target) found.add(version.idOf(target));
  return found;
}

/** How many name an identity as an item does by a key, at least one: roles count together, whoever the role is. */
export function sharersOf({ elements }: Version, key: string, id: string): number {
  const element = elements.get(id);
  const links = element ? inLinks(element) : [];
  const isMeant = key.includes(':') ? isHeld : (link: Link): boolean => keyOf(link) === key;
  return Math.max(1, links.filter(isMeant).length);
}

function isHeld({ relation }: Link): boolean {
  return relation === 'holder';
}

/** A backlog contains what it ranks. */
function linkedTo(element: Element): readonly Element[] {
  const ranked = outLinks(element, 'ranks').flatMap(({ target }) => target ?? []);
  return [...inLinks(element).map(({ subject }) => subject), ...ranked];
}
