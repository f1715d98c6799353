/**
 * Makes braces balance before the grammar reads them, so that a forgotten one costs a sentence and not the rest of the
 * file. A block that is never closed ends before the first statement at or left of the line that opened it.
 */
import { isKind } from '../metamodel/index.ts';
import type { Tokens } from './scanner.ts';
import { Blocks, BraceProblems } from './braces.ts';
import { Shapes, type Shape, type ShapeType } from './shapes.ts';

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

export function balance(tokens: Tokens, shapes: Shapes): Balanced {
  const braces = bracesOf(shapes);
  if (braces === 'sound') return { shapes, problems: new BraceProblems() };
  const balancer = new Balancer(tokens, shapes, braces === 'deep', braces === 'broken' ? surplusOf(shapes) : 0);
  for (let at = 0; at < shapes.count; at += 1) balancer.add(shapes.shape(at), shapes.type(at - 1));
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

  add(shape: Shape, before: ShapeType | undefined): void {
    if (shape.type === 'open') this.open(shape, before);
    else if (shape.type === 'close') this.close(shape);
    else {
      if (!this.isEven && this.startsLine(shape) && this.isStatement(shape)) {
        this.closeAtOrLeftOf(this.column(shape.from));
        this.openMissing(shape);
      }
      this.push(shape);
    }
  }

  finish(): Balanced {
    while (this.blocks.count > 0) this.closeUnclosed();
    return { shapes: this.out, problems: this.problems };
  }

  private push({ type, from, to }: Shape): void {
    this.out.push(type, from, to);
  }

  private open(shape: Shape, before: ShapeType | undefined): void {
    const isStray = !canHaveBlock(before);
    const isTooDeep = this.blocks.count >= deepestNesting;
    if (isStray) this.problems.push(shape.from, 'stray');
    else if (isTooDeep && !this.isTooDeepSaid) this.sayTooDeep(shape);
    const isReal = !isStray && !isTooDeep;
    this.blocks.push({ token: shape.from, column: this.indentOf(shape.from), isReal, isMissing: false });
    if (isReal) this.push(shape);
  }

  private sayTooDeep(shape: Shape): void {
    this.problems.push(shape.from, 'too-deep');
    this.isTooDeepSaid = true;
  }

  /** A fact that is indented deeper than the declaration without a block above it: a brace is missing between them. */
  private openMissing(shape: Shape): void {
    const last = this.out.count - 1;
    const [from, to] = [this.out.from(last), this.out.to(last)];
    if (!canHaveBlock(this.out.type(last)) || from < 0 || this.blocks.count >= deepestNesting) return;
    const column = this.indentOf(from);
    if (this.column(shape.from) <= column || this.tokens.lines[to - 1] === this.tokens.lines[shape.from]) return;
    this.problems.push(shape.from, 'missing');
    this.blocks.push({ token: shape.from, column, isReal: true, isMissing: true });
    this.out.push('open', -1, -1);
  }

  private close(shape: Shape): void {
    if (!this.isEven && this.startsLine(shape)) this.closeRightOf(this.column(shape.from));
    if (this.isTooMany(shape)) {
      this.sayTooMany(shape);
      return;
    }
    const block = this.blocks.pop();
    if (block === undefined) this.sayTooMany(shape);
    else if (block.isReal) this.push(shape);
  }

  /** Where too many close, the one is too many that no line opens which starts where it stands. */
  private isTooMany(shape: Shape): boolean {
    if (this.surplus <= 0 || !this.startsLine(shape)) return false;
    const top = this.blocks.top();
    return top !== undefined && this.column(shape.from) > top.column;
  }

  private sayTooMany({ from: token }: Shape): void {
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
    let [first, depth]: [number | undefined, number] = [undefined, 0];
    for (let at = this.out.count - 1; at >= this.passed; at -= 1) {
      const [type, from] = [this.out.type(at), this.out.from(at)];
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
    for (let top = this.blocks.top(); top && column <= top.column; top = this.blocks.top()) this.closeUnclosed();
  }

  /** A brace left of an open block closes one further out. */
  private closeRightOf(column: number): void {
    if (!this.blocks.hasColumn(column)) return;
    for (let top = this.blocks.top(); top && top.column > column; top = this.blocks.top()) this.closeUnclosed();
  }

  private closeUnclosed(): void {
    const block = this.blocks.pop();
    if (!block?.isReal) return;
    if (!block.isMissing) this.problems.push(block.token, 'unclosed');
    this.out.push('close', -1, -1);
  }

  private isStatement(shape: Shape): boolean {
    return shape.type === 'key' || shape.type === 'word' || (shape.type === 'kind' && this.isKnownKind(shape));
  }

  private isKnownKind(shape: Shape): boolean {
    const word = this.tokens.text.slice(this.tokens.starts[shape.from], this.tokens.ends[shape.from]);
    return isKind(word);
  }

  private startsLine(shape: Shape): boolean {
    return shape.from === 0 || this.tokens.lines[shape.from - 1] !== this.tokens.lines[shape.from];
  }

  private column(token: number): number {
    return (this.tokens.starts[token] ?? 0) - (this.tokens.lineStarts[this.tokens.lines[token] ?? 0] ?? 0);
  }

  private indentOf(token: number): number {
    const number = this.tokens.lines[token] ?? 0;
    if (number !== this.line.number) {
      let first = token;
      while (first > 0 && this.tokens.lines[first - 1] === number) first -= 1;
      this.line = { number, first };
    }
    return this.column(this.line.first);
  }
}
