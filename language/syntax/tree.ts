/**
 * The syntax tree that a summary is read from: four shapes of statement, with the tokens of their words. Langium's
 * parser makes it of text that somebody is still typing; where every shape already stands where the grammar takes it,
 * the tree is read off the shapes, which gives the same (docs/decisions/0006-sound-text-needs-no-parser.md).
 */
import { isCompositeCstNode, isLeafCstNode } from 'langium';
import type { Document } from './generated/ast.ts';
import type { Tokens } from './scanner.ts';
import type { Shape } from './shapes.ts';

type NodeType = 'Element' | 'Fact' | 'Line' | 'Stray';

const noMembers: readonly SyntaxNode[] = [];

export class SyntaxNode {
  readonly type: NodeType;
  /** The token of its first word. */
  readonly word: number;
  /** The tokens of its header or values, `to` exclusive; both the same where there are none. */
  from: number;
  to: number;
  /** Whether a brace of the text opens its block; one that is missing there was put in before it was read. */
  hasBrace = false;
  /** The offsets of its block; -1 where it has none. */
  blockStart = -1;
  blockEnd = -1;
  members: readonly SyntaxNode[] = noMembers;

  constructor(type: NodeType, word: number, from: number) {
    this.type = type;
    this.word = word;
    this.from = from;
    this.to = from;
  }
}

/** The tree of a text whose shapes are balanced and in which nothing is astray. */
export function treeOfShapes(tokens: Tokens, shapes: readonly Shape[]): readonly SyntaxNode[] {
  return new ShapeReader(tokens, shapes).members();
}

class ShapeReader {
  private readonly tokens: Tokens;
  private readonly shapes: readonly Shape[];
  private at = 0;

  constructor(tokens: Tokens, shapes: readonly Shape[]) {
    this.tokens = tokens;
    this.shapes = shapes;
  }

  members(): readonly SyntaxNode[] {
    const members: SyntaxNode[] = [];
    for (let shape = this.shapes[this.at]; shape && shape.type !== 'close'; shape = this.shapes[this.at])
      members.push(this.member(shape));
    return members;
  }

  private member(shape: Shape): SyntaxNode {
    const type = shape.type === 'kind' ? 'Element' : shape.type === 'key' ? 'Fact' : 'Line';
    const node = new SyntaxNode(type, shape.from, shape.to);
    let next = this.shapes[(this.at += 1)];
    if (next?.type === 'header' || next?.type === 'values') {
      node.to = next.to;
      next = this.shapes[(this.at += 1)];
    }
    if (next?.type === 'open') this.block(node, next);
    return node;
  }

  private block(node: SyntaxNode, open: Shape): void {
    this.at += 1;
    node.hasBrace = true;
    node.blockStart = this.tokens.starts[open.from] ?? 0;
    node.members = this.members();
    node.blockEnd = this.tokens.ends[this.shapes[this.at]?.from ?? 0] ?? 0;
    this.at += 1;
  }
}

type Member = Document['members'][number];

/** The tree that Langium's parser made. */
export function treeOfDocument(tokens: Tokens, document: Document): readonly SyntaxNode[] {
  const reader = new DocumentReader(tokens);
  return document.members.map((member) => reader.member(member));
}

type Leaf = { readonly offset: number; readonly end: number; readonly type: string };

class DocumentReader {
  private readonly tokens: Tokens;
  /** Leaves come in the order of the text, so a cursor finds their tokens. */
  private cursor = 0;
  /** The end of the last word that was read. */
  private end = 0;

  constructor(tokens: Tokens) {
    this.tokens = tokens;
  }

  member(member: Member): SyntaxNode {
    const leaves = leavesOf(member);
    const [word] = leaves;
    const at = this.tokenAt(word?.offset ?? 0);
    this.end = word?.end ?? this.end;
    const rest = leaves.find((leaf) => leaf.type === 'HEADER' || leaf.type === 'VALUES');
    const node = new SyntaxNode(member.$type, at, this.tokenAfter(at, word));
    if (rest) {
      node.from = this.tokenAt(rest.offset);
      node.to = this.tokenAfter(node.from, rest);
      this.end = rest.end;
    }
    if (member.$type === 'Element' || member.$type === 'Line') this.block(node, member, leaves);
    return node;
  }

  private block(node: SyntaxNode, member: Extract<Member, { members: unknown }>, leaves: readonly Leaf[]): void {
    const open = leaves.find((leaf) => leaf.type === '{');
    const start = this.end;
    if (open) this.end = open.end;
    node.hasBrace = open !== undefined;
    node.members = member.members.map((each) => this.member(each));
    if (!open && node.members.length === 0) return;
    this.end = leaves.findLast((leaf) => leaf.type === '}')?.end ?? this.end;
    node.blockStart = open?.offset ?? start;
    node.blockEnd = this.end;
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
