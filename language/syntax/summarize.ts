// Over 300 lines: one walk over the tree, whose small steps share the token cursor and the list of problems.
/** Text in, file summary out: parses, reads what the words mean, and forgets the tree. Never throws on input. */
import { isKind, kindMeant, kindNamed, kindRow, kinds, type Kind } from '../metamodel/index.ts';
import type { BraceProblem } from './balance.ts';
import { docText, readSuppressions } from './comments.ts';
import { nearest } from './nearest.ts';
import { parse } from './parser.ts';
import { T, type Comment, type Tokens } from './scanner.ts';
import { StatementReader, type Range } from './statements.ts';
import {
  Declaration,
  type ElementKind,
  type FileSummary,
  type Span,
  type Statement,
  type SyntaxProblem,
} from './summary.ts';
import type { SyntaxNode } from './tree.ts';
import { nameOf, stringOf } from './values.ts';

export function summarize(text: string): FileSummary {
  const { members, tokens, braceProblems } = parse(text);
  return new Summarizer(tokens, braceProblems).summarize(members);
}

/** A declaration while its block is read. */
type Draft = {
  readonly index: number;
  readonly kind: ElementKind;
  readonly statements: Statement[];
};

type Header = {
  name: string | undefined;
  nameSpan: Span | undefined;
  title: string | undefined;
  titleSpan: Span | undefined;
  readonly statements: Statement[];
};

const noStatements: readonly Statement[] = [];

class Summarizer {
  private readonly tokens: Tokens;
  private readonly problems: SyntaxProblem[] = [];
  private readonly reader: StatementReader;
  private readonly declarations: Declaration[] = [];
  private comment = 0;

  constructor(tokens: Tokens, braceProblems: readonly BraceProblem[]) {
    this.tokens = tokens;
    this.reader = new StatementReader(tokens, this.problems);
    for (const problem of braceProblems) this.problems.push(this.braceProblem(problem));
  }

  summarize(members: readonly SyntaxNode[]): FileSummary {
    this.tokenProblems();
    const file: Draft = { index: 0, kind: 'file', statements: [] };
    const whole = new Declaration({
      kind: 'file',
      parent: -1,
      written: '',
      start: 0,
      headEnd: 0,
    });
    whole.closeBlock(0, this.tokens.text.length);
    this.declarations.push(whole);
    for (const member of members) this.member(file, member);
    whole.complete(file.statements);
    this.problems.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
    this.markBroken();
    return {
      declarations: this.declarations,
      syntaxProblems: this.problems,
      suppressions: readSuppressions(this.tokens, this.declarations),
      lineStarts: this.tokens.lineStarts,
      length: this.tokens.text.length,
    };
  }

  private member(owner: Draft, node: SyntaxNode): void {
    switch (node.type) {
      case 'Fact':
        owner.statements.push(this.reader.fact(owner.kind, node.word, node));
        return;
      case 'Element':
        this.element(owner, node);
        return;
      case 'Line':
        this.line(owner, node);
        return;
      case 'Stray':
        this.stray(node.word);
    }
  }

  private line(owner: Draft, node: SyntaxNode): void {
    const { word, hasBrace } = node;
    const written = this.text(word);
    const isItem = owner.kind === 'backlog' && !hasBrace;
    if (isItem || (!isKind(written) && !hasBrace && !this.isTitledKind(written, node))) {
      owner.statements.push(this.reader.line(owner.kind, word, node));
      return;
    }
    if (isKind(written) && !hasBrace && node.from === node.to) {
      this.problem(word, `\`${written}\` needs a name after it, such as \`${written} ${sampleName(written)}\`.`);
      return;
    }
    this.element(owner, node);
  }

  /** `tema "Heron"`: a near miss of a kind, with a title and without a name. */
  private isTitledKind(written: string, { from, to }: Range): boolean {
    return from < to && this.tokens.types[from] === T.string && nearestKind(written) !== undefined;
  }

  private element(owner: Draft, node: SyntaxNode): void {
    const { word } = node;
    const written = this.text(word);
    const kind = kindOf(written);
    const doc = this.docBefore(word);
    const header = this.header(kind, written, word, node);
    const draft: Draft = { index: this.declarations.length, kind, statements: header.statements };
    const declaration = new Declaration({
      kind,
      parent: owner.index,
      written: written === kind ? kind : this.reader.shared(written),
      name: header.name,
      nameSpan: header.nameSpan,
      title: header.title,
      titleSpan: header.titleSpan,
      doc,
      start: this.tokens.starts[word] ?? 0,
      headEnd: this.tokens.ends[Math.max(node.to - 1, word)] ?? 0,
    });
    this.declarations.push(declaration);
    for (const member of node.members) this.member(draft, member);
    declaration.complete(draft.statements.length === 0 ? noStatements : draft.statements.slice());
    if (node.blockStart >= 0) declaration.closeBlock(node.blockStart, node.blockEnd);
  }

