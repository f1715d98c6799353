/**
 * Makes braces balance before the grammar reads them, so that a forgotten one costs a sentence and not the rest of the
 * file. A block that is never closed ends before the first statement at or left of the line that opened it.
 */
import { isKind } from '../metamodel/index.ts';
import type { Tokens } from './scanner.ts';
import { Blocks, BraceProblems } from './braces.ts';
import { Shapes, type ShapeType } from './shapes.ts';

export type Balanced = {
  /** `from: -1` marks a brace that is not in the text. */
  readonly shapes: Shapes;
  readonly problems: BraceProblems;
};

/**
 * Twice as deep as any organisation nests, and less than the parser's recursion stands. What rules ask of all that
 * stands around and inside an element grows with it, in a text that is broken too.
 */
export const deepestNesting = 24;

/** The shapes as the grammar reads them, with what is wrong with the braces; the given ones where nothing is. */
export function balance(tokens: Tokens, shapes: Shapes): Balanced {
  const braces = bracesOf(shapes);
  if (braces === 'sound') return { shapes, problems: new BraceProblems() };
  const balancer = new Balancer(tokens, shapes, braces === 'deep', braces === 'broken' ? surplusOf(shapes) : 0);
  for (let at = 0; at < shapes.count; at += 1) balancer.add(shapes, at);
  return balancer.finish();
}

/** Whether the grammar can read them as they stand; `deep` where each has its other one and only too many stand in each other. */
function bracesOf(shapes: Shapes): 'sound' | 'deep' | 'broken' {
  let [depth, deepest] = [0, 0];
  for (let index = 0; index < shapes.count; index += 1) {
    const type = shapes.type(index);
    if (type === 'open') {
      depth += 1;
      deepest = Math.max(deepest, depth);
      if (!canHaveBlock(shapes.type(index - 1))) return 'broken';
    } else if (type === 'close') {
      depth -= 1;
      if (depth < 0) return 'broken';
    }
  }
  if (depth !== 0) return 'broken';
  return deepest > deepestNesting ? 'deep' : 'sound';
}

/** How many more braces close than open. */
function surplusOf(shapes: Shapes): number {
  let surplus = 0;
  for (let index = 0; index < shapes.count; index += 1) {
    const type = shapes.type(index);
    if (type === 'close') surplus += 1;
    else if (type === 'open') surplus -= 1;
  }
  return surplus;
}

function canHaveBlock(before: ShapeType | undefined): boolean {
  return before === 'kind' || before === 'word' || before === 'header';
}

class Balancer {
  private readonly tokens: Tokens;
  private readonly out: Shapes;
  private readonly problems = new BraceProblems();
  private readonly blocks = new Blocks();
  /** Each brace has its other one: then they count, however the lines are indented. */
  private readonly isEven: boolean;
  private isTooDeepSaid = false;
  /** How many braces too many are still to come. */
  private surplus: number;
  /** How much of what is kept stands before the last block whose first line is lost, or in it. */
  private passed = 0;
  /** The first token of the last line that was asked for: tokens come in order, many on one line perhaps. */
  private line = { number: -1, first: 0 };

  constructor(tokens: Tokens, shapes: Shapes, isEven: boolean, surplus: number) {
    this.tokens = tokens;
    // Each shape may bring along one brace that is not in the text, and each of those is closed.
    this.out = new Shapes(shapes.count);
    this.isEven = isEven;
    this.surplus = surplus;
  }

  /** In numbers, as all that is called here: a text of braces alone has millions of shapes. */
  add(shapes: Shapes, at: number): void {
    // It lies among them.
    const type = shapes.type(at) as ShapeType;
    const from = shapes.from(at);
    if (type === 'open') this.open(from, shapes.type(at - 1));
    else if (type === 'close') this.close(from);
    else {
      if (!this.isEven && this.startsLine(from) && this.isStatement(type, from)) {
        this.closeAtOrLeftOf(this.column(from));
        this.openMissing(from);
      }
      this.out.push(type, from, shapes.to(at));
    }
  }

  finish(): Balanced {
    while (this.blocks.count > 0) this.closeUnclosed();
    return { shapes: this.out, problems: this.problems };
  }

  private open(token: number, before: ShapeType | undefined): void {
    const isStray = !canHaveBlock(before);
    const isTooDeep = this.blocks.count >= deepestNesting;
    if (isStray) this.problems.push(token, 'stray');
    else if (isTooDeep && !this.isTooDeepSaid) this.sayTooDeep(token);
    const isReal = !isStray && !isTooDeep;
    this.blocks.push(token, this.indentOf(token), isReal ? 'real' : 'stray');
    if (isReal) this.out.push('open', token, token + 1);
  }

