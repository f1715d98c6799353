/** Values that are words, strings, tags or names. */
import { isKind, kinds, type Form } from '../../metamodel/index.ts';
import { nearest } from '../nearest.ts';
import { T } from '../scanner.ts';
import type { Span, Value } from '../summary.ts';
import type { Entry } from './entry.ts';
import { nameOf, quoted, stringOf } from './images.ts';

/** An organisation's own fact is whatever was written: a string without its quotes, else the words as they stand. */
export function readOwnFact(entry: Entry): Value {
  const span = entry.whole();
  const string = entry.takeType(T.string);
  return { type: 'text', text: string !== undefined && entry.done ? stringOf(string) : entry.all(), span };
}

/** A string, or a word where the form takes words. */
export function readText(
  entry: Entry,
  form: { readonly form: 'text'; readonly words?: readonly string[] },
): Value | undefined {
  const span = entry.span();
  const type = entry.type();
  if (type === T.string || type === T.openString) return { type: 'text', text: stringOf(entry.next()), span };
  if (form.words && type === T.word && (form.words.length === 0 || form.words.includes(entry.text())))
    return { type: 'word', word: entry.next(), span };
  return isConcealed(entry) ? { type: 'word', word: entry.next(), span } : undefined;
}

/** Whether it is said that a value is there which is not told, or not known. */
export function isConcealed(entry: Entry): boolean {
  return entry.is('hidden') || entry.is('unknown');
}

/** A word of a vocabulary, and the detail that may follow it. */
export function readWord(entry: Entry, form: Extract<Form, { form: 'word' }>): Value | undefined {
  const span = entry.span();
  if (entry.type() !== T.word) return undefined;
  const written = entry.next();
  const word = wordsOf(form.words).get(written);
  if (word === undefined) return unknownWord(written, form.words, span);
  const details = form.details?.[word];
  if (!details || entry.done) return { type: 'word', word, span };
  const detailSpan = entry.span();
  const detail = entry.next();
  return details.includes(detail) ? { type: 'word', word, detail, span } : unknownWord(detail, details, detailSpan);
}

const vocabularies = new Map<readonly string[], ReadonlyMap<string, string>>();

/** The words of a form by themselves: the vocabulary's own string is kept, and not a piece of the text for each use. */
function wordsOf(words: readonly string[]): ReadonlyMap<string, string> {
  let known = vocabularies.get(words);
  if (!known) vocabularies.set(words, (known = new Map(words.map((word) => [word, word]))));
  return known;
}

/** A word that the vocabulary does not have, with the nearest that it has. */
export function unknownWord(word: string, words: readonly string[], span: Span): Value {
  const suggestion = nearest(word, words);
  const list = words.map((each) => `\`${each}\``).join(', ');
  const isOneOf = words.length === 1 ? `is not ${list}` : `is none of ${list}`;
  const reason = `\`${quoted(word)}\` ${isOneOf}${suggestion ? `; did you mean \`${suggestion}\`?` : '.'}`;
  return { type: 'invalid', reason, ...(suggestion ? { suggestion } : {}), span };
}

/** A string, or words that stand for themselves: several are one, with hyphens. */
export function readFreeWord(entry: Entry): Value | undefined {
  const span = entry.span();
  if (entry.type() === T.string || entry.type() === T.openString)
    return { type: 'text', text: stringOf(entry.next()), span };
  const words: string[] = [];
  while (entry.type() === T.word) words.push(entry.next());
  return words.length > 0 ? { type: 'word', word: words.join('-'), span } : undefined;
}

/** `#regulated`. */
export function readTag(entry: Entry): Value | undefined {
  const span = entry.span();
  const tag = entry.takeType(T.tag);
  if (tag === '#') return { type: 'invalid', reason: 'After `#` a word is missing, such as `#regulated`.', span };
  if (tag === undefined) return untagged(entry);
  return { type: 'tag', tag: nameOf(tag.slice(1)), span };
}

/** `pci` or `"pci"`, where `#pci` is meant. */
function untagged(entry: Entry): Value | undefined {
  if (entry.to - entry.at !== 1) return undefined;
  const written = entry.type() === T.string ? stringOf(entry.text()) : entry.text();
  if (!/^[\p{L}\p{Nd}_][\p{L}\p{M}\p{Nd}_-]*$/u.test(written)) return undefined;
  const suggestion = `#${written}`;
  return { type: 'invalid', reason: `A tag starts with \`#\`: \`${suggestion}\`.`, suggestion, span: entry.whole() };
}

/** A name as it stands, or in quotes. */
export function readName(entry: Entry): Value | undefined {
  const span = entry.span();
  const image = entry.takeType(T.word, T.string, T.openString);
  if (image === undefined) return undefined;
  return { type: 'text', text: image.startsWith('"') ? stringOf(image) : nameOf(image), span };
}

/** A kind of element. */
export function readKind(entry: Entry): Value | undefined {
  const span = entry.span();
  const word = entry.takeType(T.word);
  if (word === undefined) return undefined;
  if (isKind(word)) return { type: 'word', word, span };
  const suggestion = nearest(word, kinds);
  const meant = suggestion === undefined ? '.' : `; did you mean \`${suggestion}\`?`;
  return {
    type: 'invalid',
    reason: `\`${quoted(word)}\` is not a kind of element${meant}`,
    ...(suggestion === undefined ? {} : { suggestion }),
    span,
  };
}
