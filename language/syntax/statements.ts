// Over 300 lines: one reader of all statements, whose steps share the tokens and the list of problems.
/** Reads the statements of a declaration: facts, relations, role lines, a backlog's lines, and what stands in a header. */
import {
  entriesOf,
  entryOf,
  formFor,
  isBuiltInRole,
  isKind,
  kindRow,
  type Form,
  type KeyEntry,
  type Kind,
} from '../metamodel/index.ts';
import type { SyntaxProblems } from './many-problems.ts';
import { shortened } from './shortened.ts';
import { T, type Tokens } from './scanner.ts';
import { Statement, type ElementKind, type KeyStatus, type Span, type Value } from './summary.ts';
import { Entry } from './values/entry.ts';
import { nameOf, stringOf } from './values/images.ts';
import { readerFor, type EntryReader } from './values/index.ts';
import { besidePeople, isList, mayContradict, saidOnce, secondSentence } from './values/once.ts';
import { readHolder } from './values/people.ts';
import { readOwnFact } from './values/words.ts';

const noValues: readonly Value[] = [];

/** A key as an element's kind sees it. */
type KeyReading = {
  readonly status: KeyStatus;
  readonly entry?: KeyEntry;
  readonly form?: Form;
  /** Reads its entries; absent where they mean nothing. */
  readonly read?: EntryReader;
};

/** Worked out once for each key of the vocabulary on each kind, since a large file has thousands of each. */
const readings = new Map<ElementKind, Map<string, KeyReading>>();

function readingOf(key: string, kind: ElementKind): KeyReading {
  let ofKind = readings.get(kind);
  if (!ofKind) readings.set(kind, (ofKind = new Map<string, KeyReading>()));
  let reading = ofKind.get(key);
  if (reading) return reading;
  reading = makeReading(key, kind);
  // What is not in the vocabulary may be anything, and is not kept.
  if (reading.entry) ofKind.set(key, reading);
  return reading;
}

function makeReading(key: string, kind: ElementKind): KeyReading {
  if (kind === 'unknown') return { status: 'known' };
  if (kind !== 'file' && kindRow(kind).free) return { status: 'known', read: readOwnFact };
  const own = kind === 'file' ? undefined : entryOf(key, kind);
  const entry = own ?? entriesOf(key)[0];
  if (!entry) return { status: 'unknown', read: readHolder };
  const owner: Kind = own && kind !== 'file' ? kind : (entry.on[0] ?? 'enterprise');
  const takes = `\`${key}\` takes a value such as \`${entry.example.replace(/^[\w-]+: /, '')}\``;
  const form = formFor(entry, owner);
  return { status: own ? 'known' : 'misplaced', entry, form, read: readerFor(form, takes) };
}

/** What follows the colon of a header of a kind; undefined where nothing may. Made once for each kind, as are the parents. */
type HeaderReading = { readonly form: Form; readonly read: EntryReader; readonly label: string };

const headers = new Map<ElementKind, HeaderReading | undefined>();

function headerOf(kind: ElementKind): HeaderReading | undefined {
  if (!headers.has(kind)) headers.set(kind, makeHeader(kind));
  return headers.get(kind);
}

function makeHeader(kind: ElementKind): HeaderReading | undefined {
  if (kind === 'file' || kind === 'unknown') return undefined;
  const { header: form, label } = kindRow(kind);
  const takes = `A ${label} takes a value such as \`${headerExamples[form?.form ?? ''] ?? ''}\``;
  return form && { form, read: readerFor(form, takes), label: `A ${label}` };
}

const parentReaders = new Map<ElementKind, EntryReader>();

function parentReader(kind: ElementKind): EntryReader {
  let read = parentReaders.get(kind);
  if (read) return read;
  const to = kind === 'file' || kind === 'unknown' ? [] : kindRow(kind).standsIn;
  read = readerFor({ form: 'references', to }, '`in` takes the name of what contains it');
  parentReaders.set(kind, read);
  return read;
}

/** A kind with a colon behind it is told of as that, and a word that is no key as such: a value would not make it one. */
function isToldByRule(word: string, status: KeyStatus): boolean {
  return isKind(word) || (status === 'unknown' && !isBuiltInRole(word));
}

/** One for a text; what does not read becomes a problem or an invalid value. */
export class StatementReader {
  private readonly tokens: Tokens;
  private readonly problems: SyntaxProblems;
  private readonly words = new Map<string, string>();
  /** One for all entries, which are read one after the other. */
  private readonly entry: Entry;

  constructor(tokens: Tokens, problems: SyntaxProblems) {
    this.tokens = tokens;
    this.problems = problems;
    this.entry = new Entry(tokens);
  }

