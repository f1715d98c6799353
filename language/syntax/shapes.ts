// Over 300 lines: the shapes and the one pass that finds them, whose steps share what was read of the line.
/**
 * Sorts the scanner's tokens into the terminals of the grammar: which word is a kind, which a key, and which tokens
 * belong together as a header or as values. Decided by the metamodel and by the neighbours on the line; every token
 * lands somewhere, so nothing that is typed is lost.
 */
import { isKind, kindInWords, kindRow, startsKindInWords } from '../metamodel/index.ts';
import { NumberRoom } from './number-room.ts';
import { T, type Tokens } from './scanner.ts';

const shapeTypes = ['kind', 'key', 'word', 'header', 'values', 'stray', 'open', 'close'] as const;

export type ShapeType = (typeof shapeTypes)[number];

export type Shape = {
  readonly type: ShapeType;
  /** The tokens that it covers, `to` exclusive. */
  readonly from: number;
  readonly to: number;
};

// An entry for each of the types.
const codes = Object.fromEntries(shapeTypes.map((type, code) => [type, code])) as Readonly<Record<ShapeType, number>>;

/** Three numbers a shape: its type, and the tokens that it covers. */
const width = 3;

/** Shapes in an array of numbers, as tokens are. */
export class Shapes {
  count = 0;
  private numbers: Int32Array;

  /** Room for so many at first, in an array of their own where no other is given. */
  constructor(most: number, room = new NumberRoom()) {
    this.numbers = room.take(most * width);
  }

  push(type: ShapeType, from: number, to: number): void {
    const at = this.count * width;
    if (at === this.numbers.length) this.grow();
    this.numbers[at] = codes[type];
    this.numbers[at + 1] = from;
    this.numbers[at + 2] = to;
    this.count += 1;
  }

  /** Takes some out. */
  drop(at: number, count: number): void {
    this.numbers.copyWithin(at * width, (at + count) * width, this.count * width);
    this.count -= count;
  }

  private grow(): void {
    const wide = new Int32Array((this.numbers.length + width) * 2);
    wide.set(this.numbers);
    this.numbers = wide;
  }

  /** Undefined before the first and after the last. */
  type(at: number): ShapeType | undefined {
    return at < 0 || at >= this.count ? undefined : shapeTypes[this.numbers[at * width] ?? 0];
  }

  /** The tokens that one covers, `to` exclusive. */
  from(at: number): number {
    return this.numbers[at * width + 1] ?? 0;
  }

  to(at: number): number {
    return this.numbers[at * width + 2] ?? 0;
  }

  /** One by one, as objects. */
  list(): readonly Shape[] {
    return Array.from({ length: this.count }, (_, at) => this.shape(at));
  }

  shape(at: number): Shape {
    return { type: this.type(at) ?? 'stray', from: this.from(at), to: this.to(at) };
  }

  has(type: ShapeType): boolean {
    for (let at = 0; at < this.count; at += 1) if (this.type(at) === type) return true;
    return false;
  }
}

/** Sorts all tokens of a text. In a room the shapes hold until the next text is sorted there. */
export function sortTokens(tokens: Tokens, room?: NumberRoom): Shapes {
  const shapes = new Shapes(tokens.count, room);
  const reader = new Sorter(tokens, shapes);
  let at = 0;
  while (at < tokens.count) at = reader.statement(at);
  return shapes;
}

class Sorter {
  private readonly tokens: Tokens;
  private readonly shapes: Shapes;

  constructor(tokens: Tokens, shapes: Shapes) {
    this.tokens = tokens;
    this.shapes = shapes;
  }

  /** Reads one statement's words; gives where the next one starts. */
  statement(at: number): number {
    const type = this.type(at);
    if (type === T.open) return this.push('open', at, at + 1);
    if (type === T.close) return this.push('close', at, at + 1);
    if (type !== T.word) return this.push('stray', at, this.strayEnd(at + 1));
    if (this.isKeyAt(at)) return this.fact(at);
    return this.declaration(at, this.isDeclarationAt(at) ? 'kind' : 'word');
  }

