/** Finds the team or the product that a tracker's word means: by its key, its name, an alias, or its title. */
import type { Element } from '../binding/element.ts';
import type { Model } from '../model/model.ts';
import type { Kind } from '../metamodel/index.ts';
import { sameName } from './vocabulary.ts';

/** What an item may name as its team: one of these, the first of them before the others. */
export const teamKinds = ['team', 'art', 'value-stream'] as const satisfies readonly Kind[];

export type Finder = (word: string) => Element | undefined;

/** The nearest tier with exactly one such element decides; two in one tier mean neither. */
export function finderOf(model: Model, kinds: readonly Kind[]): Finder {
  const tiers: ReadonlyMap<string, Element | undefined>[] = kinds.flatMap((kind) => {
    const elements = model.elementsOf(kind);
    return [keysOf, namesOf, aliasesOf, titlesOf].map((words) => tierOf(elements, words));
  });
  return (word) => {
    const wanted = sameName(word);
    for (const tier of tiers) {
      const found = tier.get(wanted);
      if (found) return found;
    }
    return undefined;
  };
}

/** All that are called so, in any way: those among which a word that finds nothing cannot decide. */
export function namesakesIn(model: Model, kinds: readonly Kind[]): (word: string) => readonly Element[] {
  const called = new Map<string, Element[]>();
  for (const element of kinds.flatMap((kind) => model.elementsOf(kind)))
    for (const word of new Set(
      [keysOf, namesOf, aliasesOf, titlesOf].flatMap((words) => words(element).map(sameName)),
    )) {
      const known = called.get(word);
      if (known) known.push(element);
      else called.set(word, [element]);
    }
  return (word) => called.get(sameName(word)) ?? [];
}

function tierOf(
  elements: readonly Element[],
  words: (element: Element) => readonly string[],
): ReadonlyMap<string, Element | undefined> {
  const tier = new Map<string, Element | undefined>();
  for (const element of elements)
    for (const word of new Set(words(element).map(sameName)))
      if (word !== '') tier.set(word, tier.has(word) ? undefined : element);
  return tier;
}

const keysOf = (element: Element): readonly string[] => textsOf(element, 'external-id');
const namesOf = ({ name }: Element): readonly string[] => (name === undefined ? [] : [name]);
const aliasesOf = (element: Element): readonly string[] => textsOf(element, 'aliases');
const titlesOf = ({ title }: Element): readonly string[] => (title === undefined ? [] : [title]);

function textsOf(element: Element, key: string): readonly string[] {
  return element.values(key).flatMap((value) => (value.type === 'text' ? [value.text] : []));
}