  /** `key: values` in an element of a kind; `key` is the token of the key, the values stand from `from` to `to`. */
  fact(kind: ElementKind, key: number, from: number, to: number): Statement {
    const written = this.text(key);
    const reading = readingOf(written, kind);
    const { entry } = reading;
    const word = entry?.key ?? this.shared(written);
    if (from >= to && (entry || !isToldByRule(written, reading.status))) {
      const such = entry ? `, such as \`${entry.example}\`` : '';
      this.problems.push({ message: `After \`${word}:\` a value is missing${such}.`, span: this.span(key) });
    }
    return this.statement(word, reading.status, key, from, to, this.factValues(word, reading, from, to));
  }

  private factValues(word: string, reading: KeyReading, from: number, to: number): readonly Value[] {
    if (!reading.read || !this.maySignsStandAround(from, to)) return this.valuesOf(word, reading, from, to);
    const [first, last] = this.withoutSigns(from, to);
    return this.valuesOf(word, reading, first, last);
  }

  /** A line of a backlog that names an item, or a word that means nothing here. */
  line(kind: ElementKind, word: number, from: number, to: number): Statement {
    if (kind === 'backlog') {
      if (from < to) this.tooMuch(from, 'A line that names an item holds the name alone.');
      const keySpan = this.span(word);
      const value: Value = { type: 'reference', name: nameOf(this.text(word)), span: keySpan };
      return new Statement('ranks', 'known', [value], keySpan.start, keySpan.end, keySpan.start, keySpan.end);
    }
    const titled = this.titledMeasure(kind, word, from, to);
    return titled ?? this.statement(this.text(word), 'word', word, from, to, noValues);
  }

  /** `in a, portfolio b`. */
  parents(kind: ElementKind, key: number, from: number, to: number): Statement {
    return this.statement('in', 'known', key, from, to, this.read(from, to, parentReader(kind)));
  }

  /** What follows the colon of a header. */
  header(kind: ElementKind, colon: number, from: number, to: number): Statement | undefined {
    const reading = headerOf(kind);
    if (!reading) {
      if (from < to) this.tooMuch(colon, 'Nothing may follow a colon here; facts stand in braces, one a line.');
      return undefined;
    }
    const values = joined(reading.form, this.read(from, to, reading.read));
    const single = values.length < 2 ? values : this.withoutSeconds(reading.label, reading.form, values, from, to);
    return this.statement('=', 'known', colon, from, to, single);
  }

  private valuesOf(word: string, { form, read }: KeyReading, from: number, to: number): readonly Value[] {
    if (!read) return noValues;
    if (!form) return this.read(from, to, read, true);
    const values = joined(form, this.read(from, to, read, isList(form)));
    return values.length < 2 || !mayContradict(form, values)
      ? values
      : this.withoutSeconds(`\`${word}\``, form, values, from, to);
  }

  /** `cost "Cost per payment": 2 EUR -> 1 EUR`, where a block takes measures. */
  private titledMeasure(kind: ElementKind, word: number, from: number, to: number): Statement | undefined {
    const reading = readingOf(this.text(word), kind);
    if (reading.status !== 'known' || !reading.entry || this.tokens.types[from] !== T.string) return undefined;
    if (this.tokens.types[from + 1] !== T.colon || from + 1 >= to) return undefined;
    const { key } = reading.entry;
    const title = stringOf(this.text(from));
    const titled = this.valuesOf(key, reading, from + 2, to).map((value) =>
      value.type === 'measure' ? { ...value, measure: { title, ...value.measure } } : value,
    );
    return this.statement(key, reading.status, word, from + 2, to, titled);
  }

  private statement(
    word: string,
    status: KeyStatus,
    key: number,
    from: number,
    to: number,
    values: readonly Value[],
  ): Statement {
    const { starts, ends } = this.tokens;
    const start = starts[key] ?? 0;
    const keyEnd = ends[key] ?? 0;
    if (from >= to) {
      // What is written after it comes after its colon.
      const end = ends[Math.max(key, from - 1)] ?? keyEnd;
      return new Statement(word, status, values, start, keyEnd, end, end);
    }
    return new Statement(word, status, values, start, keyEnd, starts[from] ?? keyEnd, ends[to - 1] ?? keyEnd);
  }

  /** What is said once is said by the first value that says it; what says it again means nothing. */
  private withoutSeconds(
    what: string,
    form: Form,
    values: readonly Value[],
    from: number,
    to: number,
  ): readonly Value[] {
    const said = new Set<string>();
    let token = from;
    return values.map((value) => {
      const single = isList(form) ? saidOnce(form, value) : 'value';
      if (single === undefined || value.type === 'invalid') return value;
      while (token < to && (this.tokens.starts[token] ?? 0) < value.span.start) token += 1;
      const reason = said.has(single)
        ? secondSentence(what, single, form, shortened(this.textOf(token, this.entryEnd(token, to)), 40))
        : besidePeople(what, form, value, values);
      said.add(single);
      return reason === undefined ? value : { type: 'invalid', reason, span: value.span };
    });
  }

