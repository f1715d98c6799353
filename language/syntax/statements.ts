/** Reads the statements of a declaration: facts, relations, role lines, a backlog's lines, and what stands in a header. */
import { entriesOf, entryOf, formFor, kindRow, type Form, type KeyEntry, type Kind } from '../metamodel/index.ts';
import { T, type Tokens } from './scanner.ts';
import { Statement, type ElementKind, type KeyStatus, type Span, type SyntaxProblem, type Value } from './summary.ts';
import { Entry, readEntry, readHolder, readOwnFact, stringOf } from './values.ts';

const noValues: readonly Value[] = [];

export type Range = { readonly from: number; readonly to: number };

/** A key as an element's kind sees it. */
type KeyReading = {
  readonly status: KeyStatus;
  readonly entry?: KeyEntry;
  readonly form?: Form;
  /** What the key takes, in words, for the message. */
  readonly takes: string;
};

/** Worked out once for each key of the vocabulary on each kind, since a large file has thousands of each. */
const readings = new Map<ElementKind, Map<string, KeyReading>>();

function readingOf(key: string, kind: ElementKind): KeyReading {
  const ofKind = readings.get(kind) ?? new Map<string, KeyReading>();
  readings.set(kind, ofKind);
  let reading = ofKind.get(key);
  if (reading) return reading;
  reading = makeReading(key, kind);
  // What is not in the vocabulary may be anything, and is not kept.
  if (reading.entry) ofKind.set(key, reading);
  return reading;
}

function makeReading(key: string, kind: ElementKind): KeyReading {
  if (kind === 'unknown' || (kind !== 'file' && kindRow(kind).free)) return { status: 'known', takes: '' };
  const own = kind === 'file' ? undefined : entryOf(key, kind);
  const entry = own ?? entriesOf(key)[0];
  if (!entry) return { status: 'unknown', takes: '' };
  const owner: Kind = own && kind !== 'file' ? kind : (entry.on[0] ?? 'enterprise');
  const takes = `\`${key}\` takes a value such as \`${entry.example.replace(/^[\w-]+: /, '')}\``;
  return { status: own ? 'known' : 'misplaced', entry, form: formFor(entry, owner), takes };
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
    const written = this.text(key);
    const reading = readingOf(written, kind);
    const { entry } = reading;
    const word = entry?.key ?? this.shared(written);
    const keySpan = this.span(key);
    if (values.from >= values.to) {
      const such = entry ? `, such as \`${entry.example}\`` : '';
      this.problems.push({ message: `After \`${word}:\` a value is missing${such}.`, span: keySpan });
    }
    return this.statement(word, reading.status, keySpan, values, this.valuesOf(word, kind, reading, values));
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
    const form: Form = { form: 'references', to };
    const values = this.read(range, (entry) => readEntry(form, entry, '`in` takes the name of what contains it'));
    return this.statement('in', 'known', this.span(key), range, values);
  }

  /** What follows the colon of a header. */
  header(kind: ElementKind, colon: number, range: Range): Statement | undefined {
    const row = kind === 'file' || kind === 'unknown' ? undefined : kindRow(kind);
    const form = row?.header;
    if (!row || !form) {
      if (range.from < range.to)
        this.tooMuch(colon, 'Nothing may follow a colon here; facts stand in braces, one a line.');
      return undefined;
    }
    const takes = `A ${row.label} takes a value such as \`${headerExamples[form.form] ?? ''}\``;
    const values = joined(
      form,
      this.read(range, (entry) => readEntry(form, entry, takes)),
    );
    return this.statement('=', 'known', this.span(colon), range, values);
  }

  private valuesOf(word: string, kind: ElementKind, reading: KeyReading, range: Range): readonly Value[] {
    const { status, form, takes } = reading;
    if (!form && kind !== 'unknown' && status === 'known') return this.read(range, readOwnFact);
    if (!form) return status === 'unknown' ? this.read(range, readHolder) : noValues;
    const values = joined(
      form,
      this.read(range, (each) => readEntry(form, each, takes)),
    );
    return takesOne(form) ? values.map((value, index) => (index === 0 ? value : oneOnly(word, value))) : values;
  }

  /** `cost "Cost per payment": 2 EUR -> 1 EUR`, where a block takes measures. */
  private titledMeasure(kind: ElementKind, word: number, rest: Range): Statement | undefined {
    const reading = readingOf(this.text(word), kind);
    if (reading.status !== 'known' || !reading.entry || this.tokens.types[rest.from] !== T.string) return undefined;
    if (this.tokens.types[rest.from + 1] !== T.colon || rest.from + 1 >= rest.to) return undefined;
    const values = { from: rest.from + 2, to: rest.to };
    const { key } = reading.entry;
    const title = stringOf(this.text(rest.from));
    const titled = this.valuesOf(key, kind, reading, values).map((value) =>
      value.type === 'measure' ? { ...value, measure: { title, ...value.measure } } : value,
    );
    return this.statement(key, reading.status, this.span(word), values, titled);
  }

  private statement(key: string, status: KeyStatus, keySpan: Span, range: Range, values: readonly Value[]): Statement {
    if (range.from >= range.to) return new Statement(key, status, values, keySpan, keySpan.end, keySpan.end);
    const end = this.tokens.ends[range.to - 1] ?? keySpan.end;
    return new Statement(key, status, values, keySpan, this.tokens.starts[range.from] ?? keySpan.end, end);
  }

  /** Reads what stands between the commas; a list may end in one. */
  private read(range: Range, readOne: (entry: Entry) => Value): readonly Value[] {
    const values: Value[] = [];
    let from = range.from;
    for (let at = range.from; at <= range.to; at += 1) {
      const isEnd = at === range.to;
      if (!isEnd && this.tokens.types[at] !== T.comma) continue;
      if (isEnd && from === range.from && at > from) return [readOne(new Entry(this.tokens, from, at))];
      if (at > from) values.push(readOne(new Entry(this.tokens, from, at)));
      else if (!isEnd) this.tooMuch(at, 'An entry is missing before this comma.');
      from = at + 1;
    }
    // A copy is as long as what it holds, and there are many.
    return values.slice();
  }

  private tooMuch(token: number, message: string): void {
    this.problems.push({ message, span: this.span(token) });
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
