/**
 * Makes braces balance before the grammar reads them, so that a forgotten one costs a sentence and not the rest of the
 * file. A block that is never closed ends before the first statement at or left of the line that opened it.
 */
import { isKind } from '../metamodel/index.ts';
import type { Tokens } from './scanner.ts';
import { Shapes, type Shape, type ShapeType } from './shapes.ts';

export type BraceProblem = {
  readonly token: number;
  readonly problem: 'unclosed' | 'extra' | 'headless' | 'stray' | 'too-deep' | 'missing';
  /** Where that begins whose first line is lost. */
  readonly from?: number;
};

export type Balanced = {
  /** `from: -1` marks a brace that is not in the text. */
  readonly shapes: Shapes;
  readonly problems: readonly BraceProblem[];
};

/**
 * Twice as deep as any organisation nests, and less than the parser's recursion stands. What rules ask of all that
 * stands around and inside an element grows with it, in a text that is broken too.
 */
export const deepestNesting = 24;

export function balance(tokens: Tokens, shapes: Shapes): Balanced {
  const braces = bracesOf(shapes);
  if (braces === 'sound') return { shapes, problems: [] };
  const balancer = new Balancer(tokens, braces === 'deep', braces === 'broken' ? surplusOf(shapes) : 0);
  const list = shapes.list();
  list.forEach((shape, index) => balancer.add(shape, list[index - 1]));
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

type Block = { readonly token: number; readonly column: number; readonly isReal: boolean; readonly isMissing?: true };

class Balancer {
  private readonly tokens: Tokens;
  private readonly out: Shape[] = [];
  private readonly problems: BraceProblem[] = [];
  private readonly blocks: Block[] = [];
  /** Each brace has its other one: then they count, however the lines are indented. */
  private readonly isEven: boolean;
  private isTooDeepSaid = false;
  /** How many braces too many are still to come. */
  private surplus: number;
  /** How much of what is kept stands before the last block whose first line is lost, or in it. */
  private passed = 0;
  /** The first token of the last line that was asked for: tokens come in order, many on one line perhaps. */
  private line = { number: -1, first: 0 };

  constructor(tokens: Tokens, isEven: boolean, surplus: number) {
    this.tokens = tokens;
    this.isEven = isEven;
    this.surplus = surplus;
  }

  add(shape: Shape, before: Shape | undefined): void {
    if (shape.type === 'open') this.open(shape, before);
    else if (shape.type === 'close') this.close(shape);
    else {
      if (!this.isEven && this.startsLine(shape) && this.isStatement(shape)) {
        this.closeAtOrLeftOf(this.column(shape.from));
        this.openMissing(shape);
      }
      this.out.push(shape);
    }
  }

  finish(): Balanced {
    while (this.blocks.length > 0) this.closeUnclosed();
    const shapes = new Shapes(this.out.length);
    for (const { type, from, to } of this.out) shapes.push(type, from, to);
    return { shapes, problems: this.problems };
  }

  private open(shape: Shape, before: Shape | undefined): void {
    const isStray = !canHaveBlock(before?.type);
    const isTooDeep = this.blocks.length >= deepestNesting;
    if (isStray) this.problems.push({ token: shape.from, problem: 'stray' });
    else if (isTooDeep && !this.isTooDeepSaid) this.sayTooDeep(shape);
    const isReal = !isStray && !isTooDeep;
    this.blocks.push({ token: shape.from, column: this.indentOf(shape.from), isReal });
    if (isReal) this.out.push(shape);
  }

  private sayTooDeep(shape: Shape): void {
    this.problems.push({ token: shape.from, problem: 'too-deep' });
    this.isTooDeepSaid = true;
  }

  /** A fact that is indented deeper than the declaration without a block above it: a brace is missing between them. */
  private openMissing(shape: Shape): void {
    const before = this.out.at(-1);
    if (!before || !canHaveBlock(before.type) || before.from < 0 || this.blocks.length >= deepestNesting) return;
    const column = this.indentOf(before.from);
    if (this.column(shape.from) <= column || this.tokens.lines[before.to - 1] === this.tokens.lines[shape.from]) return;
    this.problems.push({ token: shape.from, problem: 'missing' });
    this.blocks.push({ token: shape.from, column, isReal: true, isMissing: true });
    this.out.push({ type: 'open', from: -1, to: -1 });
  }

  private close(shape: Shape): void {
    if (!this.isEven && this.startsLine(shape)) this.closeRightOf(this.column(shape.from));
    if (this.isTooMany(shape)) {
      this.sayTooMany(shape);
      return;
    }
    const block = this.blocks.pop();
    if (block === undefined) this.sayTooMany(shape);
    else if (block.isReal) this.out.push(shape);
  }

  /** Where too many close, the one is too many that no line opens which starts where it stands. */
  private isTooMany(shape: Shape): boolean {
    const top = this.blocks.at(-1);
    return this.surplus > 0 && top !== undefined && this.startsLine(shape) && this.column(shape.from) > top.column;
  }

  private sayTooMany({ from: token }: Shape): void {
    this.surplus -= 1;
    const from = this.dropFactsRightOf(this.column(token));
    this.problems.push(from === undefined ? { token, problem: 'extra' } : { token, problem: 'headless', from });
  }

  /**
   * What stands above a brace too many and is indented deeper stood in a block whose first line is lost: nobody knows
   * whose facts those are. Gives where it begins.
   */
  private dropFactsRightOf(column: number): number | undefined {
    let [first, depth]: [number | undefined, number] = [undefined, 0];
    for (let at = this.out.length - 1; at >= this.passed; at -= 1) {
      const shape = this.out[at];
      if (!shape || (shape.from >= 0 && this.indentOf(shape.from) <= column)) break;
      if (shape.type === 'close') depth += 1;
      else if (shape.type === 'open') depth -= 1;
      else if (depth === 0 && (shape.type === 'kind' || this.dropFact(at))) first = shape.from;
    }
    this.passed = this.out.length;
    return first;
  }

  /** A word without a block, and what is said of it. */
  private dropFact(at: number): boolean {
    const type = this.out[at]?.type;
    const next = this.out[at + 1]?.type;
    const isSaid = next === 'values' || next === 'header';
    if (type !== 'key' && (type !== 'word' || this.out[at + (isSaid ? 2 : 1)]?.type === 'open')) return false;
    this.out.splice(at, isSaid ? 2 : 1);
    return true;
  }

  /** A statement at or left of an open block's line is outside it. */
  private closeAtOrLeftOf(column: number): void {
    for (let top = this.blocks.at(-1); top && column <= top.column; top = this.blocks.at(-1)) this.closeUnclosed();
  }

  /** A brace left of an open block closes one further out. */
  private closeRightOf(column: number): void {
    if (!this.blocks.some((block) => block.column === column)) return;
    for (let top = this.blocks.at(-1); top && top.column > column; top = this.blocks.at(-1)) this.closeUnclosed();
  }

  private closeUnclosed(): void {
    const block = this.blocks.pop();
    if (!block?.isReal) return;
    if (!block.isMissing) this.problems.push({ token: block.token, problem: 'unclosed' });
    this.out.push({ type: 'close', from: -1, to: -1 });
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
