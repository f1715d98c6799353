// Over 300 lines: the readers of all forms of values stand together, one small function a form.
/** Reads the entries of a statement by the form that its key takes. What does not fit becomes an `invalid` value. */
import { isKind, kinds, type Form, type Kind } from '../metamodel/index.ts';
import { isDay } from './days.ts';
import { nearest } from './nearest.ts';
import { T, type Tokens } from './scanner.ts';
import { shortened } from './shortened.ts';
import type { Measure, Period, Reading, Span, Unit, Value } from './summary.ts';

/** A cursor over the tokens of one entry, `to` exclusive; the same one is set for each entry in turn. */
export class Entry {
  at = 0;
  from = 0;
  to = 0;
  private readonly tokens: Tokens;

  constructor(tokens: Tokens) {
    this.tokens = tokens;
  }

  set(from: number, to: number): this {
    this.from = from;
    this.at = from;
    this.to = to;
    return this;
  }

  get done(): boolean {
    return this.at >= this.to;
  }

  type(): number {
    return this.done ? 0 : (this.tokens.types[this.at] ?? 0);
  }

  text(): string {
    return this.done ? '' : this.tokens.text.slice(this.tokens.starts[this.at], this.tokens.ends[this.at]);
  }

  span(at = this.at): Span {
    const token = Math.max(this.from, Math.min(at, this.to - 1));
    return { start: this.tokens.starts[token] ?? 0, end: this.tokens.ends[token] ?? 0 };
  }

  whole(): Span {
    return { start: this.span(this.from).start, end: this.span(this.to - 1).end };
  }

  next(): string {
    const text = this.text();
    this.at += 1;
    return text;
  }

  /** Takes the word where it stands next. */
  takes(word: string): boolean {
    if (!this.is(word)) return false;
    this.at += 1;
    return true;
  }

  /** Whether a word stands next; compared where it stands, since most words that are asked for are not there. */
  is(word: string): boolean {
    if (this.done) return false;
    const start = this.tokens.starts[this.at] ?? 0;
    const length = (this.tokens.ends[this.at] ?? 0) - start;
    return length === word.length && this.tokens.text.startsWith(word, start);
  }

  takeType(...types: readonly number[]): string | undefined {
    return types.includes(this.type()) ? this.next() : undefined;
  }

  /** All the words, as one: for messages. */
  all(): string {
    const { start, end } = this.whole();
    return this.tokens.text.slice(start, end);
  }
}

/** Normal form C, so that a name typed on one keyboard equals the same name typed on another. */
export function nameOf(text: string): string {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7e) return text.normalize('NFC');
  return text;
}