  private sayTooDeep(token: number): void {
    this.problems.push(token, 'too-deep');
    this.isTooDeepSaid = true;
  }

  /** A fact that is indented deeper than the declaration without a block above it: a brace is missing between them. */
  private openMissing(token: number): void {
    const last = this.out.count - 1;
    const [from, to] = [this.out.from(last), this.out.to(last)];
    if (!canHaveBlock(this.out.type(last)) || from < 0 || this.blocks.count >= deepestNesting) return;
    const column = this.indentOf(from);
    if (this.column(token) <= column || this.tokens.lines[to - 1] === this.tokens.lines[token]) return;
    this.problems.push(token, 'missing');
    this.blocks.push(token, column, 'missing');
    this.out.push('open', -1, -1);
  }

  private close(token: number): void {
    if (!this.isEven && this.startsLine(token)) this.closeRightOf(this.column(token));
    if (this.blocks.count === 0 || this.isTooMany(token)) {
      this.sayTooMany(token);
      return;
    }
    if (this.blocks.opening !== 'stray') this.out.push('close', token, token + 1);
    this.blocks.pop();
  }

  /** Where too many close, the one is too many that no line opens which starts where it stands. */
  private isTooMany(token: number): boolean {
    return this.surplus > 0 && this.startsLine(token) && this.column(token) > this.blocks.column;
  }

  private sayTooMany(token: number): void {
    this.surplus -= 1;
    const from = this.dropFactsRightOf(this.column(token));
    if (from === undefined) this.problems.push(token, 'extra');
    else this.problems.push(token, 'headless', from);
  }

  /**
   * What stands above a brace too many and is indented deeper stood in a block whose first line is lost: nobody knows
   * whose facts those are. Gives where it begins.
   */
  private dropFactsRightOf(column: number): number | undefined {
    let first: number | undefined;
    let depth = 0;
    for (let at = this.out.count - 1; at >= this.passed; at -= 1) {
      const type = this.out.type(at);
      const from = this.out.from(at);
      if (from >= 0 && this.indentOf(from) <= column) break;
      if (type === 'close') depth += 1;
      else if (type === 'open') depth -= 1;
      else if (depth === 0 && (type === 'kind' || this.dropFact(at))) first = from;
    }
    this.passed = this.out.count;
    return first;
  }

  /** A word without a block, and what is said of it. */
  private dropFact(at: number): boolean {
    const type = this.out.type(at);
    const next = this.out.type(at + 1);
    const isSaid = next === 'values' || next === 'header';
    if (type !== 'key' && (type !== 'word' || this.out.type(at + (isSaid ? 2 : 1)) === 'open')) return false;
    this.out.drop(at, isSaid ? 2 : 1);
    return true;
  }

  /** A statement at or left of an open block's line is outside it. */
  private closeAtOrLeftOf(column: number): void {
    while (column <= this.blocks.column) this.closeUnclosed();
  }

  /** A brace left of an open block closes one further out. */
  private closeRightOf(column: number): void {
    if (!this.blocks.hasColumn(column)) return;
    while (this.blocks.column > column) this.closeUnclosed();
  }

  private closeUnclosed(): void {
    const { token, opening } = this.blocks;
    this.blocks.pop();
    if (opening === 'stray') return;
    if (opening === 'real') this.problems.push(token, 'unclosed');
    this.out.push('close', -1, -1);
  }

  private isStatement(type: ShapeType, token: number): boolean {
    return type === 'key' || type === 'word' || (type === 'kind' && this.isKnownKind(token));
  }

  private isKnownKind(token: number): boolean {
    const word = this.tokens.text.slice(this.tokens.starts[token], this.tokens.ends[token]);
    return isKind(word);
  }

  private startsLine(token: number): boolean {
    return token === 0 || this.tokens.lines[token - 1] !== this.tokens.lines[token];
  }

  private column(token: number): number {
    return (this.tokens.starts[token] ?? 0) - (this.tokens.lineStarts[this.tokens.lines[token] ?? 0] ?? 0);
  }

  private indentOf(token: number): number {
    const number = this.tokens.lines[token] ?? 0;
    if (number !== this.line.number) {
      let first = token;
      while (first > 0 && this.tokens.lines[first - 1] === number) first -= 1;
      this.line.number = number;
      this.line.first = first;
    }
    return this.column(this.line.first);
  }
}
