/** Small text edits that read as if the architect had typed them. */
import type { Element } from '../binding/element.ts';
import type { Span, Statement } from '../syntax/summary.ts';
import { locate, statementAt, type Place } from './places.ts';

export type TextEdit = {
  readonly path: string;
  readonly span: Span;
  readonly newText: string;
};

/** Replaces the word at a place. */
export function replaceAt(place: Place, newText: string): readonly TextEdit[] {
  const located = locate(place);
  return located ? [{ path: located.file.path, span: located.span, newText }] : [];
}

/** Replaces all that stands after the colon of a statement. */
export function replaceValues(place: Place, newText: string): readonly TextEdit[] {
  const statement = statementAt(place);
  const { file } = place.element;
  return statement && file ? [{ path: file.path, span: statement.valuesSpan, newText }] : [];
}

/** What stands after the colon of a statement, as written. */
export function valuesText(place: Place): string {
  const span = statementAt(place)?.valuesSpan;
  return span ? (place.element.file?.text.slice(span.start, span.end) ?? '') : '';
}

/** Puts text before the word at a place. */
export function insertBefore(place: Place, newText: string): readonly TextEdit[] {
  const located = locate(place);
  if (!located) return [];
  const { start } = located.span;
  return [{ path: located.file.path, span: { start, end: start }, newText }];
}

/** Puts text after one entry of a list with its marks, before the comma. */
export function insertAfterEntry(place: Place, newText: string): readonly TextEdit[] {
  const statement = statementAt(place);
  const { file } = place.element;
  if (!statement || !file) return [];
  const { end } = entryEdges(statement, place.value ?? 0, file.text);
  const isFirst = (place.value ?? 0) === 0;
  const next = isFirst ? statement.values[1]?.span.start : undefined;
  const at = next === undefined ? end : file.text.lastIndexOf(',', next);
  return [{ path: file.path, span: { start: at, end: at }, newText }];
}

/** Adds lines, with two spaces a step, to an element: as its last facts before what is declared in it, with a block where it has none. */
export function addLines(element: Element, lines: readonly string[]): readonly TextEdit[] {
  const { declaration, file } = element;
  if (!declaration || !file) return [];
  const indent = indentAt(file.text, declaration.span.start);
  const inner = `${indent}${stepOf(file.text)}`;
  const end = eolOf(file.text);
  const body = indented(lines.join('\n'), inner, file.text);
  const { block } = declaration;
  if (!block) {
    const at = declaration.head.end;
    return [{ path: file.path, span: { start: at, end: at }, newText: ` {${end}${body}${end}${indent}}` }];
  }
  const last = declaration.statements.findLast((statement) => statement.span.start > block.start);
  const at = last ? last.span.end : block.start + 1;
  const isOneLine = !/[\r\n]/.test(file.text.slice(block.start, block.end));
  if (!isOneLine) return [{ path: file.path, span: { start: at, end: at }, newText: `${end}${body}` }];
  return opened(file.path, file.text, block, body, `${end}${inner}`, `${end}${indent}`);
}

/** A block on one line is broken, so that each fact has its own; what stands in it is not touched. */
function opened(
  path: string,
  text: string,
  block: Span,
  body: string,
  toInner: string,
  toEnd: string,
): readonly TextEdit[] {
  const inside = text.slice(block.start + 1, block.end - 1);
  if (inside.trim() === '')
    return [
      { path, span: { start: block.start + 1, end: block.end - 1 }, newText: `${toInner}${body.trimStart()}${toEnd}` },
    ];
  const lead = inside.length - inside.trimStart().length;
  const trail = inside.length - inside.trimEnd().length;
  return [
    { path, span: { start: block.start + 1, end: block.start + 1 + lead }, newText: toInner },
    {
      path,
      span: { start: block.end - 1 - trail, end: block.end - 1 },
      newText: `${toInner}${body.trimStart()}${toEnd}`,
    },
  ];
}

/** Adds an entry to a relation's list, or the line where there is none. */
export function addEntry(element: Element, key: string, entry: string): readonly TextEdit[] {
  const { declaration, file } = element;
  const statement = declaration?.statements.findLast((each) => each.key === key);
  if (!statement || !file) return addLines(element, [`${key}: ${entry}`]);
  const last = statement.values.at(-1);
  const at = statement.span.end;
  const endsInComma = file.text[at - 1] === ',';
  const lead = last === undefined ? ' ' : endsInComma ? ' ' : ', ';
  return [{ path: file.path, span: { start: at, end: at }, newText: `${lead}${entry}` }];
}

/** Removes one entry with its comma; the whole line where it was the only one. */
export function removeEntry(place: Place, statement: Statement): readonly TextEdit[] {
  const { file } = place.element;
  const index = place.value ?? 0;
  if (!file) return [];
  if (statement.values.length < 2)
    return [{ path: file.path, span: statementSpan(place, statement, file.text), newText: '' }];
  const entry = entryEdges(statement, index, file.text);
  return [{ path: file.path, span: entry, newText: '' }];
}

/** Removes several entries; a statement that loses all of them goes as a whole. */
export function removeEntries(places: readonly Place[]): readonly TextEdit[] {
  const groups = new Map<Statement, Place[]>();
  for (const place of places) {
    const statement = statementAt(place);
    if (statement) groups.set(statement, [...(groups.get(statement) ?? []), place]);
  }
  return [...groups].flatMap(([statement, group]) => removeGroup(statement, group));
}

