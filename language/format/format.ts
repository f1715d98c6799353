// Over 300 lines: the printer's steps share the output and the measure of what is on the line.
/**
 * The formatter. It changes white space, and the comma at the end of a broken list, and nothing else: no word moves, no
 * comment is lost. A text that does not read is left as it is.
 */
import { eolOf, lineEnd, lineStart, type TextEdit } from '../edits/text-edits.ts';
import { entriesOf } from '../metamodel/index.ts';
import { scan, T, type Comment, type Tokens } from '../syntax/scanner.ts';
import { summarize } from '../syntax/summarize.ts';
import type { FileSummary, Span, SyntaxProblem } from '../syntax/summary.ts';
import { toItems, type BlockItem, type Item, type StatementItem } from './tree.ts';

/** A line longer than this is broken where it may be. */
const widest = 100;
/** A list of more entries than this stands one entry a line. */
const mostOnLine = 3;

export type FormatEdit = Omit<TextEdit, 'path'>;

/** The text as the formatter would have it, so many blocks deep; the same text where it does not read. */
export function formatted(text: string, depth = 0): string {
  const printed = print(text, depth);
  return 'text' in printed ? printed.text : text;
}

/** The text as the formatter would have it, or the first place that does not read. */
export function formattedUnlessBroken(text: string): { readonly text: string } | { readonly problem: SyntaxProblem } {
  const printed = print(text);
  return 'text' in printed ? { text: printed.text } : { problem: printed };
}

/** The smallest edits that format a text, or the lines that some spans touch, which are given in their order. */
export function formatEdits(text: string, spans?: readonly Span[]): readonly FormatEdit[] {
  const printed = print(text);
  if (!('text' in printed)) return [];
  const edits = gapEdits(text, printed);
  return spans ? within(edits, text, spans) : edits;
}

/** The edits that format the lines that one span touches; of a large text only the declaration around them is printed. */
export function formatEditsIn(text: string, span: Span, summary: FileSummary): readonly FormatEdit[] {
  if (summary.syntaxProblems.length > 0) return [];
  const part = partAround(text, wholeLines(text, span), summary);
  const tokens = scan(text.slice(part.start, part.end));
  const printed = new Printer(tokens, part.depth, eolOf(text)).print(toItems(tokens), '  '.repeat(part.depth));
  const edits = gapEdits(tokens.text, printed).map((edit) => ({
    ...edit,
    span: { start: edit.span.start + part.start, end: edit.span.end + part.start },
  }));
  return within(edits, text, [span]);
}

type Part = Span & { readonly depth: number };

/** The innermost declaration that begins above some lines, and on a line of its own, and does not end before them; else the whole. */
function partAround(text: string, lines: Span, { declarations }: FileSummary): Part {
  let at = declarations.findLastIndex(({ offset }) => offset <= lines.start);
  for (let each = declarations[at]; at > 0 && each; each = declarations[at]) {
    const { start, end } = each.span;
    const isFirst = text.slice(lineStart(text, start), start).trim() === '';
    // What ends with the lines has no line end behind it that could be printed.
    if (isFirst && end > lines.end) return { start, end, depth: depthIn(declarations, at) };
    at = each.parent;
  }
  return { start: 0, end: text.length, depth: 0 };
}

/** How many blocks stand around a declaration. */
function depthIn(declarations: FileSummary['declarations'], index: number): number {
  let depth = 0;
  for (let at = declarations[index]?.parent ?? 0; at > 0; at = declarations[at]?.parent ?? 0) depth += 1;
  return depth;
}

function within(edits: readonly FormatEdit[], text: string, spans: readonly Span[]): readonly FormatEdit[] {
  const lines = spans.map((span) => wholeLines(text, span));
  let at = 0;
  return edits.filter(({ span }) => {
    while ((lines[at]?.end ?? Infinity) < span.end) at += 1;
    return span.start >= (lines[at]?.start ?? Infinity);
  });
}

/** An atom is a word or a comment: what formatting never changes. Offsets in the old text and in the new. */
type Atom = { readonly start: number; readonly end: number; readonly newStart: number; readonly newEnd: number };

type Printed = { readonly text: string; readonly atoms: readonly Atom[] };

function print(text: string, depth = 0): Printed | SyntaxProblem {
  const [problem] = summarize(text).syntaxProblems;
  if (problem) return problem;
  const tokens = scan(text);
  return new Printer(tokens, depth, eolOf(text)).print(toItems(tokens));
}

