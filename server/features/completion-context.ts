/** What may be typed at an offset: read from the tokens around it and from the metamodel, never from the grammar. */
import {
  elementAt,
  entriesOf,
  entryOf,
  firstIndex,
  formFor,
  isKind,
  kindRow,
  lineAt,
  scan,
  T,
  type Element,
  type FileRecord,
  type Form,
  type Kind,
  type Span,
  type Tokens,
} from '#language';

export type CompletionPlace =
  | { readonly type: 'nothing' }
  /** The name of a rule, in a comment that switches it off. */
  | { readonly type: 'rule'; readonly prefix: string; readonly span: Span }
  | {
      readonly type: 'statement';
      readonly owner: Element;
      readonly prefix: string;
      readonly span: Span;
      readonly hasColon: boolean;
    }
  | { readonly type: 'name'; readonly kind: Kind; readonly prefix: string; readonly span: Span }
  | { readonly type: 'header'; readonly kind: Kind; readonly prefix: string; readonly span: Span }
  | {
      readonly type: 'reference';
      readonly owner: Element;
      readonly kinds: readonly Kind[];
      readonly prefix: string;
      readonly span: Span;
    }
  | {
      readonly type: 'value';
      readonly owner: Element;
      readonly key: string;
      readonly form: Form;
      readonly before: readonly string[];
      readonly prefix: string;
      readonly span: Span;
    }
  | {
      readonly type: 'holder';
      readonly owner: Element;
      readonly prefix: string;
      readonly before: readonly string[];
      readonly span: Span;
    };

/** What stands around an offset, and may be completed there. */
export function placeAt(record: FileRecord, offset: number): CompletionPlace {
  const tokens = scan(record.text);
  const comment = tokens.comments.find(
    ({ start, end, kind }) =>
      offset > start && (offset < end || (offset === end && kind !== 'block' && kind !== 'doc')),
  );
  if (comment) return inComment(record.text, comment.start, offset);
  const at = tokenAt(tokens, offset);
  const isWord = at !== undefined && wordTypes.has(tokens.types[at] ?? 0);
  if (at !== undefined && !isWord && isText(tokens.types[at])) return { type: 'nothing' };
  const span =
    at !== undefined && isWord
      ? { start: tokens.starts[at] ?? offset, end: tokens.ends[at] ?? offset }
      : { start: offset, end: offset };
  const prefix = record.text.slice(span.start, offset);
  const next = at !== undefined && isWord ? at : firstFrom(tokens, offset);
  const first = statementStart(tokens, next, lineAt(tokens.lineStarts, offset));
  const owner = ownerAt(record, offset);
  if (!owner) return { type: 'nothing' };
  if (first >= next) return { type: 'statement', owner, prefix, span, hasColon: tokens.types[next + 1] === T.colon };
  const words = range(first, next).map((token) => textOf(tokens, token));
  return inStatement(tokens, first, next, words, { owner, prefix, span });
}

/** After the word that switches a rule off the names of rules are known; elsewhere a comment is anybody's own. */
function inComment(text: string, start: number, offset: number): CompletionPlace {
  const match = /^\/\/\s*throughline-ignore\s+([\w-]*)$/.exec(text.slice(start, offset));
  if (!match) return { type: 'nothing' };
  const prefix = match[1] ?? '';
  const rest = /^[\w-]*/.exec(text.slice(offset))?.[0].length ?? 0;
  return { type: 'rule', prefix, span: { start: offset - prefix.length, end: offset + rest } };
}

type Around = { readonly owner: Element; readonly prefix: string; readonly span: Span };

function inStatement(
  tokens: Tokens,
  first: number,
  next: number,
  words: readonly string[],
  around: Around,
): CompletionPlace {
  const [word = ''] = words;
  const { owner, prefix, span } = around;
  if (tokens.types[first] === T.word && tokens.types[first + 1] === T.colon && first + 1 < next) {
    const before = sinceComma(words.slice(2));
    return inFact(word, before, around);
  }
  if (!isKind(word)) return { type: 'nothing' };
  const { header } = kindRow(word);
  const colonAt = words.indexOf(':');
  if (header && colonAt > 0)
    return {
      type: 'value',
      owner,
      key: word,
      form: header,
      before: sinceComma(words.slice(colonAt + 1)),
      prefix,
      span,
    };
  const inAt = words.lastIndexOf('in');
  if (inAt > 0) {
    const last = words.at(-1) ?? '';
    const isOpen = last === 'in' || last === ',' || (isKind(last) && words.length > inAt + 1);
    return isOpen ? { type: 'reference', owner, kinds: kindRow(word).standsIn, prefix, span } : { type: 'nothing' };
  }
  if (words.length === 1) return { type: 'name', kind: word, prefix, span };
  return { type: 'header', kind: word, prefix, span };
}

