// Over 300 lines: one walk over the tree, whose small steps share the token cursor and the list of problems.
/** Text in, file summary out: parses, reads what the words mean, and forgets the tree. Never throws on input. */
import { isKind, kindInWords, kindMeant, kindNamed, kindRow, kinds, type Kind } from '../metamodel/index.ts';
import { isAstray, markAstray } from './astray.ts';
import type { BraceProblems } from './braces.ts';
import { docText, readSuppressions } from './comments.ts';
import { SyntaxProblems } from './many-problems.ts';
import { nearest } from './nearest.ts';
import { nearestKey } from './nearest-key.ts';
import { parse } from './parser.ts';
import { shortened } from './shortened.ts';
import { T, type Comment, type Tokens } from './scanner.ts';
import { arrowSentence } from './strange-signs.ts';
import { braceSentence, findTokenProblems } from './token-problems.ts';
import { sampleAfter, sampleName } from './samples.ts';
import { StatementReader } from './statements.ts';
import { Declaration, type ElementKind, type FileSummary, type Span, type Statement } from './summary.ts';
import type { Tree } from './tree.ts';
import { nameOf, stringOf } from './values/images.ts';
import { otherQuotes } from './values/near-values.ts';

export function summarize(text: string): FileSummary {
  const { tree, tokens, braceProblems } = parse(text);
  return new Summarizer(tokens, tree, braceProblems).summarize();
}

const noStatements: readonly Statement[] = [];

class Summarizer {
  private readonly tokens: Tokens;
  private readonly tree: Tree;
  /** The step of the tree that is read next. */
  private at = 0;
  private readonly problems = new SyntaxProblems();
  private readonly reader: StatementReader;
  private readonly declarations: Declaration[] = [];
  /** Characters without a meaning that a problem of more than them tells of. */
  private told: Uint8Array | undefined = undefined;
  /** The statements of all declarations whose blocks are being read, the innermost last. */
  private readonly statements: Statement[] = [];
  private comment = 0;
  private readonly braces: BraceProblems;
  /** What words mean that are no kinds: what is no model has the same ones in many lines. */
  private readonly kindsOf = new Map<string, ElementKind>();
  /** Declarations that stand where they do not belong, and lines (`key`) that do. */
  private readonly astray: { readonly index: number; readonly key?: string }[] = [];

  constructor(tokens: Tokens, tree: Tree, braceProblems: BraceProblems) {
    this.tokens = tokens;
    this.tree = tree;
    this.reader = new StatementReader(tokens, this.problems);
    this.braces = braceProblems;
    for (let at = 0; at < braceProblems.count; at += 1) {
      const token = braceProblems.token(at);
      if (this.problems.tells(this.start(token)))
        this.problems.push(braceSentence(braceProblems.problem(at), this.span(token)));
    }
  }

  summarize(): FileSummary {
    const whole = new Declaration('file', -1, '', undefined, 0);
    whole.closeBlock(0, this.tokens.text.length);
    this.declarations.push(whole);
    this.members('file', 0);
    whole.complete(this.statementsFrom(0));
    findTokenProblems(this.tokens, this.declarations, this.told, this.problems);
    for (const { index, key } of this.astray) markAstray(this.declarations, index, key);
    this.markHeadless();
    this.markBroken();
    return {
      declarations: this.declarations,
      syntaxProblems: this.problems.first(),
      suppressions: readSuppressions(this.tokens, this.declarations),
      lineStarts: this.tokens.lineStarts,
      length: this.tokens.text.length,
    };
  }

  /** Reads up to the end of a block, or of the text. */
  private members(owner: ElementKind, index: number): void {
    for (let type = this.tree.type(this.at); type && type !== 'close'; type = this.tree.type(this.at)) {
      const step = this.at;
      const word = this.tree.word(step);
      this.at += 1;
      if (type === 'Fact') this.fact(owner, index, step);
      else if (type === 'Element') this.element(index, step);
      else if (type === 'Line') this.line(owner, index, step);
      else this.stray(word);
    }
  }