export function stringOf(image: string): string {
  const inner = image.endsWith('"') && image.length > 1 ? image.slice(1, -1) : image.slice(1);
  return inner.includes('\\') ? inner.replace(/\\(.)/g, (_all, char: string) => escapes[char] ?? char) : inner;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

/** A reader gives a value, or undefined where the entry does not have the form. */
type Reader<F extends Form['form']> = (entry: Entry, form: Extract<Form, { form: F }>) => Value | undefined;

const readers: { readonly [F in Form['form']]: Reader<F> } = {
  references: readReference,
  amount: readAmount,
  text: readText,
  word: readWord,
  words: readFreeWord,
  funding: readFunding,
  approval: readApproval,
  labelled: readLabelled,
  count: (entry) => plainNumber(entry),
  percent: (entry) => (isPercent(entry.text()) ? share(entry) : undefined),
  date: (entry) => (entry.type() === T.number ? readDate(entry) : undefined),
  span: readSpan,
  duration: (entry) => readDuration(entry),
  iterations: readIterations,
  headcount: readHeadcount,
  capacity: readCapacity,
  rate: readRate,
  members: (entry) => (entry.type() === T.number && !isPercent(entry.text()) ? plainNumber(entry) : readPerson(entry)),
  person: readPerson,
  employer: (entry) =>
    entry.type() === T.word
      ? readReference(entry, { form: 'references', to: ['supplier'] })
      : readText(entry, { form: 'text' }),
  planned: readPlanned,
  spans: readSpans,
  tags: readTag,
  names: readName,
  measure: readMeasure,
  reading: readReadingValue,
  limit: readLimit,
  percentile: readPercentile,
  'role-at': readRoleAt,
  holders: readHolders,
  seats: readSeats,
  filter: readTag,
  kinds: readKind,
};

/** Reads one entry of a key. */
export type EntryReader = (entry: Entry) => Value;

/** The reader of a form, for all entries that have it. `takes` says in words what the key takes, for the message. */
export function readerFor(form: Form, takes: string): EntryReader {
  // The table above has one reader for each form, so the form always fits its reader.
  const read = readers[form.form] as Reader<Form['form']>;
  return (entry) => judged(read(entry, form), entry, takes);
}

/** What was read by the form of a key, or why it is nothing that the key takes. */
function judged(value: Value | undefined, entry: Entry, takes: string): Value {
  if (value?.type === 'invalid') return value;
  if (value && entry.done) return impossible(value, takes) ?? value;
  if (value) return { type: 'invalid', reason: `${takes}; \`${rest(entry)}\` is too much here.`, span: entry.span() };
  const advice = ['unknown', 'hidden'].includes(entry.all())
    ? ' Leave the line out while there is nothing to say.'
    : '';
  return {
    type: 'invalid',
    reason: `${takes}; \`${quoted(entry.all())}\` is not one.${advice}`,
    span: entry.whole(),
  };
}

/** What has the form of a value and cannot be true: signs belong to measures alone. */
function impossible(value: Value, takes: string): Value | undefined {
  // Most values are no number.
  if (value.type === 'reference' || value.type === 'person' || value.type === 'word') return undefined;
  const because = (why: string): Value => ({ type: 'invalid', reason: `${takes}; ${why}.`, span: value.span });
  if (numbersOf(value).some((number) => number < 0)) return because('it cannot be less than zero');
  if (isOverAtOnce(value)) return because('it has to be longer than nothing');
  if (value.type === 'range' && value.max < value.min) return because(`${value.min} to ${value.max} runs backwards`);
  return value.type === 'planned' && (value.pi === 0 || value.iteration === 0)
    ? because('planning intervals and iterations count from 1')
    : undefined;
}

function numbersOf(value: Value): readonly number[] {
  switch (value.type) {
    case 'amount':
    case 'number':
    case 'labelled':
    case 'rate':
    case 'limit':
      return [value.number];
    case 'share':
      return [value.percent];
    case 'duration':
    case 'percentile':
      return [value.count];
    case 'range':
      return [value.min, value.max];
    default:
      return [];
  }
}

function isOverAtOnce(value: Value): boolean {
  return (value.type === 'duration' || value.type === 'percentile') && value.count === 0;
}

/** A role's line: people, vacant seats. */
export function readHolder(entry: Entry): Value {
  const value = readPerson(entry);
  if (value && entry.done) return value;
  const reason = `A role takes a person such as \`@jane.doe\`, or \`vacant\`; \`${quoted(entry.all())}\` is not one.`;
  return value?.type === 'invalid' ? value : { type: 'invalid', reason, span: entry.whole() };
}

/** An organisation's own fact is whatever was written: a string without its quotes, else the words as they stand. */
export function readOwnFact(entry: Entry): Value {
  const span = entry.whole();
  const string = entry.takeType(T.string);
  return { type: 'text', text: string !== undefined && entry.done ? stringOf(string) : entry.all(), span };
}

function rest(entry: Entry): string {
  return quoted(entry.text());
}

/** Long or many-lined input is not repeated whole in a message. */
function quoted(text: string): string {
  return shortened(text.replace(/\s+/g, ' '), longestQuoted);
}

const longestQuoted = 40;

function readReference(entry: Entry, form: Extract<Form, { form: 'references' }>): Value | undefined {
  if (entry.type() === T.word && entry.to - entry.at === 1) {
    const span = entry.span();
    return { type: 'reference', name: nameOf(entry.next()), span };
  }
  let qualifier: Kind | undefined;
  const first = entry.text();
  if (entry.type() === T.handle) return readHandleReference(entry, form);
  if (entry.type() === T.word && isKind(first) && entry.to - entry.at > 1) {
    const at = entry.at;
    entry.next();
    if (entry.type() === T.word && !(entry.text() === 'lead' && entry.to - entry.at === 1 && form.lead))
      qualifier = first;
    else entry.at = at;
  }
  if (entry.type() !== T.word) return undefined;
  const span = entry.span();
  const name = nameOf(entry.next());
  if (entry.done && !qualifier) return { type: 'reference', name, span };
  const marks = readMarks(entry, form.lead === true, form.shares === true);
  return { type: 'reference', name, ...(qualifier ? { qualifier } : {}), ...marks, span };
}

function readHandleReference(entry: Entry, form: Extract<Form, { form: 'references' }>): Value | undefined {
  return form.to.includes('person') ? readPerson(entry) : undefined;
}

function readMarks(entry: Entry, lead: boolean, shares: boolean): { readonly lead?: true; readonly share?: number } {
  let marks: { lead?: true; share?: number } = {};
  while (!entry.done) {
    if (lead && entry.takes('lead')) marks = { ...marks, lead: true };
    else if (shares && isPercent(entry.text())) marks = { ...marks, share: percentOf(entry.next()) };
    else break;
  }
  return marks;
}

function readPerson(entry: Entry): Value | undefined {
  const span = entry.span();
  if (entry.takes('vacant')) return readVacant(entry, span);
  if (entry.type() !== T.handle) return undefined;
  const handle = nameOf(entry.next().slice(1));
  if (handle === '') return { type: 'invalid', reason: 'After `@` a name is missing, such as `@jane.doe`.', span };
  if (entry.done) return { type: 'person', handle, span };
  const title = entry.takeType(T.string, T.openString);
  if (entry.done && title !== undefined) return { type: 'person', handle, title: stringOf(title), span };
  const marks = readMarks(entry, true, true);
  return { type: 'person', handle, ...(title === undefined ? {} : { title: stringOf(title) }), ...marks, span };
}

function readVacant(entry: Entry, span: Span): Value {
  if (!entry.takes('since')) return { type: 'vacant', span };
  const since = entry.type() === T.number ? readDate(entry) : undefined;
  if (since?.type === 'invalid') return since;
  if (since?.type === 'date') return { type: 'vacant', since: since.date, span };
  return { type: 'invalid', reason: 'After `since` a date is missing, such as `2026-06-30`.', span };
}

function readText(
  entry: Entry,
  form: { readonly form: 'text'; readonly words?: readonly string[] },
): Value | undefined {
  const span = entry.span();
  const type = entry.type();
  if (type === T.string || type === T.openString) return { type: 'text', text: stringOf(entry.next()), span };
  if (form.words && type === T.word && (form.words.length === 0 || form.words.includes(entry.text())))
    return { type: 'word', word: entry.next(), span };
  return isConcealed(entry) ? { type: 'word', word: entry.next(), span } : undefined;
}

function isConcealed(entry: Entry): boolean {
  return entry.is('hidden') || entry.is('unknown');
}

function readWord(entry: Entry, form: Extract<Form, { form: 'word' }>): Value | undefined {
  const span = entry.span();
  if (entry.type() !== T.word) return undefined;
  const written = entry.next();
  const word = wordsOf(form.words).get(written);
  if (word === undefined) return unknownWord(written, form.words, span);
  const details = form.details?.[word];
  if (!details || entry.done) return { type: 'word', word, span };
  const detailSpan = entry.span();
  const detail = entry.next();
  return details.includes(detail) ? { type: 'word', word, detail, span } : unknownWord(detail, details, detailSpan);
}

const vocabularies = new Map<readonly string[], ReadonlyMap<string, string>>();

/** The words of a form by themselves: the vocabulary's own string is kept, and not a piece of the text for each use. */
function wordsOf(words: readonly string[]): ReadonlyMap<string, string> {
  let known = vocabularies.get(words);
  if (!known) vocabularies.set(words, (known = new Map(words.map((word) => [word, word]))));
  return known;
}

function unknownWord(word: string, words: readonly string[], span: Span): Value {
  const suggestion = nearest(word, words);
  const list = words.map((each) => `\`${each}\``).join(', ');
  const isOneOf = words.length === 1 ? `is not ${list}` : `is none of ${list}`;
  const reason = `\`${quoted(word)}\` ${isOneOf}${suggestion ? `; did you mean \`${suggestion}\`?` : '.'}`;
  return { type: 'invalid', reason, ...(suggestion ? { suggestion } : {}), span };
}

function readFreeWord(entry: Entry): Value | undefined {
  const span = entry.span();
  if (entry.type() === T.string || entry.type() === T.openString)
    return { type: 'text', text: stringOf(entry.next()), span };
  const words: string[] = [];
  while (entry.type() === T.word) words.push(entry.next());
  return words.length > 0 ? { type: 'word', word: words.join('-'), span } : undefined;
}

function readFunding(entry: Entry): Value | undefined {
  const span = entry.span();
  if (entry.takes('lean')) return { type: 'word', word: 'lean', span };
  if (isConcealed(entry)) return { type: 'word', word: entry.next(), span };
  if (!entry.takes('project')) return undefined;
  const project = entry.takeType(T.string, T.openString, T.word);
  return { type: 'project', project: project === undefined ? '' : project.replaceAll('"', ''), span };
}

function readApproval(entry: Entry): Value | undefined {
  const span = entry.span();
  if (entry.takes('pending')) return { type: 'word', word: 'pending', span };
  const isPerson = entry.type() === T.handle;
  const who = entry.takeType(T.handle, T.word);
  if (who === undefined) return undefined;
  const by = isPerson ? { person: nameOf(who.slice(1)) } : { by: nameOf(who) };
  if (!entry.takes('on')) return { type: 'approval', ...by, span };
  const on = entry.type() === T.number ? readDate(entry) : undefined;
  if (on?.type === 'invalid') return on;
  return on?.type === 'date' ? { type: 'approval', ...by, on: on.date, span } : undefined;
}

function readLabelled(entry: Entry, form: Extract<Form, { form: 'labelled' }>): Value | undefined {
  const span = entry.span();
  const image = entry.takeType(T.word, T.string, T.openString);
  if (image === undefined) return undefined;
  const label = image.startsWith('"') ? stringOf(image) : image;
  if (form.labels !== 'any' && !form.labels.includes(label)) return unknownWord(label, form.labels, span);
  const number = entry.text();
  if (entry.type() !== T.number || (form.unit === 'percent') !== isPercent(number)) return undefined;
  entry.next();
  if (form.unit === 'percent') return { type: 'labelled', label, number: percentOf(number), unit: 'percent', span };
  const value = toNumber(number);
  return value === undefined ? undefined : { type: 'labelled', label, number: value, span };
}

/** A number with its thousands and millions: `12_000`, `450k`, `2.1M`, `1.2B`. */
function toNumber(text: string): number | undefined {
  // Nearly all numbers are a few digits.
  if (text.length < 10 && /^\d+$/.test(text)) return Number(text);
  const match = /^([+-]?\d[\d_]*(?:\.\d+)?)([kKMBbm]?)$/.exec(text);
  if (!match) return undefined;
  const factor = factors[match[2] ?? ''] ?? 1;
  const value = Number((match[1] ?? '').replaceAll('_', '')) * factor;
  // 2.1 * 1e6 is 2100000.0000000002: six decimals are finer than any money or measure.
  return Number.isFinite(value) ? Math.round(value * 1e6) / 1e6 : undefined;
}

const factors: Readonly<Record<string, number>> = { k: 1e3, K: 1e3, M: 1e6, m: 1e6, B: 1e9, b: 1e9 };

function numberValue(text: string, make: (value: number) => Value): Value | undefined {
  const value = toNumber(text);
  return value === undefined ? undefined : make(value);
}

function plainNumber(entry: Entry): Value | undefined {
  const span = entry.span();
  if (isConcealed(entry)) return { type: 'word', word: entry.next(), span };
  return entry.type() === T.number
    ? numberValue(entry.next(), (number) => ({ type: 'number', number, span }))
    : undefined;
}

function isPercent(text: string): boolean {
  return text.endsWith('%') && /^[+-]?\d[\d_]*(\.\d+)?%$/.test(text);
}

function percentOf(text: string): number {
  return Number(text.slice(0, -1).replaceAll('_', ''));
}

function share(entry: Entry): Value {
  const span = entry.span();
  return { type: 'share', percent: percentOf(entry.next()), span };
}

const periods: Readonly<Record<string, Period>> = {
  year: 'year',
  'fiscal-year': 'fiscal-year',
  quarter: 'quarter',
  pi: 'pi',
  month: 'month',
};

function readAmount(entry: Entry, form: Extract<Form, { form: 'amount' }>): Value | undefined {
  const span = entry.span();
  if (isConcealed(entry)) return { type: 'word', word: entry.next(), span };
  if (form.share && isPercent(entry.text())) return share(entry);
  const number = entry.type() === T.number ? toNumber(entry.next()) : undefined;
  if (number === undefined) return undefined;
  const currency = readCurrency(entry);
  if ('type' in currency) return currency;
  const period = readPeriod(entry);
  return period === undefined || 'type' in period ? period : { type: 'amount', number, ...currency, ...period, span };
}

/** ISO 4217, as the runtime knows it. */
const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Nothing where none is stated; a word of three letters is meant as one. */
function readCurrency(entry: Entry): { readonly currency?: string } | Value {
  const word = entry.text();
  if (entry.type() !== T.word || !/^[A-Za-z]{3}$/.test(word) || word === 'per') return {};
  const upper = word.toUpperCase();
  if (currencies.has(word)) return { currency: entry.next() };
  const suggestion = currencies.has(upper) ? { suggestion: upper } : {};
  const question = currencies.has(upper)
    ? `; did you mean \`${upper}\`?`
    : '. A currency is a code of ISO 4217, such as `EUR`.';
  return { type: 'invalid', reason: `\`${word}\` is no currency${question}`, ...suggestion, span: entry.span() };
}