function inFact(key: string, before: readonly string[], { owner, prefix, span }: Around): CompletionPlace {
  const kind = owner.kind;
  const entry = (isKind(kind) ? entryOf(key, kind) : undefined) ?? entriesOf(key)[0];
  if (!entry) return { type: 'holder', owner, prefix, before, span };
  const form = formFor(entry, isKind(kind) && entry.on.includes(kind) ? kind : (entry.on[0] ?? 'enterprise'));
  const [qualifier] = before;
  if (
    form.form === 'references' &&
    (before.length === 0 || (before.length === 1 && qualifier !== undefined && isKind(qualifier)))
  ) {
    const kinds = qualifier !== undefined && isKind(qualifier) ? form.to.filter((each) => each === qualifier) : form.to;
    return { type: 'reference', owner, kinds, prefix, span };
  }
  if (form.form === 'employer') return { type: 'reference', owner, kinds: ['supplier'], prefix, span };
  if (form.form === 'members' || form.form === 'person') return { type: 'holder', owner, prefix, before, span };
  return { type: 'value', owner, key, form, before, prefix, span };
}

const wordTypes: ReadonlySet<number> = new Set<number>([T.word, T.handle, T.tag, T.number]);

function isText(type: number | undefined): boolean {
  return type === T.string || type === T.openString;
}

/** The token that the offset touches at its end or inside. */
function tokenAt(tokens: Tokens, offset: number): number | undefined {
  const after = firstFrom(tokens, offset);
  const before = after - 1;
  if (before >= 0 && (tokens.ends[before] ?? 0) >= offset) {
    const isClosedString = tokens.types[before] === T.string && tokens.ends[before] === offset;
    return isClosedString ? undefined : before;
  }
  return undefined;
}

/** The first token that starts at or after an offset. */
function firstFrom({ starts, count }: Tokens, offset: number): number {
  return firstIndex(count, (token) => (starts[token] ?? 0) >= offset);
}

/** Where the statement starts that a token at this place would belong to. */
function statementStart(tokens: Tokens, next: number, line: number): number {
  let first = next;
  while (first > 0) {
    const before = first - 1;
    const type = tokens.types[before];
    if (type === T.open || type === T.close) break;
    const isSameLine = tokens.lines[before] === (first === next ? line : tokens.lines[first]);
    if (!isSameLine && type !== T.comma && !(type === T.colon && first === next)) break;
    first = before;
  }
  // `a: b  c: d` on one line are two facts: the last key counts.
  for (let at = next - 1; at > first; at -= 1)
    if (tokens.types[at] === T.colon && at - 1 > first && tokens.types[at - 1] === T.word && !isHeader(tokens, first))
      return at - 1;
  return first;
}

function isHeader(tokens: Tokens, first: number): boolean {
  return tokens.types[first + 1] !== T.colon;
}

/** The element in whose block an offset stands. White space after the last word belongs to a block that is still open. */
function ownerAt(record: FileRecord, offset: number): Element | undefined {
  const lastWord = record.text.slice(0, offset).trimEnd().length;
  for (const place of [offset, lastWord])
    for (let at = elementAt(record, place); at && at.kind !== 'file'; at = at.owner) {
      const block = at.declaration?.block;
      if (!block || offset <= block.start) continue;
      const isOpen = record.text[block.end - 1] !== '}' || block.end === block.start + 1;
      if (isOpen ? lastWord <= block.end : offset < block.end) return at;
    }
  return fileOf(elementAt(record, offset));
}

function fileOf(element: Element | undefined): Element | undefined {
  let at = element;
  while (at && at.kind !== 'file') at = at.owner;
  return at;
}

function sinceComma(words: readonly string[]): readonly string[] {
  return words.slice(words.lastIndexOf(',') + 1);
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}

function textOf(tokens: Tokens, token: number): string {
  return tokens.text.slice(tokens.starts[token], tokens.ends[token]);
}