function removeGroup(statement: Statement, places: readonly Place[]): readonly TextEdit[] {
  const [place] = places;
  const file = place?.element.file;
  if (!place || !file) return [];
  const gone = new Set(places.map(({ value }) => value ?? 0));
  const firstKept = statement.values.findIndex((_, index) => !gone.has(index));
  if (firstKept < 0) return [{ path: file.path, span: statementSpan(place, statement, file.text), newText: '' }];
  const later = [...gone].filter((index) => index > firstKept);
  const edits = later.map((index) => ({
    path: file.path,
    span: entryEdges(statement, index, file.text),
    newText: '',
  }));
  if (firstKept === 0) return edits;
  // The first ones go together, up to the first that stays: each on its own would overlap the next.
  const start = entryEdges(statement, 0, file.text).start;
  const { end } = entryEdges(statement, firstKept - 1, file.text);
  const kept = statement.values[firstKept]?.span.start ?? end;
  return [{ path: file.path, span: { start, end: startOfEntry(file.text, kept, end) }, newText: '' }, ...edits];
}

/** From the comma before an entry to its end; for the first one to the start of the next. */
function entryEdges(statement: Statement, index: number, text: string): Span {
  const own = statement.values[index]?.span ?? statement.span;
  const next = statement.values[index + 1]?.span;
  const before = statement.values[index - 1]?.span;
  if (!before)
    return {
      start: startOfEntry(text, own.start, statement.keySpan.end),
      end: startOfEntry(text, next?.start ?? own.end, own.end),
    };
  const comma = text.lastIndexOf(',', own.start);
  const end = next ? text.lastIndexOf(',', next.start) : statement.span.end;
  return { start: comma > before.start ? comma : own.start, end: Math.max(end, own.end) };
}

/** A qualifier before the name (`art pay-core`) belongs to its entry. */
function startOfEntry(text: string, name: number, after: number): number {
  const gap = text.slice(after, name);
  const cut = Math.max(gap.lastIndexOf(','), gap.lastIndexOf(':'));
  const from = cut < 0 ? after : after + cut + 1;
  const lead = /^\s*/.exec(text.slice(from, name))?.[0].length ?? 0;
  return from + lead;
}

/** Removes a whole statement, with its line where nothing else stands there. */
export function removeStatement(place: Place, statement: Statement): readonly TextEdit[] {
  const { file } = place.element;
  return file ? [{ path: file.path, span: statementSpan(place, statement, file.text), newText: '' }] : [];
}

function statementSpan(place: Place, statement: Statement, text: string): Span {
  const { start, end } = statement.span;
  // `in parent` stands in a header, where the line must stay.
  if (statement.key === 'in' && place.key === 'in') return { start: start - leadingSpace(text, start), end };
  return wholeLine(text, { start, end });
}

function leadingSpace(text: string, at: number): number {
  return /[ \t]*$/.exec(text.slice(Math.max(0, at - 200), at))?.[0].length ?? 0;
}

/** Grows a span to its whole lines with their end, where nothing else stands on them. */
export function wholeLine(text: string, { start, end }: Span): Span {
  const lead = leadingSpace(text, start);
  const trail = /^[ \t]*(\r\n|\r|\n)?/.exec(text.slice(end, end + 400))?.[0] ?? '';
  const startsLine = isLineStart(text, start - lead);
  const endsLine = /[\r\n]$/.test(trail) || end + trail.length === text.length;
  if (startsLine && endsLine) return { start: start - lead, end: end + trail.length };
  return { start: start - lead, end };
}

/** The white space before the first word of the line. */
export function indentAt(text: string, at: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, at), at))?.[0] ?? '';
}

/** Whether a line starts at an offset; the first one does after the byte order mark. */
export function isLineStart(text: string, at: number): boolean {
  const before = text[at - 1];
  return at <= 0 || before === '\n' || before === '\r' || (at === 1 && before === '\uFEFF');
}

/** So far into a file its manner shows; every fix asks for it, and there may be thousands. */
const beginning = 10_000;

/** What a file indents each step with: a tab, or two spaces and more, as the first line of its beginning that is indented has it. */
export function stepOf(text: string): string {
  return /^(?:\t| {2,8})(?=[^\s*])/m.exec(text.slice(0, beginning))?.[0] ?? '  ';
}

/** Lines whose steps are written another way: what stands before their first word, step by step. */
export function inSteps(lines: string, from: string, to: string): string {
  if (from === to) return lines;
  return lines.replace(/^[ \t]+/gm, (lead) => {
    const steps = Math.floor(lead.length / from.length);
    return lead.startsWith(from.repeat(steps)) ? to.repeat(steps) + lead.slice(steps * from.length) : lead;
  });
}

/** Lines with two spaces a step as a file would have them, at an indent of it, with its line ends. */
export function indented(lines: string, indent: string, text: string): string {
  return inSteps(lines, '  ', stepOf(text))
    .split('\n')
    .map((line) => (line === '' ? '' : `${indent}${line}`))
    .join(eolOf(text));
}

/** Where the line starts in which an offset stands. Sign by sign: searching for `\r` goes through all of a text that has none. */
export function lineStart(text: string, at: number): number {
  let start = at;
  while (!isLineStart(text, start)) start -= 1;
  return start;
}

/** Where the line ends in which an offset stands, before its line end. */
export function lineEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return end;
}

/** The file's own way to end a line. */
export function eolOf(text: string): string {
  const at = text.search(/[\r\n]/);
  if (at < 0) return '\n';
  if (text[at] === '\n') return '\n';
  return text[at + 1] === '\n' ? '\r\n' : '\r';
}

/** Applies edits of one file; edits must not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { span, newText } of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    parts.push(text.slice(at, span.start), newText);
    at = span.end;
  }
  return [...parts, text.slice(at)].join('');
}