type AmountPeriod = { per?: Period; from?: string; until?: string };

function readPeriod(entry: Entry): AmountPeriod | Value | undefined {
  const found: AmountPeriod = {};
  if (entry.takes('per')) {
    const span = entry.span();
    const word = entry.next();
    const per = periods[word];
    if (!per) return unknownWord(word, Object.keys(periods), span);
    found.per = per;
  }
  for (const edge of ['from', 'until'] as const) {
    if (!entry.takes(edge)) continue;
    const date = entry.type() === T.number ? readDate(entry) : undefined;
    if (date?.type !== 'date') return date;
    found[edge] = date.date;
  }
  return found;
}

/** `2026-12-31`; a date that the calendar does not have is invalid. */
function readDate(entry: Entry): Value | undefined {
  const span = entry.span();
  const text = entry.next();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  return isDay(text)
    ? { type: 'date', date: text, span }
    : { type: 'invalid', reason: `The calendar has no \`${text}\`; write a day that exists.`, span };
}

function readSpan(entry: Entry): Value | undefined {
  const date = entry.type() === T.number ? readDate(entry) : undefined;
  if (date?.type !== 'date' || !entry.takes('until')) return date;
  const until = entry.type() === T.number ? readDate(entry) : undefined;
  return until?.type === 'date' ? { ...date, until: until.date } : until;
}

