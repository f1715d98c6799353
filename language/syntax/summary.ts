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
  /** Where it starts. */
  readonly offset: number;
  private readonly keyEnd: number;
  private readonly valuesStart: number;
  private readonly end: number;

  /** The key stands from `start` to `keyEnd`, its values from `valuesStart` to `end`: both the end of the key where there are none. */
  constructor(
    key: string,
    status: KeyStatus,
    values: readonly Value[],
    start: number,
    keyEnd: number,
    valuesStart: number,
    end: number,
  ) {
    this.key = key;
    this.status = status;
    this.values = values;
    this.offset = start;
    this.keyEnd = keyEnd;
    this.valuesStart = valuesStart;
    this.end = end;
  }

  get keySpan(): Span {
    return { start: this.offset, end: this.keyEnd };
  }

  /** From the key to the last value. */
  get span(): Span {
    return { start: this.offset, end: this.end };
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
  for (let at = 0; at < statements.length; at += 1) {
    const statement = statements[at];
    if (statement?.key !== key) continue;
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

/** `unclear` where a line or a value means nothing, so that nobody knows what it lacks; `broken` where a syntax error stands. */
export type Soundness = 'sound' | 'unclear' | 'broken';

/** An element as its text declares it. Offsets are kept as numbers; spans are made when somebody asks. */
export class Declaration {
  readonly kind: ElementKind;
  /** The index of the declaration that it stands in, -1 for the file's own. */
  readonly parent: number;
  /** The word that stands for the kind, as written: `tema` for `theme`. */
  readonly written: string;
  /** The documentation comment, Markdown. */
  readonly doc: string | undefined;
  /** Set once, when all of it has been read. */
  statements: readonly Statement[] = none;
  /** How much of its own text reads, outside the declarations in it. Set while the file is read. */
  soundness: Soundness = 'sound';
  /** Where it starts. */
  readonly offset: number;
  private ownName: string | undefined = undefined;
  private ownTitle: string | undefined = undefined;
  private headEnd: number;
  private nameStart = -1;
  private nameEnd = -1;
  private titleStart = -1;
  private titleEnd = -1;
  private byKey: ReadonlyMap<string, readonly Statement[]> | undefined = undefined;
  private blockStart = -1;
  /** Where it ends. Set while the file is read. */
  end: number;

  constructor(kind: ElementKind, parent: number, written: string, doc: string | undefined, start: number) {
    this.kind = kind;
    this.parent = parent;
    this.written = written;
    this.doc = doc;
    this.offset = start;
    this.headEnd = start;
    this.end = start;
  }

  /** Called at most once, when its name has been read. */
  setName(name: string, start: number, end: number): void {
    this.ownName = name;
    this.nameStart = start;
    this.nameEnd = end;
  }

  /** Called at most once, when its title has been read. */
  setTitle(title: string, start: number, end: number): void {
    this.ownTitle = title;
    this.titleStart = start;
    this.titleEnd = end;
  }

  /** Called once, when all before the block has been read. */
  endHead(end: number): void {
    this.headEnd = end;
    this.end = end;
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
    // By index, here and below: a loop over values makes an object for each.
    for (let index = 0; index < this.statements.length; index += 1) {
      const statement = this.statements[index];
      if (statement?.key === key && left-- === 0) return statement;
    }
    return undefined;
  }

  /** The first value of a key: asked so often that it makes no list. */
  valueOf(key: string): Value | undefined {
    const statements = this.statements.length > 12 ? this.statementsOf(key) : this.statements;
    for (let index = 0; index < statements.length; index += 1) {
      const statement = statements[index];
      if (statement?.key === key && statement.values[0]) return statement.values[0];
    }
    return undefined;
  }

  get name(): string | undefined {
    return this.ownName;
  }

  get title(): string | undefined {
    return this.ownTitle;
  }

  get kindSpan(): Span {
    return { start: this.offset, end: this.offset + this.written.length };
  }

  get nameSpan(): Span | undefined {
    return this.nameStart < 0 ? undefined : { start: this.nameStart, end: this.nameEnd };
  }

  get titleSpan(): Span | undefined {
    return this.titleStart < 0 ? undefined : { start: this.titleStart, end: this.titleEnd };
  }

  get span(): Span {
    return { start: this.offset, end: this.end };
  }

  /** From the kind's word to the last word before the block. */
  get head(): Span {
    return { start: this.offset, end: this.headEnd };
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
  readonly fix?: {
    readonly title: string;
    readonly span: Span;
    readonly newText: string;
    /** Where a person has to look at it. */
    readonly isSafe?: false;
  };
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
