import { factTable } from './facts.ts';
import { kindTable } from './kinds.ts';
import { formOf, relationTable, type RelationRow } from './relations.ts';
import { kinds, relationKeys, type Form, type KeyRow, type Kind, type KindRow, type RelationKey } from './types.ts';

export * from './types.ts';
export { factTable } from './facts.ts';
export { relationTable, targetsOf, type RelationRow } from './relations.ts';
export { rolesLibraryPath } from './roles-library.ts';
export { isBuiltInRole } from './role-words.ts';
export { inVocabulary, levelTitle, rolesLibraryIn, vocabularies, type Vocabulary } from './vocabulary.ts';

const kindsByWord: ReadonlyMap<string, Kind> = new Map(kinds.map((kind) => [kind, kind]));
const relationSet: ReadonlySet<string> = new Set(relationKeys);

/** Whether a word is the word of a kind, as it is written in the language. */
export function isKind(word: string): word is Kind {
  return kindsByWord.has(word);
}

/** The kind that a word names: our own string for it, which is compared and looked up faster than a piece of some text. */
export function kindNamed(word: string): Kind | undefined {
  return kindsByWord.get(word);
}

/** Whether a key states a relation. */
export function isRelationKey(word: string): word is RelationKey {
  return relationSet.has(word);
}

const kindsByOtherWord: ReadonlyMap<string, Kind> = new Map(
  kinds.flatMap((kind) => (kindRow(kind).also ?? []).map((word): [string, Kind] => [word, kind])),
);

/** The kind that people mean by another word, such as `train`. */
export function kindMeant(word: string): Kind | undefined {
  return kindsByOtherWord.get(word);
}

/** The kind that people mean by several words, such as `value stream`: hyphens make them one. */
export function kindInWords(words: readonly string[]): Kind | undefined {
  const word = words.join('-').toLowerCase();
  return kindNamed(word) ?? kindMeant(word);
}

const firstWords: ReadonlySet<string> = new Set(
  [...kinds, ...kindsByOtherWord.keys()].flatMap((word) => (word.includes('-') ? [word.split('-')[0] ?? ''] : [])),
);

/** Whether a word is the first of several that mean a kind. */
export function startsKindInWords(word: string): boolean {
  return firstWords.has(word.toLowerCase());
}

/** All that the vocabulary says of a kind. */
export function kindRow(kind: Kind): KindRow {
  return kindTable[kind];
}

/** What a kind's word means as a key, a relation or a fact: what the manual and every tool know of it. */
export type KeyEntry = {
  readonly key: string;
  readonly on: readonly Kind[];
  readonly doc: string;
  readonly example: string;
  readonly relation?: RelationRow;
  readonly fact?: KeyRow;
};

const entriesByKey = new Map<string, KeyEntry[]>();
for (const relation of relationTable) addEntry({ ...relation, relation });
for (const fact of factTable) addEntry({ ...fact, fact });

function addEntry(entry: KeyEntry): void {
  const { key, on, doc, example, relation, fact } = entry;
  const list = entriesByKey.get(key) ?? [];
  list.push({ key, on, doc, example, ...(relation ? { relation } : {}), ...(fact ? { fact } : {}) });
  entriesByKey.set(key, list);
}

/** Every row of a key; a key such as `state` has one for each group of kinds. */
export function entriesOf(key: string): readonly KeyEntry[] {
  return entriesByKey.get(key) ?? [];
}

const entriesByKind: ReadonlyMap<Kind, ReadonlyMap<string, KeyEntry>> = new Map(
  kinds.map((kind) => {
    const entries = [...entriesByKey.values()].flatMap((list) => list.find(({ on }) => on.includes(kind)) ?? []);
    return [kind, new Map(entries.map((entry) => [entry.key, entry]))];
  }),
);

/** The row of a key on a kind, or undefined where the kind does not take it. */
export function entryOf(key: string, kind: Kind): KeyEntry | undefined {
  return entriesByKind.get(kind)?.get(key);
}

/** The form of the values of a key on a kind. */
export function formFor(entry: KeyEntry, kind: Kind): Form {
  if (entry.relation) return formOf(entry.relation, kind);
  if (entry.fact) return entry.fact.form;
  throw new Error(`The key ${entry.key} has neither a relation nor a fact.`);
}

/** All keys that a kind takes, in the table's order: relations first. */
export function keysOf(kind: Kind): readonly KeyEntry[] {
  let keys = keysByKind.get(kind);
  if (!keys) {
    keys = [...entriesByKey.values()].flat().filter((entry) => entry.on.includes(kind));
    keysByKind.set(kind, keys);
  }
  return keys;
}

const keysByKind = new Map<Kind, readonly KeyEntry[]>();

export const allKeys: readonly string[] = [...entriesByKey.keys()];

/** The kinds that may stand in a kind. */
export function childKindsOf(parent: Kind): readonly Kind[] {
  return kinds.filter((kind) => kindRow(kind).standsIn.includes(parent));
}

/** The words of `of`, `in` and other references by default: every kind that a name may refer to. */
export const referableKinds: readonly Kind[] = kinds.filter((kind) => kindRow(kind).owned === undefined);