const units: Readonly<Record<string, Unit>> = {
  year: 'years',
  years: 'years',
  'fiscal-year': 'fiscal-years',
  quarter: 'quarters',
  quarters: 'quarters',
  pi: 'pis',
  month: 'months',
  months: 'months',
  week: 'weeks',
  weeks: 'weeks',
  day: 'days',
  days: 'days',
  iteration: 'iterations',
};

function readDuration(entry: Entry): Value | undefined {
  const span = entry.span();
  const count = entry.type() === T.number ? toNumber(entry.next()) : undefined;
  const unit = units[entry.text()];
  if (count === undefined || unit === undefined) return undefined;
  entry.next();
  return { type: 'duration', count, unit, span };
}

/** `4 x 2 weeks`, `ip 2 weeks`. */
function readIterations(entry: Entry): Value | undefined {
  const span = entry.span();
  if (entry.takes('ip')) {
    const length = readDuration(entry);
    return length?.type === 'duration' ? { ...length, label: 'ip', span } : undefined;
  }
  const times = entry.type() === T.number ? toNumber(entry.next()) : undefined;
  if (times === undefined || !entry.takes('x')) return undefined;
  const length = readDuration(entry);
  return length?.type === 'duration' ? { ...length, times, span } : undefined;
}

/** `52`, `external 11`. */
function readHeadcount(entry: Entry): Value | undefined {
  const span = entry.span();
  if (!entry.takes('external')) return plainNumber(entry);
  return entry.type() === T.number
    ? numberValue(entry.next(), (number) => ({ type: 'labelled', label: 'external', number, span }))
    : undefined;
}

