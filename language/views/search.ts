/** Finding elements by what a person types. */
import { kindTable } from '../metamodel/kinds.ts';
import type { OutlineEntry, SnapshotOutline } from './outline.ts';

const texts = new WeakMap<OutlineEntry, string>();

/** The indexes of the elements that hold every word of the query, in their names, kinds or facts. */
export function search(outline: SnapshotOutline, query: string): ReadonlySet<number> {
  const words = folded(query)
    .split(/\s+/u)
    .filter((word) => word !== '');
  const found = new Set<number>();
  if (words.length === 0) return found;
  outline.entries.forEach((entry, index) => {
    if (entry.node && words.every((word) => textOf(entry).includes(word))) found.add(index);
  });
  return found;
}

/** Where the query stands in a title, to be marked there. */
export function markIn(title: string, query: string): { readonly start: number; readonly end: number } | undefined {
  const word = query.trim().toLowerCase();
  const lower = title.toLowerCase();
  // Lower case may have another length than the text; then a mark would stand at the wrong place.
  const start = word === '' || lower.length !== title.length ? -1 : lower.indexOf(word);
  return start < 0 ? undefined : { start, end: start + word.length };
}

function textOf(entry: OutlineEntry): string {
  let text = texts.get(entry);
  if (text === undefined) {
    const { node, title, kind } = entry;
    const facts = node?.facts.map((fact) => `${fact.label} ${fact.text}`) ?? [];
    text = folded([title, node?.name ?? '', kindTable[kind].label, kind, ...facts].join('\n'));
    texts.set(entry, text);
  }
  return text;
}

/** Without case and accents: who looks for `equipe` finds `Équipe`. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}