  private fact(owner: ElementKind, index: number, step: number): void {
    const statement = this.reader.fact(owner, this.tree.word(step), this.tree.from(step), this.tree.to(step));
    this.keep(statement, owner);
    if (statement.status === 'misplaced') this.astray.push({ index, key: statement.key });
  }

  /** Of the lines that mean nothing the first ones are kept, for which rules have a sentence each; what is no model has a million. */
  private keep(statement: Statement, owner: ElementKind): void {
    if (isMeaningless(statement, owner) && this.problems.leavesOut(statement.keySpan)) return;
    this.statements.push(statement);
  }

  /** Takes off the statements that were put there since. */
  private statementsFrom(start: number): readonly Statement[] {
    if (this.statements.length === start) return noStatements;
    const own = this.statements.slice(start);
    this.statements.length = start;
    return own;
  }

  private line(owner: ElementKind, index: number, step: number): void {
    const word = this.tree.word(step);
    const from = this.tree.from(step);
    const to = this.tree.to(step);
    const written = this.text(word);
    const sign = from < to && this.tokens.types[from] === T.bad ? this.text(from) : '';
    if (/^(:?=+|=>)$/.test(sign)) {
      this.slip(from, from + 1, `A value follows a colon: \`:\` stands here, not \`${sign}\`.`, ':', this.end(word));
      this.keep(this.reader.fact(owner, word, from + 1, to), owner);
      this.skipBlock();
      return;
    }
    const hasBrace = this.tree.hasBrace(step);
    const isItem = owner === 'backlog' && !hasBrace;
    if (isItem || (!isKind(written) && !hasBrace && !this.isTitledKind(written, from, to)))
      this.keep(this.reader.line(owner, word, from, to), owner);
    else if (isKind(written) && this.tree.type(this.at) !== 'open' && from === to) this.kindAlone(word, written);
    else {
      this.element(index, step);
      return;
    }
    this.skipBlock();
  }

  /** A kind with nothing behind it: half of a line. */
  private kindAlone(word: number, kind: Kind): void {
    const sample = `\`${kind} ${sampleAfter(kind)}\``;
    if (!sample.includes('{')) {
      this.problem(word, `\`${kind}\` needs a name after it, such as ${sample}.`);
      return;
    }
    const span = this.span(word);
    const fix = {
      title: 'Write a block',
      span: { start: span.end, end: span.end },
      newText: ' { }',
      isSafe: false as const,
    };
    this.problems.push({ message: `\`${kind}\` needs a block after it: ${sample}.`, span, fix });
  }

  /** `tema "Heron"`: a near miss of a kind, with a title and without a name. */
  private isTitledKind(written: string, from: number, to: number): boolean {
    return from < to && this.tokens.types[from] === T.string && this.kindOf(written) !== 'unknown';
  }

  private element(owner: number, step: number): void {
    const word = this.tree.word(step);
    const isInWords = this.tree.type(step) === 'Element' && this.tree.from(step) > word + 1;
    const written = isInWords ? this.textOf(word, this.tree.from(step)) : this.text(word);
    const kind = isInWords ? (kindInWords(written.split(/\s+/)) ?? 'unknown') : this.kindOf(written);
    const shared = written === kind ? kind : this.reader.shared(written);
    const declaration = new Declaration(kind, owner, shared, this.docBefore(word), this.tokens.starts[word] ?? 0);
    const index = this.declarations.length;
    const start = this.statements.length;
    this.header(declaration, word, this.tree.from(step), this.tree.to(step));
    this.declarations.push(declaration);
    if (isAstray(kind, this.declarations[owner]?.kind)) this.astray.push({ index });
    const opening = this.at;
    const hasBlock = this.tree.type(opening) === 'open';
    if (hasBlock) this.at += 1;
    if (hasBlock) this.members(kind, index);
    const isOpened = !hasBlock || this.tree.hasBrace(step);
    const statements = isOpened ? this.statementsFrom(start) : this.statementsFrom(start).filter(isUnderstood);
    declaration.complete(statements);
    // Without its brace a block may belong to what is around it as well.
    if (!isOpened) this.markUnclear(owner);
    if (hasUnclear(statements, kind)) declaration.soundness = 'unclear';
    if (!hasBlock) {
      if (kind === 'unknown') this.markUnclear(owner);
      return;
    }
    declaration.closeBlock(this.tree.offset(opening), this.tree.offset(this.at));
    this.at += 1;
  }