  private header(kind: ElementKind, written: string, word: number, range: Range): Header {
    const found: Header = {
      name: undefined,
      nameSpan: undefined,
      title: undefined,
      titleSpan: undefined,
      statements: [],
    };
    const { statements } = found;
    let at = range.from;
    while (at < range.to) {
      const type = this.tokens.types[at] ?? 0;
      if (type === T.colon) {
        const statement = this.reader.header(kind, at, { from: at + 1, to: range.to });
        if (statement) statements.push(statement);
        at = range.to;
      } else if (type === T.word && this.text(at) === 'in') {
        const end = this.parentsEnd(at + 1, range.to);
        if (end === at + 1) this.problem(at, 'After `in` a name is missing: the name of what contains it.');
        statements.push(this.reader.parents(kind, at, { from: at + 1, to: end }));
        at = end;
      } else if ((type === T.word || type === T.handle) && found.name === undefined) {
        if (found.title !== undefined) this.problem(at, 'The name comes before the title.');
        found.name = nameOf(this.text(at).replace(/^@/, ''));
        found.nameSpan = this.span(at);
        this.checkName(kind, type, at);
        at += 1;
      } else if ((type === T.string || type === T.openString) && found.title === undefined) {
        found.title = stringOf(this.text(at));
        found.titleSpan = this.span(at);
        at += 1;
      } else {
        // A character that has no meaning anywhere is told of once, with all others of its sort.
        if (type !== T.bad) this.problem(at, this.strayInHeader(type, at));
        at += 1;
      }
    }
    this.checkMissingName(kind, written, word, found);
    return found;
  }

  private strayInHeader(type: number, at: number): string {
    if (type === T.number) return `\`${this.text(at)}\` cannot be a name: a name starts with a letter.`;
    if (type === T.comma) return 'A comma has no meaning here.';
    return `\`${this.text(at)}\` is too much here: after the kind come a name, a title in quotes, and \`in\` with what contains it.`;
  }

  private checkName(kind: ElementKind, type: number, at: number): void {
    if (kind === 'file' || kind === 'unknown') return;
    const { naming, label } = kindRow(kind);
    const { start } = this.span(at);
    if (naming === 'handle' && type !== T.handle) {
      const fix = { title: 'Insert `@`', span: { start, end: start }, newText: '@' };
      this.problems.push({
        message: `A person's name starts with \`@\`: \`@${this.text(at)}\`.`,
        span: this.span(at),
        fix,
      });
    } else if (naming !== 'handle' && type === T.handle) {
      const fix = { title: 'Remove `@`', span: { start, end: start + 1 }, newText: '' };
      this.problems.push({
        message: `The name of a ${label} has no \`@\`; only people have one.`,
        span: this.span(at),
        fix,
      });
    } else if (naming === 'none') {
      this.problem(at, `A ${label} takes no name.`);
    }
  }

  private checkMissingName(
    kind: ElementKind,
    written: string,
    word: number,
    found: Pick<Header, 'name' | 'title'>,
  ): void {
    if (kind === 'file' || kind === 'unknown' || found.name !== undefined) return;
    const { naming } = kindRow(kind);
    if (naming !== 'required' && naming !== 'handle') return;
    const name = slug(found.title ?? '') || sampleName(kind);
    const handle = naming === 'handle' ? `@${name}` : name;
    const { end } = this.span(word);
    this.problems.push({
      message: `This ${kindRow(kind).label} has no name. Write a short one after \`${written}\`, such as \`${handle}\`.`,
      span: this.span(word),
      fix: { title: `Name it \`${handle}\``, span: { start: end, end }, newText: ` ${handle}` },
    });
  }

  /** Parents end at a title, a colon, or a word that neither a comma nor a kind introduces. */
  private parentsEnd(from: number, to: number): number {
    let at = from;
    while (at < to) {
      const type = this.tokens.types[at];
      if (type !== T.word && type !== T.comma) return at;
      const isAfterName = at > from && type === T.word && this.tokens.types[at - 1] === T.word;
      if (isAfterName && !isKind(this.text(at - 1))) return at;
      at += 1;
    }
    return at;
  }