/** `8 people`, `80%`. */
function readCapacity(entry: Entry): Value | undefined {
  if (isPercent(entry.text())) return share(entry);
  const value = plainNumber(entry);
  if (value && !entry.takes('people')) entry.takes('person');
  return value;
}

function readRate(entry: Entry): Value | undefined {
  const span = entry.span();
  const number = entry.type() === T.number ? toNumber(entry.next()) : undefined;
  if (number === undefined || !entry.takes('per')) return undefined;
  const count = entry.type() === T.number ? toNumber(entry.next()) : 1;
  const unit = units[entry.text()];
  if (count === undefined || unit === undefined) return undefined;
  entry.next();
  return { type: 'rate', number, count, unit, span };
}

function readPlanned(entry: Entry): Value | undefined {
  const span = entry.span();
  const match = /^(\d{4})\.(\d{1,2})(?:\.(\d{1,2}))?$/.exec(entry.text());
  if (!match) return undefined;
  entry.next();
  const iteration = match[3] === undefined ? {} : { iteration: Number(match[3]) };
  return { type: 'planned', year: Number(match[1]), pi: Number(match[2]), ...iteration, span };
}

function readSpans(entry: Entry): Value | undefined {
  const value = plainNumber(entry);
  return value && entry.takes('pi') ? value : undefined;
}