  private kindOf(written: string): ElementKind {
    const known = kindNamed(written) ?? this.kindsOf.get(written);
    if (known !== undefined) return known;
    const meant = nearestKind(written) ?? 'unknown';
    this.kindsOf.set(written, meant);
    return meant;
  }

  private markUnclear(index: number): void {
    const declaration = this.declarations[index];
    if (declaration) declaration.soundness = 'unclear';
  }

  /** What was put in braces without a meaning is passed over. */
  private skipBlock(): void {
    if (this.tree.type(this.at) !== 'open') return;
    let depth = 0;
    do {
      const type = this.tree.type(this.at);
      if (type === 'open') depth += 1;
      else if (type === 'close') depth -= 1;
      this.at += 1;
    } while (depth > 0);
  }

  private header(declaration: Declaration, word: number, from: number, to: number): void {
    const { kind } = declaration;
    // `rte @per.lind, @mia.holm` lacks a colon, and that is all.
    if (kind === 'unknown' && this.tokens.types[from] === T.handle) {
      this.name(declaration, T.handle, from);
      declaration.endHead(this.end(to - 1));
      return;
    }
    let isToldOf = false;
    let at = from;
    while (at < to) {
      const type = this.tokens.types[at] ?? 0;
      if (type === T.colon) {
        const statement = this.reader.header(kind, at, at + 1, to);
        if (statement) this.statements.push(statement);
        at = to;
      } else if (type === T.word && this.text(at) === 'in') {
        at = this.parents(kind, at, to);
      } else if (type === T.bad) {
        at = this.otherTitle(declaration, at, to);
      } else if (type === T.word && declaration.name === undefined && this.runEnd(at, to) > at + 1) {
        at = this.otherName(declaration, at, to);
      } else {
        if ((type === T.word || type === T.handle) && declaration.name === undefined) this.name(declaration, type, at);
        else if ((type === T.string || type === T.openString) && declaration.title === undefined)
          declaration.setTitle(stringOf(this.text(at)), this.start(at), this.end(at));
        else if (!isToldOf) {
          if (!this.isCut(from, to)) this.strayInHeader(type, at, to);
          isToldOf = true;
        }
        at += 1;
      }
    }
    declaration.endHead(this.end(Math.max(to - 1, word)));
    this.checkMissingName(declaration);
  }

  /** Whether a text begins that never ends, so that words were meant to stand in it. */
  private isCut(from: number, to: number): boolean {
    for (let at = from; at < to; at += 1) if (this.tokens.types[at] === T.openString) return true;
    return false;
  }

  private name(declaration: Declaration, type: number, at: number): void {
    if (declaration.title !== undefined) this.problem(at, 'The name comes before the title.');
    const text = this.text(at);
    declaration.setName(nameOf(type === T.handle ? text.slice(1) : text), this.start(at), this.end(at));
    this.checkName(declaration.kind, type, at);
  }

  /** `“Retail Banking”`: a title between other quotes. What else has no meaning anywhere is told of with all of its sort. */
  private otherTitle(declaration: Declaration, at: number, to: number): number {
    const isQuote = (token: number): boolean =>
      this.tokens.types[token] === T.bad && otherQuotes.test(this.text(token));
    if (declaration.title !== undefined || !isQuote(at)) return at + 1;
    let last = at + 1;
    while (last < to && !isQuote(last)) last += 1;
    if (last >= to) return at + 1;
    const span = { start: this.start(at), end: this.end(last) };
    const title = this.tokens.text.slice(span.start + 1, span.end - 1).trim();
    const straight = `"${title.replaceAll('"', '')}"`;
    declaration.setTitle(title, span.start, span.end);
    this.slip(at, last + 1, `A title stands between straight quotes: \`${shortened(straight, 60)}\`.`, straight);
    return last + 1;
  }

