/**
 * The syntax tree that a summary is read from: four shapes of statement, with the tokens of their words. Langium's
 * parser makes it of text that somebody is still typing; where every shape already stands where the grammar takes it,
 * the tree is read off the shapes, which gives the same (docs/decisions/0006-sound-text-needs-no-parser.md).
 */
import { isCompositeCstNode, isLeafCstNode } from 'langium';
import type { Document } from './generated/ast.ts';
import { NumberRoom } from './number-room.ts';
import type { Tokens } from './scanner.ts';
import type { Shapes } from './shapes.ts';

const stepTypes = ['Element', 'Fact', 'Line', 'Stray', 'open', 'close'] as const;

type StepType = (typeof stepTypes)[number];

/** Four numbers a step: its type and what it says. */
const width = 4;

const codes = Object.fromEntries(stepTypes.map((type, code) => [type, code])) as Readonly<Record<StepType, number>>;

/**
 * The tree in the order of the text, as steps: a statement, and where it has a block the opening of the block, what
 * stands in it, and its close. An object for each would cost as much as the summary that is made of them.
 */
export class Tree {
  private readonly steps: Int32Array;

  constructor(steps: Int32Array) {
    this.steps = steps;
  }

  /** Undefined after the last. */
  type(at: number): StepType | undefined {
    return stepTypes[this.steps[at * width] ?? -1];
  }

  /** The token of a statement's first word. */
  word(at: number): number {
    return this.steps[at * width + 1] ?? 0;
  }

  /** The tokens of its header or values, `to` exclusive; both the same where there are none. */
  from(at: number): number {
    return this.steps[at * width + 2] ?? 0;
  }

  to(at: number): number {
    return this.steps[at * width + 3] ?? 0;
  }

  /** The offset at which a block starts, or that at which it ends. */
  offset(at: number): number {
    return this.steps[at * width + 1] ?? 0;
  }

  /** Whether a brace of the text opens the block that the next step opens; one that is missing was put in before it was read. */
  hasBrace(at: number): boolean {
    return this.type(at + 1) === 'open' && this.steps[(at + 1) * width + 2] === 1;
  }
}

/** The tree of a text whose shapes are balanced. Of what is broken it gives what the grammar gives. */
export function treeOfShapes(tokens: Tokens, shapes: Shapes, room = new NumberRoom()): Tree {
  const steps = room.take(shapes.count * width);
  let end = 0;
  /** Where the last word or brace ends that stands in the text: there a brace is that does not. */
  let passed = 0;
  const add = (type: StepType, a: number, b: number, c: number): void => {
    steps[end] = codes[type];
    steps[end + 1] = a;
    steps[end + 2] = b;
    steps[end + 3] = c;
    end += width;
  };
  const isWritten = (at: number): boolean => shapes.from(at) >= 0;
  for (let at = 0; at < shapes.count; at += 1) {
    const type = shapes.type(at);
    const from = shapes.from(at);
    if (type === 'open') {
      // A block that nothing opens and nothing stands in is none.
      if (!isWritten(at) && shapes.type(at + 1) === 'close') {
        at += 1;
        continue;
      }
      const start = isWritten(at) ? (tokens.starts[from] ?? 0) : passed;
      add('open', start, isWritten(at) ? 1 : 0, 0);
      if (isWritten(at)) passed = tokens.ends[from] ?? 0;
    } else if (type === 'close') {
      if (isWritten(at)) passed = tokens.ends[from] ?? 0;
      add('close', passed, 0, 0);
    } else {
      const next = shapes.type(at + 1);
      const rest = shapes.to(at);
      if (next === 'header' || next === 'values') at += 1;
      const step = type === 'kind' ? 'Element' : type === 'key' ? 'Fact' : type === 'stray' ? 'Stray' : 'Line';
      add(step, from, rest, shapes.to(at));
      passed = tokens.ends[shapes.to(at) - 1] ?? 0;
    }
  }
  return new Tree(steps.subarray(0, end));
}

type Member = Document['members'][number];

/** The tree that Langium's parser made. */
export function treeOfDocument(tokens: Tokens, document: Document): Tree {
  const reader = new DocumentReader(tokens);
  for (const member of document.members) reader.member(member);
  return new Tree(Int32Array.from(reader.steps));
}

type Leaf = { readonly offset: number; readonly end: number; readonly type: string };

class DocumentReader {
  readonly steps: number[] = [];
  private readonly tokens: Tokens;
  /** Leaves come in the order of the text, so a cursor finds their tokens. */
  private cursor = 0;
  /** The end of the last word that was read. */
  private end = 0;

  constructor(tokens: Tokens) {
    this.tokens = tokens;
  }

  member(member: Member): void {
    const leaves = leavesOf(member);
    const [word] = leaves;
    const at = this.tokenAt(word?.offset ?? 0);
    this.end = word?.end ?? this.end;
    const rest = leaves.find((leaf) => leaf.type === 'HEADER' || leaf.type === 'VALUES');
    let from = this.tokenAfter(at, word);
    let to = from;
    if (rest) {
      from = this.tokenAt(rest.offset);
      to = this.tokenAfter(from, rest);
      this.end = rest.end;
    }
    this.steps.push(codes[member.$type], at, from, to);
    if (member.$type === 'Element' || member.$type === 'Line') this.block(member, leaves);
  }

  private block(member: Extract<Member, { members: unknown }>, leaves: readonly Leaf[]): void {
    const open = leaves.find((leaf) => leaf.type === '{');
    if (!open && member.members.length === 0) return;
    this.steps.push(codes.open, open?.offset ?? this.end, open ? 1 : 0, 0);
    if (open) this.end = open.end;
    for (const each of member.members) this.member(each);
    this.end = leaves.findLast((leaf) => leaf.type === '}')?.end ?? this.end;
    this.steps.push(codes.close, this.end, 0, 0);
  }

  private tokenAt(offset: number): number {
    const { starts, count } = this.tokens;
    while (this.cursor < count - 1 && (starts[this.cursor] ?? 0) < offset) this.cursor += 1;
    return this.cursor;
  }

  private tokenAfter(from: number, leaf: Leaf | undefined): number {
    const end = leaf?.end ?? -1;
    let to = from;
    while (to < this.tokens.count && (this.tokens.ends[to] ?? 0) <= end) to += 1;
    return to;
  }
}

/** Langium's leaves of a node itself, in the order of the text. */
function leavesOf(node: Member): readonly Leaf[] {
  const leaves: Leaf[] = [];
  if (!isCompositeCstNode(node.$cstNode)) return leaves;
  for (const leaf of node.$cstNode.content)
    if (isLeafCstNode(leaf)) leaves.push({ offset: leaf.offset, end: leaf.end, type: leaf.tokenType.name });
  return leaves;
}