function readTag(entry: Entry): Value | undefined {
  const span = entry.span();
  const tag = entry.takeType(T.tag);
  if (tag === '#') return { type: 'invalid', reason: 'After `#` a word is missing, such as `#regulated`.', span };
  return tag === undefined ? undefined : { type: 'tag', tag: nameOf(tag.slice(1)), span };
}

function readName(entry: Entry): Value | undefined {
  const span = entry.span();
  const image = entry.takeType(T.word, T.string, T.openString);
  if (image === undefined) return undefined;
  return { type: 'text', text: image.startsWith('"') ? stringOf(image) : nameOf(image), span };
}

function readKind(entry: Entry): Value | undefined {
  const span = entry.span();
  const word = entry.takeType(T.word);
  if (word === undefined) return undefined;
  if (isKind(word)) return { type: 'word', word, span };
  const suggestion = nearest(word, kinds);
  const meant = suggestion === undefined ? '.' : `; did you mean \`${suggestion}\`?`;
  return {
    type: 'invalid',
    reason: `\`${quoted(word)}\` is not a kind of element${meant}`,
    ...(suggestion === undefined ? {} : { suggestion }),
    span,
  };
}

type MutableMeasure = { unit?: string; from?: Reading | 'unknown'; to?: number; by?: string; now?: Reading };

/**
 * `2.1M -> 3.5M customers by 2026-12-31`, and as a second entry `now 2.4M on 2026-06-30`. An entry that is only `now …`
 * gives a measure without a target, which the caller joins to the first.
 */
function readMeasure(entry: Entry): Value | undefined {
  const span = entry.span();
  if (entry.takes('now')) {
    const now = readReading(entry);
    return now ? { type: 'measure', measure: { to: Number.NaN, now }, span } : undefined;
  }
  const measure: MutableMeasure = {};
  if (isConcealed(entry) && entry.takes('unknown')) measure.from = 'unknown';
  else {
    const first = readFigure(entry, measure);
    if (first === undefined) return undefined;
    const on = entry.takes('on') ? dateText(entry) : undefined;
    if (entry.type() === T.arrow) measure.from = { number: first, ...(on ? { on } : {}) };
    else measure.to = first;
  }
  if (measure.from !== undefined) {
    if (entry.takeType(T.arrow) === undefined) return undefined;
    const to = readFigure(entry, measure);
    if (to === undefined) return undefined;
    measure.to = to;
  }
  if (entry.takes('by')) {
    const by = deadline(entry);
    if (by === undefined) return undefined;
    measure.by = by;
  }
  const { to, ...others } = measure;
  return to === undefined ? undefined : { type: 'measure', measure: { ...others, to }, span };
}