  /** `R&D`: a name with characters in it that no name has. */
  private otherName(declaration: Declaration, at: number, to: number): number {
    const end = this.runEnd(at, to);
    const written = this.textOf(at, end);
    const name = nameOf(written.replace(/[^\p{L}\p{M}\p{Nd}_]+/gu, '-').replace(/-$/, ''));
    declaration.setName(name, this.start(at), this.end(end - 1));
    const message = `\`${shortened(written, 40)}\` cannot be a name: a name has letters, digits, \`_\` and single hyphens. Write \`${shortened(name, 40)}\`, for example.`;
    this.slip(at, end, message, name);
    return end;
  }

  /** Where the word ends that starts with a token: up to the next space, or to what has a meaning of its own. */
  private runEnd(at: number, to: number): number {
    const { types, starts, ends } = this.tokens;
    let end = at + 1;
    while (end < to && ends[end - 1] === starts[end] && inRun.has(types[end] ?? 0)) end += 1;
    return types[at + 1] === T.bad ? end : at + 1;
  }

  /** Tells of some tokens at once; what takes their place may start before them. */
  private slip(from: number, to: number, message: string, newText: string, start = this.start(from)): void {
    this.told ??= new Uint8Array(this.tokens.count);
    this.told.fill(1, from, to);
    const end = this.end(to - 1);
    const title = `Replace by \`${shortened(newText, 40)}\``;
    this.problems.push({
      message,
      span: { start: this.start(from), end },
      fix: { title, span: { start, end }, newText },
    });
  }

  private strayInHeader(type: number, at: number, to: number): void {
    if (type === T.number) this.problem(at, `\`${this.text(at)}\` cannot be a name: a name starts with a letter.`);
    else if (type === T.arrow) this.problem(at, arrowSentence);
    else if (type === T.comma && at === to - 1) this.needless(at, 'A declaration ends without a comma.');
    else if (type === T.comma)
      this.problem(at, 'One line declares one thing. Give what follows the comma a line of its own.');
    else
      this.problem(
        at,
        `\`${this.text(at)}\` is too much here: after the kind come a name, a title in quotes, and \`in\` with what contains it.`,
      );
  }

  /** `in payments, cards`; gives where they end. */
  private parents(kind: ElementKind, at: number, to: number): number {
    const end = this.parentsEnd(at + 1, to);
    const isQuoted = end === at + 1 && end < to && this.tokens.types[end] === T.string;
    if (isQuoted) this.quotedParent(end);
    else if (end === at + 1) this.problem(at, 'After `in` a name is missing: the name of what contains it.');
    this.statements.push(this.reader.parents(kind, at, at + 1, end));
    return isQuoted ? end + 1 : end;
  }

  /** `in "retail"`. */
  private quotedParent(at: number): void {
    const name = slug(stringOf(this.text(at))) || 'retail';
    const message = `\`in\` takes a name, which stands without quotes: \`in ${shortened(name, 40)}\`.`;
    const fix = {
      title: `Replace by \`${shortened(name, 40)}\``,
      span: this.span(at),
      newText: name,
      isSafe: false as const,
    };
    this.problems.push({ message, span: this.span(at), fix });
  }

  private needless(at: number, message: string): void {
    const span = this.span(at);
    this.problems.push({ message, span, fix: { title: `Remove \`${this.text(at)}\``, span, newText: '' } });
  }