  private fact(at: number): number {
    this.push('key', at, at + 2);
    return this.values(at, at + 2);
  }

  private values(first: number, from: number): number {
    const end = this.valuesEnd(first, from);
    return end > from ? this.push('values', from, end) : end;
  }

  private declaration(at: number, type: 'kind' | 'word'): number {
    const rest = this.kindInWordsEnd(at);
    this.push(rest > at + 1 ? 'kind' : type, at, rest);
    const end = this.headerEnd(rest - 1);
    return end > rest ? this.push('header', rest, end) : end;
  }

  /** Where the words end that mean one kind, as in `value stream payments`; one word is the usual. */
  private kindInWordsEnd(at: number): number {
    if (this.type(at + 1) !== T.word) return at + 1;
    const word = this.word(at);
    // The one kind with which another one begins; alone, `solution train` is a solution of that name.
    const isSolution = word === 'solution';
    if (isSolution ? !this.isNameAt(at + 2) : isKind(word) || !startsKindInWords(word)) return at + 1;
    if (this.isKindInWords(at, at + 3)) return at + 3;
    return this.isKindInWords(at, at + 2) ? at + 2 : at + 1;
  }

  private isKindInWords(from: number, to: number): boolean {
    if (!this.sameLine(from, to - 1)) return false;
    const words: string[] = [];
    for (let at = from; at < to; at += 1) {
      if (this.type(at) !== T.word) return false;
      words.push(this.word(at));
    }
    return kindInWords(words) !== undefined;
  }

  private isNameAt(at: number): boolean {
    return this.type(at) === T.word && this.sameLine(at - 1, at) && !this.isWord(at, 'in') && !this.isKeyAt(at);
  }

  /** A word before a colon on its line is a key; `meta: {` is a kind with a needless colon. */
  private isKeyAt(at: number): boolean {
    if (this.type(at) !== T.word || this.type(at + 1) !== T.colon || !this.sameLine(at, at + 1)) return false;
    return !(this.type(at + 2) === T.open && isKind(this.word(at)));
  }

  /** A word that starts a statement is a kind where a name or a title follows on its line, or a brace where no name is needed. */
  private isDeclarationAt(at: number): boolean {
    if (!this.sameLine(at, at + 1)) return false;
    const next = this.type(at + 1);
    const word = this.word(at);
    if (isKind(word)) {
      const row = kindRow(word);
      if (next === T.open || next === T.colon) return row.naming === 'none' || row.naming === 'optional';
      return next === T.word || next === T.handle || next === T.string || next === T.openString || next === T.number;
    }
    // Some other word followed by a name and by what only a declaration has: a misspelt kind.
    return (next === T.word || next === T.handle) && !this.isWord(at + 1, 'in') && this.endsLikeDeclaration(at + 2);
  }

  private endsLikeDeclaration(at: number): boolean {
    const type = this.type(at);
    if (type === T.open) return true;
    if (!this.sameLine(at - 1, at)) return false;
    return type === T.string || type === T.openString || type === T.colon || this.isWord(at, 'in');
  }

  /** Inside values, a kind's word starts a new declaration only where nothing else could be meant. */
  private isDeclarationInValues(at: number): boolean {
    if (this.type(at) !== T.word || !isKind(this.word(at)) || !this.sameLine(at, at + 1)) return false;
    const next = this.type(at + 1);
    if (next === T.open) return kindRow(this.kindAt(at)).naming !== 'required';
    if (next === T.string || next === T.openString) return true;
    return (next === T.word || next === T.handle) && this.endsLikeDeclaration(at + 2);
  }

  private kindAt(at: number): Parameters<typeof kindRow>[0] {
    const word = this.word(at);
    if (!isKind(word)) throw new Error(`${word} is no kind.`);
    return word;
  }

