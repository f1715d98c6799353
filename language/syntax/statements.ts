/** Reads the statements of a declaration: facts, relations, role lines, a backlog's lines, and what stands in a header. */
import { entriesOf, entryOf, formFor, kindRow, type Form, type KeyEntry, type Kind } from '../metamodel/index.ts';
import { T, type Tokens } from './scanner.ts';
import { Statement, type ElementKind, type KeyStatus, type Span, type SyntaxProblem, type Value } from './summary.ts';
import { Entry, readEntry, readHolder, readOwnFact } from './values.ts';

export type Range = { readonly from: number; readonly to: number };

/** A key as an element's kind sees it. */
function keyStatus(key: string, kind: ElementKind): { readonly status: KeyStatus; readonly entry?: KeyEntry } {
  if (kind === 'unknown' || (kind !== 'file' && kindRow(kind).free)) return { status: 'known' };
  const own = kind === 'file' ? undefined : entryOf(key, kind);
  if (own) return { status: 'known', entry: own };
  const elsewhere = entriesOf(key)[0];
  return elsewhere ? { status: 'misplaced', entry: elsewhere } : { status: 'unknown' };
}

export class StatementReader {
  private readonly tokens: Tokens;
  private readonly problems: SyntaxProblem[];
  private readonly words = new Map<string, string>();

  constructor(tokens: Tokens, problems: SyntaxProblem[]) {
    this.tokens = tokens;
    this.problems = problems;
  }

  /** `key: values` in an element of a kind; `key` is the token of the key. */
  fact(kind: ElementKind, key: number, values: Range): Statement {
    const word = this.word(key);
    const { status, entry } = keyStatus(word, kind);
    const keySpan = this.span(key);
    if (values.from >= values.to) {
      const such = entry ? `, such as \`${entry.example}\`` : '';
      this.problems.push({ message: `After \`${word}:\` a value is missing${such}.`, span: keySpan });
    }
    return this.statement(word, status, keySpan, values, this.valuesOf(word, kind, status, entry, values));
  }

  /** A line of a backlog that names an item, or a word that means nothing here. */
  line(kind: ElementKind, word: number, rest: Range): Statement {
    const keySpan = this.span(word);
    if (kind === 'backlog') {
      if (rest.from < rest.to) this.tooMuch(rest.from, 'A line that names an item holds the name alone.');
      const value: Value = { type: 'reference', name: this.text(word).normalize('NFC'), span: keySpan };
      return new Statement('ranks', 'known', [value], keySpan, keySpan.start, keySpan.end);
    }
    const titled = this.titledMeasure(kind, word, rest);
    return titled ?? this.statement(this.text(word), 'word', keySpan, rest, []);
  }

  /** `in a, portfolio b`. */
  parents(kind: ElementKind, key: number, range: Range): Statement {
    const to = kind === 'file' || kind === 'unknown' ? [] : kindRow(kind).standsIn;
    const values = this.entries(range).map((entry) =>
      readEntry({ form: 'references', to }, entry, '`in` takes the name of what contains it'),
    );
    return this.statement('in', 'known', this.span(key), range, values);
  }

  /** What follows the colon of a header. */
  header(kind: ElementKind, colon: number, range: Range): Statement | undefined {
    const form = kind === 'file' || kind === 'unknown' ? undefined : kindRow(kind).header;
    if (!form) {
      if (range.from < range.to)
        this.tooMuch(colon, 'Nothing may follow a colon here; facts stand in braces, one a line.');
      return undefined;
    }
    const takes = `A ${kind} takes a value such as \`${headerExamples[form.form] ?? ''}\``;
    const values = joined(
      form,
      this.entries(range).map((entry) => readEntry(form, entry, takes)),
    );
    return this.statement('=', 'known', this.span(colon), range, values);
  }