function gapEdits(text: string, { text: newText, atoms }: Printed): readonly FormatEdit[] {
  const edits: FormatEdit[] = [];
  let at = 0;
  let newAt = 0;
  const compare = (end: number, newEnd: number): void => {
    const gap = newText.slice(newAt, newEnd);
    if (text.slice(at, end) !== gap) edits.push(smallest(text, { span: { start: at, end }, newText: gap }));
  };
  for (const atom of atoms) {
    compare(atom.start, atom.newStart);
    const word = newText.slice(atom.newStart, atom.newEnd);
    if (text.slice(atom.start, atom.end) !== word)
      edits.push({ span: { start: atom.start, end: atom.end }, newText: word });
    at = atom.end;
    newAt = atom.newEnd;
  }
  compare(text.length, newText.length);
  return edits;
}

/** Leaves out what both ends of an edit share with the text. */
function smallest(text: string, { span, newText }: FormatEdit): FormatEdit {
  let { start, end } = span;
  let from = 0;
  let to = newText.length;
  while (start < end && from < to && text[start] === newText[from]) {
    start += 1;
    from += 1;
  }
  while (end > start && to > from && text[end - 1] === newText[to - 1]) {
    end -= 1;
    to -= 1;
  }
  return { span: { start, end }, newText: newText.slice(from, to) };
}

function wholeLines(text: string, { start, end }: Span): Span {
  const before = lineStart(text, start);
  return { start: Math.max(0, before - 1), end: lineEnd(text, end) };
}

class Printer {
  private readonly tokens: Tokens;
  private readonly text: string;
  private readonly eol: string;
  /** How many blocks stand around the text. */
  private readonly outside: number;
  private readonly atoms: Atom[] = [];
  private readonly depths: Int32Array;
  private readonly broken = new Map<StatementItem, boolean>();
  private out = '';

  constructor(tokens: Tokens, depth: number, eol: string) {
    this.tokens = tokens;
    this.outside = depth;
    this.text = tokens.text;
    this.eol = eol;
    this.depths = depthsOf(tokens);
    if (this.text.startsWith('\uFEFF')) this.out = '\uFEFF';
  }

  print(items: readonly Item[], indent = ''): Printed {
    this.items(items, indent);
    if (items.length > 0) this.out += this.eol;
    return { text: this.out, atoms: this.atoms };
  }

  private items(items: readonly Item[], indent: string): void {
    items.forEach((item, index) => {
      const before = items[index - 1];
      if (item.type === 'comment' && this.trails(item.comment, before)) {
        this.out += ' ';
        this.comment(item.comment, indent);
        return;
      }
      if (before) this.out += this.eol + (this.hasBlankLine(before, item) ? this.eol : '');
      this.out += indent;
      if (item.type === 'comment') this.comment(item.comment, indent);
      else this.statement(item, indent);
    });
  }

  /** A comment on the line of what stands before it stays there. */
  private trails(comment: Comment, before: Item | undefined): boolean {
    if (!before) return false;
    const end = before.type === 'comment' ? before.comment.end : this.endOf(before);
    return (
      !/[\r\n]/.test(this.text.slice(end, comment.start)) &&
      !(before.type === 'comment' && before.comment.kind === 'line')
    );
  }

  private hasBlankLine(before: Item, item: Item): boolean {
    const isLargeBefore = before.type === 'statement' && !before.isFact && this.isBroken(before);
    const isLarge = item.type === 'statement' && !item.isFact && this.isBroken(item);
    const areDeclarations = before.type === 'statement' && !before.isFact && (item.type === 'comment' || !item.isFact);
    if (areDeclarations && (isLargeBefore || isLarge)) return true;
    return this.blankLinesBetween(this.endOf(before), this.startOf(item)) > 0;
  }

  private blankLinesBetween(from: number, to: number): number {
    return Math.max(0, (this.text.slice(from, to).match(/\r\n|\r|\n/g)?.length ?? 0) - 1);
  }

  private statement(item: StatementItem, indent: string): void {
    this.head(item, indent);
    if (!item.block) return;
    this.out += ' ';
    this.block(item, item.block, indent);
  }