  private stray(token: number): void {
    const type = this.tokens.types[token];
    if (type === T.bad) return;
    const text = this.text(token);
    if (type === T.handle)
      this.problem(
        token,
        `\`${text}\` stands alone: a person stands after a role, such as \`product-owner: ${text}\`.`,
      );
    else if (type === T.comma || type === T.colon) this.problem(token, `A line cannot start with \`${text}\`.`);
    else
      this.problem(
        token,
        `\`${text.length > 40 ? `${text.slice(0, 39)}…` : text}\` stands alone: a line starts with a kind such as \`team\`, or with a key and a colon.`,
      );
  }

  private tokenProblems(): void {
    const { types, count } = this.tokens;
    for (let at = 0; at < count; at += 1) {
      const type = types[at];
      if (type === T.openString) {
        const { end } = this.span(at);
        const fix = { title: 'Close the text', span: { start: end, end }, newText: '"' };
        this.problems.push({ message: 'This text is never closed: a `"` is missing.', span: this.span(at), fix });
      } else if (type === T.bad)
        this.problem(
          at,
          `The character \`${this.text(at).slice(0, 8)}\` has no meaning here. Titles and other free text stand in quotes.`,
        );
    }
    for (const comment of this.tokens.comments) {
      if (comment.kind !== 'open') continue;
      const end = this.tokens.text.length;
      const fix = { title: 'Close the comment', span: { start: end, end }, newText: ' */' };
      this.problems.push({
        message: 'This comment is never closed: a `*/` is missing.',
        span: { start: comment.start, end: comment.start + 2 },
        fix,
      });
    }
  }

  private braceProblem({ token, problem }: BraceProblem): SyntaxProblem {
    const span = this.span(token);
    const remove = { title: 'Remove the brace', span, newText: '' };
    switch (problem) {
      case 'unclosed':
        return { message: 'This block is never closed: a `}` is missing.', span };
      case 'extra':
        return { message: 'This `}` closes nothing: there is one too many.', span, fix: remove };
      case 'stray':
        return {
          message: 'This `{` belongs to no declaration: a kind and a name come before it, such as `team falcon {`.',
          span,
        };
      case 'missing':
        return { message: 'A `{` is missing before this line.', span };
      case 'too-deep':
        return {
          message:
            'Blocks stand more than 60 deep here. Declare what is inside elsewhere, with `in` and the name of what contains it.',
          span,
        };
    }
  }

  /** A problem belongs to the innermost declaration around it. */
  private markBroken(): void {
    for (const { span } of this.problems) {
      let index = lastStartingBefore(this.declarations, span.start);
      while (index > 0) {
        const declaration = this.declarations[index];
        if (!declaration || declaration.span.end >= span.start) break;
        index = declaration.parent;
      }
      const declaration = this.declarations[index];
      if (declaration) declaration.broken = true;
    }
  }

  private docBefore(token: number): string | undefined {
    const { comments, starts, ends, text } = this.tokens;
    const start = starts[token] ?? 0;
    const previousEnd = token > 0 ? (ends[token - 1] ?? 0) : 0;
    let doc: Comment | undefined;
    for (let comment = comments[this.comment]; comment && comment.end <= start; comment = comments[this.comment]) {
      if (comment.kind === 'doc' && comment.start >= previousEnd) doc = comment;
      this.comment += 1;
    }
    return doc ? docText(text, doc) : undefined;
  }

  private problem(token: number, message: string): void {
    this.problems.push({ message, span: this.span(token) });
  }

  private text(token: number): string {
    return this.tokens.text.slice(this.tokens.starts[token], this.tokens.ends[token]);
  }

  private span(token: number): Span {
    return { start: this.tokens.starts[token] ?? 0, end: this.tokens.ends[token] ?? 0 };
  }
}

function kindOf(written: string): ElementKind {
  return kindNamed(written) ?? nearestKind(written) ?? 'unknown';
}

function nearestKind(written: string): Kind | undefined {
  const found = kindMeant(written) ?? nearest(written, kinds);
  return found !== undefined && isKind(found) ? found : undefined;
}

function lastStartingBefore(declarations: readonly Declaration[], offset: number): number {
  let low = 0;
  let high = declarations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((declarations[middle]?.span.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** A name made from a title: `Instant Pay` becomes `instant-pay`. */
export function slug(title: string): string {
  return nameOf(title)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^[-\p{N}]+|-+$/gu, '');
}

const samples: Readonly<Partial<Record<Kind, string>>> = {
  team: 'falcon',
  art: 'pay-core',
  'value-stream': 'payments',
  person: 'jane.doe',
};

function sampleName(kind: Kind): string {
  return samples[kind] ?? 'short-name';
}
