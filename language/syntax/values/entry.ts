/** A cursor over the tokens of one entry of a statement. */
import type { Tokens } from '../scanner.ts';
import type { Span } from '../summary.ts';

/** A cursor over the tokens of one entry, `to` exclusive; the same one is set for each entry in turn. */
export class Entry {
  at = 0;
  from = 0;
  to = 0;
  private readonly tokens: Tokens;

  constructor(tokens: Tokens) {
    this.tokens = tokens;
  }

  set(from: number, to: number): this {
    this.from = from;
    this.at = from;
    this.to = to;
    return this;
  }

  get done(): boolean {
    return this.at >= this.to;
  }

  type(): number {
    return this.done ? 0 : (this.tokens.types[this.at] ?? 0);
  }

  text(): string {
    return this.done ? '' : this.tokens.text.slice(this.tokens.starts[this.at], this.tokens.ends[this.at]);
  }

  span(at = this.at): Span {
    const token = Math.max(this.from, Math.min(at, this.to - 1));
    return { start: this.tokens.starts[token] ?? 0, end: this.tokens.ends[token] ?? 0 };
  }

  whole(): Span {
    return { start: this.span(this.from).start, end: this.span(this.to - 1).end };
  }

  next(): string {
    const text = this.text();
    this.at += 1;
    return text;
  }

  /** Takes the word where it stands next. */
  takes(word: string): boolean {
    if (!this.is(word)) return false;
    this.at += 1;
    return true;
  }

  /** Whether a word stands next; compared where it stands, since most words that are asked for are not there. */
  is(word: string): boolean {
    if (this.done) return false;
    const start = this.tokens.starts[this.at] ?? 0;
    const length = (this.tokens.ends[this.at] ?? 0) - start;
    return length === word.length && this.tokens.text.startsWith(word, start);
  }

  takeType(...types: readonly number[]): string | undefined {
    return types.includes(this.type()) ? this.next() : undefined;
  }

  /** All the words, as one: for messages. */
  all(): string {
    const { start, end } = this.whole();
    return this.tokens.text.slice(start, end);
  }
}