  private valuesOf(
    word: string,
    kind: ElementKind,
    status: KeyStatus,
    entry: KeyEntry | undefined,
    range: Range,
  ): readonly Value[] {
    if (!entry && kind !== 'unknown' && status === 'known') return this.entries(range).map(readOwnFact);
    if (!entry) return status === 'unknown' ? this.entries(range).map(readHolder) : [];
    const owner: Kind =
      kind === 'file' || kind === 'unknown' || status !== 'known' ? (entry.on[0] ?? 'enterprise') : kind;
    const form = formFor(entry, owner);
    const takes = `\`${word}\` takes a value such as \`${entry.example.replace(/^[\w-]+: /, '')}\``;
    const values = joined(
      form,
      this.entries(range).map((each) => readEntry(form, each, takes)),
    );
    return takesOne(form) ? values.map((value, index) => (index === 0 ? value : oneOnly(word, value))) : values;
  }

  /** `cost "Cost per payment": 2 EUR -> 1 EUR`, where a block takes measures. */
  private titledMeasure(kind: ElementKind, word: number, rest: Range): Statement | undefined {
    const { status, entry } = keyStatus(this.text(word), kind);
    if (status !== 'known' || !entry || this.tokens.types[rest.from] !== T.string) return undefined;
    if (this.tokens.types[rest.from + 1] !== T.colon || rest.from + 1 >= rest.to) return undefined;
    const values = { from: rest.from + 2, to: rest.to };
    return this.statement(
      this.text(word),
      status,
      this.span(word),
      values,
      this.valuesOf(this.text(word), kind, status, entry, values),
    );
  }

  private statement(key: string, status: KeyStatus, keySpan: Span, range: Range, values: readonly Value[]): Statement {
    if (range.from >= range.to) return new Statement(key, status, values, keySpan, keySpan.end, keySpan.end);
    const end = this.tokens.ends[range.to - 1] ?? keySpan.end;
    return new Statement(key, status, values, keySpan, this.tokens.starts[range.from] ?? keySpan.end, end);
  }

  /** Splits at the commas; a list may end in one. */
  private entries(range: Range): Entry[] {
    const entries: Entry[] = [];
    let from = range.from;
    for (let at = range.from; at <= range.to; at += 1) {
      const isEnd = at === range.to;
      if (!isEnd && this.tokens.types[at] !== T.comma) continue;
      if (at > from) entries.push(new Entry(this.tokens, from, at));
      else if (!isEnd) this.tooMuch(at, 'An entry is missing before this comma.');
      from = at + 1;
    }
    return entries;
  }

  private tooMuch(token: number, message: string): void {
    this.problems.push({ message, span: this.span(token) });
  }

  private word(token: number): string {
    return this.shared(this.text(token));
  }

  /** One string for all that is written the same: equal words of a large file would each weigh their own. */
  shared(text: string): string {
    const known = this.words.get(text);
    if (known !== undefined) return known;
    this.words.set(text, text);
    return text;
  }

  private text(token: number): string {
    return this.tokens.text.slice(this.tokens.starts[token], this.tokens.ends[token]);
  }

  private span(token: number): Span {
    return { start: this.tokens.starts[token] ?? 0, end: this.tokens.ends[token] ?? 0 };
  }
}

const headerExamples: Readonly<Record<string, string>> = {
  measure: '22% -> 60% by FY27, now 27%',
  span: '2026-03-09 until 2026-03-20',
};

/** A measure's `now` is an entry of its own in the text, and a part of the measure in meaning. */
function joined(form: Form, values: readonly Value[]): readonly Value[] {
  const [first, second, ...others] = values;
  if (form.form !== 'measure' || first?.type !== 'measure' || second?.type !== 'measure') return values;
  if (second.measure.now === undefined || !Number.isNaN(second.measure.to)) return values;
  return [{ ...first, measure: { ...first.measure, now: second.measure.now } }, ...others];
}

const lists: ReadonlySet<Form['form']> = new Set<Form['form']>([
  'references',
  'words',
  'labelled',
  'iterations',
  'headcount',
  'capacity',
  'members',
  'tags',
  'names',
  'filter',
  'kinds',
]);

function takesOne(form: Form): boolean {
  return !lists.has(form.form) && !(form.form === 'text' && form.many);
}

function oneOnly(word: string, value: Value): Value {
  return { type: 'invalid', reason: `\`${word}\` takes one value; this is a second one.`, span: value.span };
}