  /** The end of a declaration's header: name, title, `in` parents, and values after a colon. */
  private headerEnd(first: number): number {
    let at = first + 1;
    while (at < this.tokens.count) {
      const type = this.type(at);
      if (type === T.open || type === T.close) return at;
      if (!this.continues(first, at)) return at;
      if (type === T.colon) return this.valuesEnd(first, at + 1);
      if (at > first + 1 && this.isKeyAt(at) && !this.isParentAt(at)) return at;
      at += 1;
    }
    return at;
  }

  /** `in payments:`, `in a, b:`, `in portfolio retail:`: the word before the colon is a parent, not a key. */
  private isParentAt(at: number): boolean {
    if (this.type(at - 1) === T.comma || this.isWord(at - 1, 'in')) return true;
    return (
      this.type(at - 1) === T.word &&
      isKind(this.word(at - 1)) &&
      (this.type(at - 2) === T.comma || this.isWord(at - 2, 'in'))
    );
  }

  private valuesEnd(first: number, from: number): number {
    let at = from;
    while (at < this.tokens.count) {
      const type = this.type(at);
      if (type === T.open || type === T.close) return at;
      const isFollowing = this.type(at - 1) === T.comma || this.type(at - 1) === T.colon;
      if (!this.continues(first, at) || this.isKeyAt(at)) return at;
      if (!isFollowing && this.isDeclarationInValues(at)) return at;
      at += 1;
    }
    return at;
  }

  /**
   * Whether a token still belongs to the statement: on the same line as the one before, or on a later line after a
   * comma or a colon, if it does not look like a statement of its own.
   */
  private continues(first: number, at: number): boolean {
    if (this.sameLine(at - 1, at)) return true;
    const before = this.type(at - 1);
    if (before !== T.comma && before !== T.colon) return false;
    if (this.isKeyAt(at)) return false;
    const isDeeper = this.column(at) > this.indentOf(first);
    if (this.isDeclarationInValues(at)) return false;
    if (before === T.colon) return isDeeper && at - 1 > first && this.isListStart(at);
    return isDeeper || this.type(at + 1) === T.comma;
  }

  /** After a colon at the end of a line only a list goes on: one entry, then a comma or the end. */
  private isListStart(at: number): boolean {
    const type = this.type(at);
    if (type !== T.word) return type !== T.colon && type !== T.comma;
    for (let next = at + 1; next < this.tokens.count; next += 1) {
      const follows = this.type(next);
      if (follows === T.comma || follows === T.close) return true;
      if (!this.sameLine(at, next)) return this.type(next - 1) === T.comma || next === at + 1;
      if (follows === T.open || follows === T.colon || follows === T.string) return false;
    }
    return true;
  }

  private strayEnd(from: number): number {
    let at = from;
    while (at < this.tokens.count && this.sameLine(at - 1, at)) {
      const type = this.type(at);
      if (type === T.open || type === T.close || this.isKeyAt(at) || (type === T.word && this.isDeclarationAt(at)))
        break;
      at += 1;
    }
    return at;
  }

  private push(type: ShapeType, from: number, to: number): number {
    this.shapes.push(type, from, to);
    return to;
  }

  private type(at: number): number {
    return this.tokens.types[at] ?? 0;
  }

  private sameLine(a: number, b: number): boolean {
    return a >= 0 && b < this.tokens.count && this.tokens.lines[a] === this.tokens.lines[b];
  }

  private column(at: number): number {
    return (this.tokens.starts[at] ?? 0) - (this.tokens.lineStarts[this.tokens.lines[at] ?? 0] ?? 0);
  }

  private indentOf(at: number): number {
    let first = at;
    while (first > 0 && this.sameLine(first - 1, at)) first -= 1;
    return this.column(first);
  }

  private word(at: number): string {
    return this.tokens.text.slice(this.tokens.starts[at], this.tokens.ends[at]);
  }

  private isWord(at: number, word: string): boolean {
    if (this.type(at) !== T.word) return false;
    const start = this.tokens.starts[at] ?? 0;
    return (this.tokens.ends[at] ?? 0) - start === word.length && this.tokens.text.startsWith(word, start);
  }
}