  /** Seen at a glance, since nearly never they do. */
  private maySignsStandAround(from: number, to: number): boolean {
    const { types } = this.tokens;
    const last = types[to - 1] === T.comma ? to - 2 : to - 1;
    return from < to && (types[from] === T.bad || types[last] === T.bad);
  }

  /** What other notations put around values, as in `[a, b];`: it is told of by itself, and the values are read. */
  private withoutSigns(from: number, to: number): readonly [first: number, last: number] {
    let [first, last] = [from, to];
    while (first < last && this.isSign(first, /^[[(]+$/)) first += 1;
    // A list may end in a comma, in brackets too.
    if (first < last - 1 && this.tokens.types[last - 1] === T.comma && this.isSign(last - 2, closing)) last -= 1;
    while (first < last && this.isSign(last - 1, closing)) last -= 1;
    // Nothing but signs is a value that does not read.
    return first < last ? [first, last] : [from, to];
  }

  private isSign(token: number, pattern: RegExp): boolean {
    return this.tokens.types[token] === T.bad && pattern.test(this.text(token));
  }

  /** Reads what stands between the commas; a list may end in one. */
  private read(from: number, to: number, readOne: EntryReader, mayBeMany = false): readonly Value[] {
    const first = this.entryEnd(from, to);
    // Nearly always there is one.
    if (first === to && from < to) return this.entryValues(from, to, readOne, mayBeMany);
    const values: Value[] = [];
    let start = from;
    for (let at = first; at <= to; at = this.entryEnd(at + 1, to)) {
      if (at > start) values.push(...this.entryValues(start, at, readOne, mayBeMany));
      else if (at < to) this.tooMuch(at, 'An entry is missing before this comma.');
      start = at + 1;
      if (at === to) break;
    }
    // A copy is as long as what it holds, and there are many.
    return values.slice();
  }

  /** Nearly always one: in a list two stand next to each other where a comma was forgotten between them. */
  private entryValues(from: number, to: number, readOne: EntryReader, mayBeMany: boolean): readonly Value[] {
    const value = readOne(this.entry.set(from, to));
    const cut = this.entry.at;
    if (value.type !== 'invalid' || !mayBeMany || cut <= from || cut >= to || to - from > mostWithoutComma)
      return [value];
    const before = readOne(this.entry.set(from, cut));
    const after = this.entryValues(cut, to, readOne, mayBeMany);
    if (before.type === 'invalid' || after.some(({ type }) => type === 'invalid')) return [value];
    this.forgottenComma(cut);
    return [before, ...after];
  }

  private forgottenComma(token: number): void {
    const span = { start: this.tokens.ends[token - 1] ?? 0, end: this.tokens.starts[token] ?? 0 };
    const [before, after] = [shortened(this.text(token - 1), 40), shortened(this.text(token), 40)];
    this.problems.push({
      message: `Between \`${before}\` and \`${after}\` a comma is missing.`,
      span: this.span(token),
      fix: { title: 'Insert the comma', span: { start: span.start, end: span.start }, newText: ',', isSafe: false },
    });
  }

  /** The next comma, or the end. */
  private entryEnd(from: number, to: number): number {
    let at = from;
    while (at < to && (this.tokens.types[at] !== T.comma || this.isInNumber(at))) at += 1;
    return at;
  }

  /** Whether a comma is meant as a part of a number, as in `1,5` or `12,000`: no two values are written so. */
  private isInNumber(comma: number): boolean {
    const { types, starts, ends } = this.tokens;
    if (types[comma - 1] !== T.number || types[comma + 1] !== T.number) return false;
    return ends[comma - 1] === starts[comma] && ends[comma] === starts[comma + 1];
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

  private textOf(from: number, to: number): string {
    return this.tokens.text.slice(this.tokens.starts[from], this.tokens.ends[to - 1]);
  }

  private span(token: number): Span {
    return { start: this.tokens.starts[token] ?? 0, end: this.tokens.ends[token] ?? 0 };
  }
}

const closing = /^[[\]();]+$/;

/** Reading what stands without commas costs with the square of it. */
const mostWithoutComma = 40;

const headerExamples: Readonly<Record<string, string>> = {
  measure: '22% -> 60% by FY27, now 27%',
  span: '2026-03-09 until 2026-03-20',
};

/** A measure's `now` is an entry of its own in the text, and a part of the measure in meaning. */
function joined(form: Form, values: readonly Value[]): readonly Value[] {
  if (form.form !== 'measure' || values.length < 2) return values;
  const [first, second, ...others] = values;
  // What does not read has its reading beside it all the same.
  if (first?.type === 'invalid' && isReading(second)) return [first, ...others];
  if (first?.type !== 'measure' || second?.type !== 'measure') return values;
  if (second.measure.now === undefined || !isReading(second)) return values;
  return [{ ...first, measure: { ...first.measure, now: second.measure.now } }, ...others];
}

/** `now 27%` alone. */
function isReading(value: Value | undefined): boolean {
  return value?.type === 'measure' && value.measure.now !== undefined && Number.isNaN(value.measure.to);
}
