/** Semantic tokens: what each word is, whole, by range, and as a difference. */
import { SemanticTokensBuilder, type SemanticTokens, type SemanticTokensDelta } from 'vscode-languageserver';
import { firstIndex, outLinks, scan, T, type Element, type FileRecord, type Span, type Statement } from '#language';
import type { Context, Feature } from '../context.ts';
import type { Located } from '../hosts.ts';
import { positionAt, spanAt } from '../positions.ts';

/** The legend: kinds are keywords, keys are properties, names declare or refer to elements, people are variables. */
const tokenTypes = [
  'keyword',
  'property',
  'class',
  'variable',
  'string',
  'number',
  'comment',
  'enumMember',
  'decorator',
] as const;
const tokenModifiers = ['declaration', 'documentation', 'unresolved'] as const;
type TokenType = (typeof tokenTypes)[number];
type Token = { readonly span: Span; readonly type: TokenType; readonly modifiers: number };

const declaration = 1;
const documentation = 2;
const unresolved = 4;

export const tokens: Feature = {
  capabilities: () => ({
    semanticTokensProvider: {
      legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
      full: { delta: true },
      range: true,
    },
  }),
  register({ connection, hosts, guard }: Context) {
    const builders = new Map<string, SemanticTokensBuilder>();
    const builderOf = (uri: string): SemanticTokensBuilder => {
      const builder = builders.get(uri) ?? new SemanticTokensBuilder();
      builders.set(uri, builder);
      return builder;
    };
    connection.languages.semanticTokens.on(
      guard<{ textDocument: { uri: string } }, SemanticTokens>(
        'semantic tokens',
        { data: [] },
        ({ textDocument: { uri } }) => {
          const located = hosts.find(uri);
          if (!located) return { data: [] };
          // A fresh builder: the one before keeps what the client has, for the difference.
          const builder = new SemanticTokensBuilder();
          builders.set(uri, builder);
          fill(builder, located, tokensOf(located));
          return builder.build();
        },
      ),
    );
    connection.languages.semanticTokens.onDelta(
      guard<{ textDocument: { uri: string }; previousResultId: string }, SemanticTokens | SemanticTokensDelta>(
        'semantic tokens',
        { data: [] },
        ({ textDocument: { uri }, previousResultId }) => {
          const located = hosts.find(uri);
          if (!located) return { data: [] };
          const builder = builderOf(uri);
          builder.previousResult(previousResultId);
          fill(builder, located, tokensOf(located));
          return builder.buildEdits();
        },
      ),
    );
    connection.languages.semanticTokens.onRange(
      guard<{ textDocument: { uri: string }; range: Parameters<typeof spanAt>[1] }, SemanticTokens>(
        'semantic tokens',
        { data: [] },
        ({ textDocument: { uri }, range }) => {
          const located = hosts.find(uri);
          if (!located) return { data: [] };
          const { start, end } = spanAt(located.record, range);
          const builder = new SemanticTokensBuilder();
          fill(
            builder,
            located,
            tokensOf(located, { start, end }).filter(({ span }) => span.end > start && span.start < end),
          );
          return builder.build();
        },
      ),
    );
  },
};

function fill(builder: SemanticTokensBuilder, { record }: Located, found: readonly Token[]): void {
  for (const { span, type, modifiers } of found) {
    const { line, character } = positionAt(record, span.start);
    builder.push(line, character, span.end - span.start, tokenTypes.indexOf(type), modifiers);
  }
}

/** All tokens, or at least those in a span: of a large file no more is looked at than the declarations there, and what is around them. */
function tokensOf({ record }: Located, within?: Span): readonly Token[] {
  const found = new Map<number, Token>();
  const add: Add = (span, type, modifiers = 0) => {
    if (span.end > span.start) found.set(span.start, { span, type, modifiers });
  };
  const part = within ? partOf(record, within) : { elements: record.elements, start: 0, end: record.text.length };
  lexical(record.text.slice(part.start, part.end), part.start, add);
  for (const element of part.elements) elementTokens(element, add);
  return apart([...found.values()].sort((a, b) => a.span.start - b.span.start));
}

