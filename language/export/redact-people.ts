/** People under numbers: everyone keeps the same one everywhere, so that who holds two seats is still seen. */
import type { FileRecord } from '../binding/element.ts';
import { T, scan } from '../syntax/scanner.ts';
import type { Rewrite } from './rewrite.ts';

export type Cast = {
  /** What stands for a handle, without its `@`. */
  readonly standIn: (handle: string) => { readonly handle: string; readonly name: string };
  /** A text without names, handles and e-mail addresses; a title keeps words that are somebody's first name too. */
  readonly withoutNames: (text: string, isTitle: boolean) => string;
};

/** What stands where a name stood. */
const gone = '…';
/** Shorter parts of names are words of any language. */
const shortestPart = 3;

/** Numbers everybody who is mentioned in the files, in the order of mention. */
export function createCast(files: readonly FileRecord[]): Cast {
  const numbers = new Map<string, number>();
  const names = new Set<string>();
  for (const { text } of files) {
    for (const { handle, name } of mentions(text)) {
      if (!numbers.has(handle)) numbers.set(handle, numbers.size + 1);
      if (name !== undefined) names.add(name);
    }
  }
  const whole = wordsOf([...names]);
  const parts = wordsOf(
    [...names, ...numbers.keys()].flatMap((name) => [name, ...name.split(/[^\p{L}\p{M}'\u2019]+/u)]),
  );
  return {
    standIn: (handle) => {
      const number = numbers.get(handle) ?? 0;
      return { handle: `person-${number}`, name: `Person ${number}` };
    },
    withoutNames: (text, isTitle) => {
      const unaddressed = text
        .replaceAll(/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, gone)
        .replaceAll(/@[\p{L}_][\p{L}\p{M}\p{N}_.-]*/gu, gone);
      const known = isTitle ? whole : parts;
      return known ? unaddressed.replaceAll(known, gone) : unaddressed;
    },
  };
}

/** Finds any of them as whole words, the longest first. */
function wordsOf(names: readonly string[]): RegExp | undefined {
  const words = [...new Set(names)]
    .filter((name) => name.length >= shortestPart)
    .toSorted((a, b) => b.length - a.length);
  if (words.length === 0) return undefined;
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.map(literal).join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}

/** Handles with the names after them; keys whose text is about a person alone. */
export function placesOfPeople({ text, summary }: FileRecord, cast: Cast): readonly Rewrite[] {
  const inText = mentions(text).flatMap(({ handle, span, nameSpan }): readonly Rewrite[] => {
    const { handle: alias, name } = cast.standIn(handle);
    return [{ ...span, text: `@${alias}` }, ...(nameSpan ? [{ ...nameSpan, text: `"${name}"` }] : [])];
  });
  const told = summary.declarations.flatMap(({ statements }) =>
    statements
      .filter(
        ({ key, values }) => key === 'email' || (key === 'contact' && values.some(({ type }) => type !== 'person')),
      )
      .map(({ span }): Rewrite => ({ ...span, text: '' })),
  );
  return [...inText, ...told];
}

type Mention = {
  readonly handle: string;
  readonly span: { readonly start: number; readonly end: number };
  readonly name?: string;
  readonly nameSpan?: { readonly start: number; readonly end: number };
};

function mentions(text: string): readonly Mention[] {
  const { count, types, starts, ends } = scan(text);
  const spanAt = (at: number) => ({ start: starts[at] ?? 0, end: ends[at] ?? 0 });
  const found: Mention[] = [];
  for (let at = 0; at < count; at += 1) {
    if (types[at] !== T.handle) continue;
    const span = spanAt(at);
    const nameSpan = types[at + 1] === T.string ? spanAt(at + 1) : undefined;
    const name = nameSpan && text.slice(nameSpan.start + 1, nameSpan.end - 1);
    found.push({
      handle: text.slice(span.start + 1, span.end),
      span,
      ...(nameSpan && name !== undefined ? { name, nameSpan } : {}),
    });
  }
  return found;
}

function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