  private block(item: StatementItem, block: BlockItem, indent: string): void {
    this.token(block.open);
    if (block.items.length === 0) this.out += ' ';
    else if (this.isBroken(item)) {
      const [first] = block.items;
      const inner = `${indent}  `;
      const isBesideBrace =
        first?.type === 'comment' && !/[\r\n]/.test(this.text.slice(this.tokens.ends[block.open], first.comment.start));
      if (isBesideBrace) {
        this.out += ' ';
        this.comment(first.comment, inner);
        const others = block.items.slice(1);
        if (others.length > 0) this.out += this.eol;
        this.items(others, inner);
      } else {
        this.out += this.eol;
        this.items(block.items, inner);
      }
      this.out += this.eol + indent;
    } else {
      this.out += ' ';
      for (const inside of block.items) if (inside.type === 'statement') this.statement(inside, indent);
      this.out += ' ';
    }
    this.token(block.close);
  }

  /** A block stays on its line where it holds one statement, was written so, and fits. */
  private isBroken(item: StatementItem): boolean {
    const known = this.broken.get(item);
    if (known !== undefined) return known;
    const isBroken = this.mustBreak(item);
    this.broken.set(item, isBroken);
    return isBroken;
  }

  private mustBreak(item: StatementItem): boolean {
    const { block } = item;
    if (!block) return this.isListBroken(item);
    const [only, second] = block.items;
    if (!only) return false;
    if (second || only.type === 'comment' || this.isBroken(only)) return true;
    if (this.isListBroken(item) || this.hasInnerComment(item)) return true;
    const isOneLine = this.tokens.lines[item.from] === this.tokens.lines[block.close];
    return !isOneLine || this.widthOf(item) + this.depthOf(item) > widest;
  }

  /** What a statement takes on one line, without its indent. */
  private widthOf(item: StatementItem): number {
    const head = this.flat(item.from, this.lastToken(item)).length;
    if (!item.block) return head;
    const inside = item.block.items.reduce(
      (sum, each) => sum + (each.type === 'statement' ? this.widthOf(each) : 0),
      0,
    );
    return head + (inside === 0 ? 4 : inside + 5);
  }

  /** The indent at which a statement will stand: two for each block around it. */
  private depthOf(item: StatementItem): number {
    return ((this.depths[item.from] ?? 0) + this.outside) * 2;
  }

  private head(item: StatementItem, indent: string): void {
    const last = this.lastToken(item);
    // With its last comma: what stands before that may be the comment.
    if (this.hasInnerComment(item)) this.verbatim(item.from, item.to, indent);
    else if (this.isListBroken(item)) this.brokenList(item, last, indent);
    else this.line(item.from, last);
  }

  /** A comment inside a statement: its words keep their lines, one step right of where the statement starts. */
  private verbatim(from: number, to: number, indent: string): void {
    const start = this.tokens.starts[from] ?? 0;
    const end = this.tokens.ends[to - 1] ?? start;
    const lines = this.text.slice(start, end).split(/\r\n|\r|\n/);
    this.atom(
      start,
      end,
      lines.map((line, index) => (index > 0 ? `${indent}  ${line.trim()}` : line.trimEnd())).join(this.eol),
    );
  }

  private line(from: number, to: number): void {
    for (let at = from; at < to; at += 1) {
      if (at > from) this.out += this.gap(at);
      this.token(at);
    }
  }

  private brokenList(item: StatementItem, last: number, indent: string): void {
    const colon = this.colonOf(item);
    if (colon < 0) {
      this.brokenParents(item, last, indent);
      return;
    }
    this.line(item.from, colon + 1);
    for (let at = colon + 1; at < last; at += 1) {
      const isFirst = at === colon + 1 || this.tokens.types[at - 1] === T.comma;
      this.out += isFirst ? `${this.eol}${indent}  ` : this.gap(at);
      this.token(at);
    }
    this.out += ',';
  }

  private brokenParents(item: StatementItem, last: number, indent: string): void {
    for (let at = item.from; at < last; at += 1) {
      const isBroken = this.tokens.types[at - 1] === T.comma && this.tokens.lines[at] !== this.tokens.lines[at - 1];
      if (at > item.from) this.out += isBroken ? `${this.eol}${indent}    ` : this.gap(at);
      this.token(at);
    }
  }