/** Editors refuse colours that lie over each other: a name in which a sign has no place still holds its digits. */
function apart(sorted: readonly Token[]): readonly Token[] {
  let end = 0;
  return sorted.filter(({ span }) => {
    const isFree = span.start >= end;
    if (isFree) ({ end } = span);
    return isFree;
  });
}

type Part = Span & { readonly elements: readonly Element[] };

/** The elements that stand in a span, or begin before it, and the text from where one declaration begins to where another does. */
function partOf({ elements, text }: FileRecord, { start, end }: Span): Part {
  const offsetOf = (index: number): number => elements[index]?.declaration?.offset ?? 0;
  const next = firstIndex(elements.length, (index) => offsetOf(index) > start);
  const last = firstIndex(elements.length, (index) => offsetOf(index) >= end);
  const within = elements.slice(Math.max(0, next - 1), last);
  const around: Element[] = [];
  for (let owner = within[0]?.owner; owner; owner = owner.owner) around.push(owner);
  return {
    elements: [...around, ...within],
    start: offsetOf(Math.max(0, next - 1)),
    end: elements[last]?.declaration?.offset ?? text.length,
  };
}

type Add = (span: Span, type: TokenType, modifiers?: number) => void;

function lexical(text: string, from: number, addAt: Add): void {
  const add: Add = ({ start, end }, ...rest) => addAt({ start: from + start, end: from + end }, ...rest);
  const { count, types, starts, ends, comments } = scan(text);
  for (let at = 0; at < count; at += 1) {
    const span = { start: starts[at] ?? 0, end: ends[at] ?? 0 };
    if (types[at] === T.string) add(span, 'string');
    else if (types[at] === T.number) add(span, 'number');
    else if (types[at] === T.handle) add(span, 'variable');
    else if (types[at] === T.tag) add(span, 'decorator');
  }
  for (const { start, end, kind } of comments) {
    // A token may not span lines for every client: longer comments keep the grammar's colours.
    if (!/[\r\n]/.test(text.slice(start, end))) add({ start, end }, 'comment', kind === 'doc' ? documentation : 0);
  }
}

function elementTokens(element: Element, add: Add): void {
  const { declaration: text, kind } = element;
  if (!text) return;
  if (kind !== 'file') add(text.kindSpan, 'keyword');
  if (kind !== 'person' && text.nameSpan) add(text.nameSpan, 'class', declaration);
  if (text.statements.length === 0) return;
  const counts = new Map<string, number>();
  const resolved = resolvedIn(element);
  for (const statement of text.statements) {
    const { key } = statement;
    const at = counts.get(key) ?? 0;
    counts.set(key, at + 1);
    statementTokens(statement, (name) => resolved.has(placeOf(key, at, name)), add);
  }
}

function statementTokens(statement: Statement, isKnown: (name: string) => boolean, add: Add): void {
  if (statement.key === 'in') add(statement.keySpan, 'keyword');
  else if (statement.key !== '=' && statement.key !== 'ranks') add(statement.keySpan, 'property');
  statement.values.forEach((value) => {
    if (value.type === 'reference') add(value.span, 'class', isKnown(value.name) ? 0 : unresolved);
    else if (value.type === 'word' || value.type === 'labelled') add(value.span, 'enumMember');
  });
}

/** What the references of an element lead to, by where they stand: a list may be of thousands, each of which is looked up. */
function resolvedIn(element: Element): ReadonlySet<string> {
  const leading = outLinks(element).filter(({ target }) => target !== undefined);
  return new Set(leading.map(({ key, statement, name }) => placeOf(key, statement, name)));
}

function placeOf(key: string, statement: number, name: string): string {
  return `${key} ${statement} ${name}`;
}
