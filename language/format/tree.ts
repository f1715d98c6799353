/** The statements of a sound text as a tree of token ranges, with the comments between them, for the formatter. */
import type { Comment, Tokens } from '../syntax/scanner.ts';
import { sortTokens, type Shape } from '../syntax/shapes.ts';

export type Item = CommentItem | StatementItem;

export type CommentItem = { readonly type: 'comment'; readonly comment: Comment };

export type StatementItem = {
  readonly type: 'statement';
  /** A key with values, or a declaration or line with a header. */
  readonly isFact: boolean;
  readonly from: number;
  readonly to: number;
  readonly block?: BlockItem;
};

export type BlockItem = { readonly open: number; readonly close: number; readonly items: readonly Item[] };

/** The text must have no syntax problems: braces balance. */
export function toItems(tokens: Tokens): readonly Item[] {
  return new TreeReader(tokens).read();
}

class TreeReader {
  private readonly tokens: Tokens;
  private readonly shapes: readonly Shape[];
  private at = 0;
  private comment = 0;

  constructor(tokens: Tokens) {
    this.tokens = tokens;
    this.shapes = sortTokens(tokens).list();
  }

  read(): readonly Item[] {
    const items = this.items();
    return [...items, ...this.commentsBefore(this.tokens.text.length + 1)];
  }

  private items(): Item[] {
    const items: Item[] = [];
    for (let shape = this.shapes[this.at]; shape && shape.type !== 'close'; shape = this.shapes[this.at]) {
      items.push(...this.commentsBefore(this.tokens.starts[shape.from] ?? 0));
      items.push(this.statement(shape));
    }
    return items;
  }

  private statement(first: Shape): StatementItem {
    this.at += 1;
    const next = this.shapes[this.at];
    let { to } = first;
    if (next && (next.type === 'header' || next.type === 'values')) {
      to = next.to;
      this.at += 1;
    }
    this.skipCommentsBefore(this.tokens.ends[to - 1] ?? 0);
    const isFact = first.type === 'key';
    const open = this.shapes[this.at];
    if (open?.type !== 'open') return { type: 'statement', isFact, from: first.from, to };
    this.at += 1;
    // A comment between a header and its brace goes into the block.
    const items = this.items();
    const close = this.shapes[this.at];
    const closeToken = close?.from ?? this.tokens.count - 1;
    this.at += 1;
    items.push(...this.commentsBefore(this.tokens.starts[closeToken] ?? 0));
    return { type: 'statement', isFact, from: first.from, to, block: { open: open.from, close: closeToken, items } };
  }

  private commentsBefore(offset: number): CommentItem[] {
    const found: CommentItem[] = [];
    for (
      let comment = this.tokens.comments[this.comment];
      comment && comment.start < offset;
      comment = this.tokens.comments[this.comment]
    ) {
      found.push({ type: 'comment', comment });
      this.comment += 1;
    }
    return found;
  }

  /** Comments inside a statement stay where they are: its text is kept as it is. */
  private skipCommentsBefore(offset: number): void {
    for (
      let comment = this.tokens.comments[this.comment];
      comment && comment.start < offset;
      comment = this.tokens.comments[this.comment]
    )
      this.comment += 1;
  }
}