/** A number with its unit: `60%`, `48 EUR`, `4.0 bp`, `+450M EUR`. */
function readFigure(entry: Entry, measure: MutableMeasure): number | undefined {
  const text = entry.takeType(T.number);
  if (text === undefined) return undefined;
  const number = isPercent(text) ? percentOf(text) : toNumber(text);
  if (isPercent(text)) measure.unit = '%';
  const words: string[] = [];
  while ((entry.type() === T.word && !isMeasureWord(entry.text())) || entry.type() === T.string) {
    words.push(entry.type() === T.string ? stringOf(entry.next()) : entry.next());
  }
  if (words.length > 0) measure.unit = words.join(' ');
  return number;
}

function isMeasureWord(word: string): boolean {
  return word === 'by' || word === 'on' || word === 'now';
}

function readReading(entry: Entry): Reading | undefined {
  const number = readFigure(entry, {});
  if (number === undefined) return undefined;
  if (!entry.takes('on')) return { number };
  const on = dateText(entry);
  return on === undefined ? undefined : { number, on };
}

function readReadingValue(entry: Entry): Value | undefined {
  const span = entry.span();
  const now = readReading(entry);
  return now ? { type: 'measure', measure: { to: Number.NaN, now } satisfies Measure, span } : undefined;
}

function dateText(entry: Entry): string | undefined {
  const date = entry.type() === T.number ? readDate(entry) : undefined;
  return date?.type === 'date' ? date.date : undefined;
}

/** A date, a quarter (`2027-Q4`), a year, or a fiscal year (`FY27`). */
function deadline(entry: Entry): string | undefined {
  const text = entry.text();
  if (/^\d{4}(-Q[1-4])?$/.test(text) || /^FY\d{2}(\d{2})?$/.test(text)) return entry.next();
  return dateText(entry);
}

function readLimit(entry: Entry, form: Extract<Form, { form: 'limit' }>): Value | undefined {
  const span = entry.span();
  if (!entry.takes(form.bound)) return undefined;
  const text = entry.text();
  if (entry.type() !== T.number || (form.unit === 'percent') !== isPercent(text)) return undefined;
  entry.next();
  if (form.unit === 'percent')
    return { type: 'limit', bound: form.bound, number: percentOf(text), unit: 'percent', span };
  return numberValue(text, (number) => ({ type: 'limit', bound: form.bound, number, span }));
}

function readPercentile(entry: Entry): Value | undefined {
  const span = entry.span();
  const match = /^p(\d{1,2})$/.exec(entry.text());
  if (!match) return undefined;
  entry.next();
  const length = readDuration(entry);
  if (length?.type !== 'duration') return undefined;
  return { type: 'percentile', percentile: Number(match[1]), count: length.count, unit: length.unit, span };
}

const severities = ['error', 'warning', 'info', 'hint'] as const;

function severityOf(word: string): (typeof severities)[number] | undefined {
  return severities.find((severity) => severity === word);
}

/** `art required error inherited from 3 teams guide`. */
function readRoleAt(entry: Entry): Value | undefined {
  const span = entry.span();
  const kind = entry.next();
  if (!isKind(kind)) return { type: 'invalid', reason: `\`${quoted(kind)}\` is not a kind of element.`, span };
  let found: Extract<Value, { type: 'role-at' }> = { type: 'role-at', kind, span };
  while (!entry.done) {
    if (entry.takes('required')) {
      const severity = severityOf(entry.text());
      if (severity) entry.next();
      found = { ...found, required: severity ?? 'warning' };
    } else if (entry.takes('inherited')) found = { ...found, inherited: true };
    else if (entry.takes('guide')) found = { ...found, guide: true };
    else if (entry.takes('from')) {
      const from = entry.next();
      found = { ...found, from: entry.takes('teams') ? `${from} teams` : from };
    } else return found;
  }
  return found;
}

function readHolders(entry: Entry): Value | undefined {
  const span = entry.span();
  const min = entry.type() === T.number ? toNumber(entry.next()) : undefined;
  if (min === undefined) return undefined;
  if (!entry.takes('to')) return { type: 'range', min, max: min, span };
  const max = entry.type() === T.number ? toNumber(entry.next()) : undefined;
  return max === undefined ? undefined : { type: 'range', min, max, span };
}

function readSeats(entry: Entry): Value | undefined {
  const span = entry.span();
  const max = entry.type() === T.number ? toNumber(entry.next()) : undefined;
  if (max === undefined) return undefined;
  const severity = severityOf(entry.text());
  if (severity) entry.next();
  return { type: 'range', min: 0, max, ...(severity ? { severity } : {}), span };
}
