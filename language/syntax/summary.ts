/**
 * The file summary: the one thing that everything after parsing sees of a file. Flat, without syntax nodes, and
 * serialisable. Offsets are UTF-16 units from the start of the text, ends exclusive.
 */
import type { Kind } from '../metamodel/index.ts';
import type { Span, Value } from './value.ts';

export type * from './value.ts';

/** What a statement's key is to the kind that it stands in. */
export type KeyStatus =
  | 'known'
  /** No kind takes it: a role's name, or a word that means nothing. */
  | 'unknown'
  /** Other kinds take it. */
  | 'misplaced'
  /** A word without a colon that is no item of a backlog. */
  | 'word';

/**
 * A line of the text: `key: values`. Headers are statements too: `in` for parents, `=` for what follows the colon.
 * A class with offsets, since an object for each span would double what a large organisation weighs.
 */
export class Statement {
  readonly key: string;
  readonly status: KeyStatus;
  readonly values: readonly Value[];
  private readonly start: number;
  private readonly keyEnd: number;
  private readonly valuesStart: number;
  private readonly end: number;

  /** `valuesStart` is where the first value starts, or the end of the key where there is none. */
  constructor(
    key: string,
    status: KeyStatus,
    values: readonly Value[],
    keySpan: Span,
    valuesStart: number,
    end: number,
  ) {
    this.key = key;
    this.status = status;
    this.values = values;
    this.start = keySpan.start;
    this.keyEnd = keySpan.end;
    this.valuesStart = valuesStart;
    this.end = end;
  }

  get keySpan(): Span {
    return { start: this.start, end: this.keyEnd };
  }

  /** Where it starts. */
  get offset(): number {
    return this.start;
  }

  /** From the key to the last value. */
  get span(): Span {
    return { start: this.start, end: this.end };
  }

  /** From the first value to the last; empty where there is none. */
  get valuesSpan(): Span {
    return { start: this.valuesStart, end: this.end };
  }
}

/** `file` is what stands at the top of a file without a declaration; `unknown` a block whose kind nobody knows. */
export type ElementKind = Kind | 'file' | 'unknown';

const none: readonly Statement[] = [];

function withKey(statements: readonly Statement[], key: string): readonly Statement[] {
  let found: Statement[] | undefined;
  for (const statement of statements) {
    if (statement.key !== key) continue;
    if (found) found.push(statement);
    else found = [statement];
  }
  return found ?? none;
}

function groupByKey(statements: readonly Statement[]): ReadonlyMap<string, readonly Statement[]> {
  const groups = new Map<string, Statement[]>();
  for (const statement of statements) {
    const group = groups.get(statement.key);
    if (group) group.push(statement);
    else groups.set(statement.key, [statement]);
  }
  return groups;
}

export type DeclarationParts = {
  readonly kind: ElementKind;
  readonly parent: number;
  readonly written: string;
  readonly name?: string | undefined;
  readonly nameSpan?: Span | undefined;
  readonly title?: string | undefined;
  readonly titleSpan?: Span | undefined;
  readonly doc?: string | undefined;
  readonly start: number;
  readonly headEnd: number;
};

export class Declaration {
  readonly kind: ElementKind;
  /** The index of the declaration that it stands in, -1 for the file's own. */
  readonly parent: number;
  /** The word that stands for the kind, as written: `tema` for `theme`. */
  readonly written: string;
  readonly name: string | undefined;
  readonly title: string | undefined;
  /** The documentation comment, Markdown. */
  readonly doc: string | undefined;
  /** Set once, when all of it has been read. */
  statements: readonly Statement[] = none;
  /** A syntax error stands in its own text, outside the declarations in it. Set while the file is read. */
  broken = false;
  private readonly start: number;
  private readonly headEnd: number;
  private readonly nameStart: number;
  private readonly nameEnd: number;
  private readonly titleStart: number;
  private readonly titleEnd: number;
  private byKey: ReadonlyMap<string, readonly Statement[]> | undefined = undefined;
  private blockStart = -1;
  private end: number;

  constructor(parts: DeclarationParts) {
    this.kind = parts.kind;
    this.parent = parts.parent;
    this.written = parts.written;
    this.name = parts.name;
    this.title = parts.title;
    this.doc = parts.doc;
    this.start = parts.start;
    this.headEnd = parts.headEnd;
    this.end = parts.headEnd;
    this.nameStart = parts.nameSpan?.start ?? -1;
    this.nameEnd = parts.nameSpan?.end ?? -1;
    this.titleStart = parts.titleSpan?.start ?? -1;
    this.titleEnd = parts.titleSpan?.end ?? -1;
  }

  /** Called once, when all of it has been read. */
  complete(statements: readonly Statement[]): void {
    this.statements = statements;
  }

  /** Called once, when the block has been read. */
  closeBlock(start: number, end: number): void {
    this.blockStart = start;
    this.end = end;
  }

  /** The statements with a key; a long backlog has thousands, so they are sorted once. */
  statementsOf(key: string): readonly Statement[] {
    if (this.statements.length <= 12) return withKey(this.statements, key);
    this.byKey ??= groupByKey(this.statements);
    return this.byKey.get(key) ?? none;
  }

  /** One of the statements with a key, by its place among them. */
  statementOf(key: string, at: number): Statement | undefined {
    if (this.statements.length > 12) return this.statementsOf(key)[at];
    let left = at;
    for (const statement of this.statements) if (statement.key === key && left-- === 0) return statement;
    return undefined;
  }

  /** Where it starts. */
  get offset(): number {
    return this.start;
  }

  get kindSpan(): Span {
    return { start: this.start, end: this.start + this.written.length };
  }

  get nameSpan(): Span | undefined {
    return this.nameStart < 0 ? undefined : { start: this.nameStart, end: this.nameEnd };
  }

  get titleSpan(): Span | undefined {
    return this.titleStart < 0 ? undefined : { start: this.titleStart, end: this.titleEnd };
  }

  get span(): Span {
    return { start: this.start, end: this.end };
  }

  /** From the kind's word to the last word before the block. */
  get head(): Span {
    return { start: this.start, end: this.headEnd };
  }

  /** The braces with what they enclose; absent where there is no block. */
  get block(): Span | undefined {
    return this.blockStart < 0 ? undefined : { start: this.blockStart, end: this.end };
  }
}

export type SyntaxProblem = {
  readonly message: string;
  readonly span: Span;
  /** An insertion or deletion that mends it. */
  readonly fix?: { readonly title: string; readonly span: Span; readonly newText: string };
};

export type Suppression = {
  readonly rules: readonly { readonly rule: string; readonly span: Span }[];
  readonly reason?: string;
  /** The last day on which it holds. */
  readonly until?: string;
  readonly span: Span;
  /** The declaration whose statement it covers, and the statement; absent where nothing follows. */
  readonly covers?: { readonly declaration: number; readonly statement?: number };
};

export type FileSummary = {
  readonly declarations: readonly Declaration[];
  readonly syntaxProblems: readonly SyntaxProblem[];
  readonly suppressions: readonly Suppression[];
  readonly lineStarts: Int32Array;
  readonly length: number;
};