  private checkName(kind: ElementKind, type: number, at: number): void {
    if (kind === 'file' || kind === 'unknown') return;
    const { naming, label } = kindRow(kind);
    const start = this.start(at);
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

  private checkMissingName({ kind, name: found, title, written, offset }: Declaration): void {
    if (kind === 'file' || kind === 'unknown' || found !== undefined) return;
    const { naming } = kindRow(kind);
    if (naming !== 'required' && naming !== 'handle') return;
    const name = slug(title ?? '') || sampleName(kind);
    const handle = naming === 'handle' ? `@${name}` : name;
    const end = offset + written.length;
    this.problems.push({
      message: `This ${kindRow(kind).label} has no name. Write a short one after \`${written}\`, such as \`${handle}\`.`,
      span: { start: offset, end },
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
    else if (type === T.comma)
      this.needless(token, 'No comma stands between declarations or facts: each has a line of its own.');
    else if (type === T.colon) this.problem(token, 'Before a colon stands a key, such as `budget: 12M EUR per year`.');
    else if (text === '#') this.commentSign(token);
    else if (this.isQuotedKey(token)) this.quotedKey(token);
    else
      this.problem(
        token,
        `\`${shortened(text, 40)}\` stands alone: a line starts with a kind such as \`team\`, or with a key and a colon.`,
      );
  }

  /** `"budget": …`, as JSON has it. */
  private isQuotedKey(token: number): boolean {
    if (this.tokens.types[token] !== T.string || this.tokens.types[token + 1] !== T.colon) return false;
    return /^"[\p{L}_][\p{L}\p{M}\p{Nd}_-]*"$/u.test(this.text(token));
  }

  private quotedKey(token: number): void {
    const key = this.text(token).slice(1, -1);
    this.slip(token, token + 1, `A key stands without quotes: \`${shortened(key, 40)}: …\`.`, key);
  }

  private commentSign(token: number): void {
    this.slip(token, token + 1, 'A comment starts with `//`, not with `#`.', '//');
  }

  /** Nobody knows what that lacks which stood in a block whose first line is lost: such blocks come one after another. */
  private markHeadless(): void {
    const offsetOf = (index: number): number => this.declarations[index]?.offset ?? Infinity;
    let index = 0;
    for (let at = 0; at < this.braces.count; at += 1) {
      const from = this.braces.from(at);
      if (from === undefined) continue;
      while (offsetOf(index) < this.start(from)) index += 1;
      for (; offsetOf(index) < this.start(this.braces.token(at)); index += 1) this.markUnclear(index);
    }
  }

  /** A problem belongs to the innermost declaration around it. */
  private markBroken(): void {
    for (let at = 0; at < this.problems.count; at += 1) {
      const offset = this.problems.start(at);
      let index = lastStartingBefore(this.declarations, offset);
      while (index > 0) {
        const declaration = this.declarations[index];
        if (!declaration || declaration.end >= offset) break;
        index = declaration.parent;
      }
      const declaration = this.declarations[index];
      if (declaration) declaration.soundness = 'broken';
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

  private textOf(from: number, to: number): string {
    return this.tokens.text.slice(this.start(from), this.end(to - 1));
  }

  private start(token: number): number {
    return this.tokens.starts[token] ?? 0;
  }

  private end(token: number): number {
    return this.tokens.ends[token] ?? 0;
  }

  private span(token: number): Span {
    return { start: this.start(token), end: this.end(token) };
  }
}

/** A line that belongs where it stands, or may: the word of a role is known to nobody here. */
function isUnderstood({ status, values }: Statement): boolean {
  return status === 'known' || (status === 'unknown' && values.some(({ type }) => type === 'person'));
}

/** What may stand in a name that somebody wrote without knowing what a name is made of. */
const inRun: ReadonlySet<number> = new Set([T.word, T.number, T.bad]);

/** A line of which nothing comes but a problem, since neither its kind takes it nor a role that somebody holds in an element. */
function isMeaningless({ status, values }: Statement, owner: ElementKind): boolean {
  if (status === 'known') return false;
  return owner === 'file' || !values.some(({ type }) => type === 'person' || type === 'vacant');
}

/** Whether a line means nothing: without its colon, with a misspelt key, or with a value that its key does not take. */
function hasUnclear(statements: readonly Statement[], kind: ElementKind): boolean {
  // Asked of all that is declared, so that no function is made for it, and no object for each step of a loop.
  for (let at = 0; at < statements.length; at += 1) {
    const { key, status, values } = statements[at] as Statement;
    if (status === 'word' || status === 'misplaced') return true;
    let isOfPeople = false;
    for (let index = 0; index < values.length; index += 1) {
      const type = values[index]?.type;
      if (type === 'invalid') return true;
      if (type === 'person' || type === 'vacant') isOfPeople = true;
    }
    // A word that no kind takes may be somebody's role.
    if (
      status === 'unknown' &&
      !isOfPeople &&
      kind !== 'file' &&
      kind !== 'unknown' &&
      nearestKey(key, kind) !== undefined
    )
      return true;
  }
  return false;
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
    if ((declarations[middle]?.offset ?? 0) <= offset) low = middle + 1;
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
