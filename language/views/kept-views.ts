/** The pictures that an organisation keeps as text: its `view` elements, read for the switch and the exports. */
import type { Element } from '../binding/element.ts';
import { isKind, type Kind } from '../metamodel/index.ts';
import { labelOf, targets } from '../model/queries.ts';
import type { KeptView } from './snapshot.ts';

/** A view that does not say what it shows is a map. A name that stands twice is reported; the first is taken. */
export function keptViewsOf(elements: readonly Element[]): readonly KeptView[] {
  const byName = new Map<string, KeptView>();
  for (const element of elements) {
    const { name } = element;
    if (name !== undefined && !byName.has(name)) byName.set(name, toKept(element, name));
  }
  return [...byName.values()];
}

function toKept(view: Element, name: string): KeptView {
  const shows = view.value('shows');
  const [root] = targets(view, 'of');
  const of = view.value('of');
  const [depth, hides] = [kindsOf(view, 'depth'), kindsOf(view, 'hides')];
  const tags = view.values('where').flatMap((value) => (value.type === 'tag' ? [value.tag] : []));
  return {
    name,
    title: labelOf(view),
    shows: shows?.type === 'word' ? shows.word : 'map',
    ...(root === undefined ? {} : { root: root.id }),
    ...(root === undefined && of?.type === 'reference' ? { lost: of.name } : {}),
    ...(depth.length === 0 ? {} : { depth }),
    ...(hides.length === 0 ? {} : { hides }),
    ...(tags.length === 0 ? {} : { tags }),
  };
}

function kindsOf(view: Element, key: string): readonly Kind[] {
  return view.values(key).flatMap((value) => (value.type === 'word' && isKind(value.word) ? [value.word] : []));
}