  private isListBroken(item: StatementItem): boolean {
    const last = this.lastToken(item);
    if (last <= item.from + 1 || this.hasInnerComment(item)) return false;
    const isBrokenByAuthor = this.tokens.lines[item.from] !== this.tokens.lines[last - 1];
    if (isBrokenByAuthor) return true;
    const colon = this.colonOf(item);
    if (colon < 0 || !this.isList(item)) return false;
    let entries = 1;
    for (let at = colon + 1; at < last; at += 1) if (this.tokens.types[at] === T.comma) entries += 1;
    if (entries > mostOnLine) return true;
    return entries > 1 && this.flat(item.from, last).length + this.depthOf(item) > widest;
  }

  /** References and people; other values stay on their line unless the author broke them. */
  private isList(item: StatementItem): boolean {
    if (!item.isFact) return false;
    const key = this.word(item.from);
    const entries = entriesOf(key);
    if (entries.length === 0) return this.tokens.types[item.from + 2] === T.handle;
    return entries.some(({ relation, fact }) => relation !== undefined || fact?.form.form === 'members');
  }

  private colonOf(item: StatementItem): number {
    for (let at = item.from; at < item.to; at += 1) if (this.tokens.types[at] === T.colon) return at;
    return -1;
  }

  /** Past the last token of the head; the comma at the end of a list is the formatter's own. */
  private lastToken({ from, to }: StatementItem): number {
    return to - 1 > from && this.tokens.types[to - 1] === T.comma ? to - 1 : to;
  }

  private hasInnerComment(item: StatementItem): boolean {
    const start = this.tokens.starts[item.from] ?? 0;
    const end = this.tokens.ends[item.to - 1] ?? start;
    return firstFrom(this.tokens.comments, start) < end;
  }

  private flat(from: number, to: number): string {
    let text = '';
    for (let at = from; at < to; at += 1) text += (at > from ? this.gap(at) : '') + this.word(at);
    return text;
  }

  private gap(at: number): string {
    const type = this.tokens.types[at];
    return type === T.comma || type === T.colon || this.isOneWord(at) ? '' : ' ';
  }

  /** Whether a token and the one before it are one word to who wrote them, though not to the language: `R&D`, `12,5`, `a@b`. */
  private isOneWord(at: number): boolean {
    const { types, starts, ends } = this.tokens;
    if (ends[at - 1] !== starts[at]) return false;
    const [before, type] = [types[at - 1], types[at]];
    if (before === T.bad || type === T.bad) return true;
    if (type === T.handle) return before === T.word;
    return type === T.number && before === T.comma && types[at - 2] === T.number && ends[at - 2] === starts[at - 1];
  }

  private token(at: number): void {
    this.atom(this.tokens.starts[at] ?? 0, this.tokens.ends[at] ?? 0, this.word(at));
  }

  private comment({ start, end, kind }: Comment, indent: string): void {
    const text = this.text.slice(start, end).trimEnd();
    const lines = kind === 'line' ? [text] : text.split(/\r\n|\r|\n/);
    const placed = lines.map((line, index) =>
      index > 0 && /^\s*\*/.test(line) ? `${indent} ${line.trimStart()}` : line,
    );
    this.atom(start, end, placed.map((line) => line.trimEnd()).join(this.eol));
  }

  private atom(start: number, end: number, text: string): void {
    this.atoms.push({ start, end, newStart: this.out.length, newEnd: this.out.length + text.length });
    this.out += text;
  }

  private word(at: number): string {
    return this.text.slice(this.tokens.starts[at], this.tokens.ends[at]);
  }

  private startOf(item: Item): number {
    return item.type === 'comment' ? item.comment.start : (this.tokens.starts[item.from] ?? 0);
  }

  private endOf(item: Item): number {
    if (item.type === 'comment') return item.comment.end;
    return this.tokens.ends[item.block ? item.block.close : item.to - 1] ?? 0;
  }
}

/** How many blocks stand around each token. */
function depthsOf(tokens: Tokens): Int32Array {
  const depths = new Int32Array(tokens.count);
  let depth = 0;
  for (let at = 0; at < tokens.count; at += 1) {
    if (tokens.types[at] === T.close) depth -= 1;
    depths[at] = depth;
    if (tokens.types[at] === T.open) depth += 1;
  }
  return depths;
}

/** The start of the first comment at or after an offset. */
function firstFrom(comments: readonly Comment[], offset: number): number {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return comments[low]?.start ?? Number.POSITIVE_INFINITY;
}
