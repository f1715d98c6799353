// Over 300 lines: one list of questions, each a few lines long.
/**
 * Questions about the organisation that rules, hover, the preview and exports share. Each reads elements and links
 * only, so that what it reads is known and its answer is asked for again when that changes.
 */
import type { Element, Link, LinkRelation } from '../binding/element.ts';
import { statementOf, valueOf } from '../binding/element.ts';
import { linkOut } from '../binding/link-lists.ts';
import { listOf } from '../binding/list-of.ts';
import { unique } from '../binding/unique.ts';
import type { ElementKind, Statement, Value } from '../syntax/summary.ts';

const none: readonly Element[] = [];

/** What contains an element, by nesting first, then by `in`; each once. The file's own element does not count. */
export function parentsOf(element: Element): readonly Element[] {
  return targets(element, 'in');
}

/** What contains an element: the first of them where several are stated. */
export function parentOf(element: Element): Element | undefined {
  return element.parent;
}

/** An organisation is a dozen levels deep. Whoever puts thousands into each other, or all into a circle, waits no longer for it. */
const mostLevels = 60;

/** The line upwards, the nearest first, without going round in a cycle. */
export function ancestorsOf(element: Element): readonly Element[] {
  const line: Element[] = [];
  let at = parentOf(element);
  for (; at && at !== element && line.length < mostLevels && !line.includes(at); at = parentOf(at)) line.push(at);
  return line;
}

/** What stands in an element, in canonical order; each once. */
export function childrenOf(element: Element, ...kinds: readonly ElementKind[]): readonly Element[] {
  const links = element.linksFrom(kinds);
  if (links.length === 0) return none;
  let isInMany = false;
  const found = listOf<Element>(links.length);
  // By index: rules ask for what stands in nearly everything.
  for (let at = 0; at < links.length; at += 1) {
    const { subject, nextOut, previousOut } = links[at] as Link;
    if (nextOut ?? previousOut) isInMany = true;
    found[at] = subject;
  }
  // Only what states more than one place can stand here twice.
  return isInMany ? unique(found) : found;
}

/** What an element's relation leads to; each once, by nesting and by text alike. */
export function targets(element: Element, relation: LinkRelation): readonly Element[] {
  return element.targets(relation);
}

/** What leads to an element by a relation; each once. */
export function sources(element: Element, relation: LinkRelation): readonly Element[] {
  const links = element.linksTo(relation);
  const [only] = links;
  if (!only) return none;
  return links.length === 1 ? [only.subject] : unique(links.map((link) => link.subject));
}

/** The value streams that a train is aligned to, with the link that says so; one a stream. */
export function alignmentsOf(art: Element): readonly { readonly stream: Element; readonly link: Link }[] {
  const links = art.links('in');
  // Nearly always there is one.
  const seen = links.length > 1 ? new Set<Element>() : undefined;
  const found: { readonly stream: Element; readonly link: Link }[] = [];
  for (let at = 0; at < links.length; at += 1) {
    const link = links[at] as Link;
    const stream = link.target;
    if (stream?.kind !== 'value-stream' || seen?.has(stream)) continue;
    seen?.add(stream);
    found.push({ stream, link });
  }
  return found;
}

/** The value streams around an element, itself included where it is one, the nearest first. */
export function streamsAround(element: Element): readonly Element[] {
  const streams: Element[] = isStream(element) ? [element] : [];
  const line = ancestorsOf(element);
  for (let at = 0; at < line.length; at += 1) {
    const each = line[at] as Element;
    if (isStream(each)) streams.push(each);
  }
  return streams;
}

function isFromStream({ subject }: Link): boolean {
  return isStream(subject);
}

function isStream({ kind }: Element): boolean {
  return kind === 'value-stream';
}

/** Whether one of two value streams stands in the other, or they are the same. */
export function onOneLine(a: Element, b: Element): boolean {
  return streamsAround(a).includes(b) || streamsAround(b).includes(a);
}

/** A value stream and the streams nested in it, which count for it; each once, whichever way it is reached. */
export function streamsWithin(stream: Element): readonly Element[] {
  // Nearly always none stands in it.
  if (!stream.someLinkTo('in', isFromStream)) return [stream];
  const found = new Set<Element>();
  const visit = (each: Element): void => {
    if (found.has(each)) return;
    found.add(each);
    childrenOf(each, 'value-stream').forEach(visit);
  };
  visit(stream);
  return [...found];
}

/** The trains of a value stream and of the streams nested in it. */
export function trainsOf(stream: Element): readonly Element[] {
  return unique(streamsWithin(stream).flatMap((each) => childrenOf(each, 'art')));
}

/** The word of a fact such as `state: forming`; undefined where it is not stated or not valid. */
export function wordOf(element: Element, key: string): string | undefined {
  const value = element.value(key);
  return value?.type === 'word' ? value.word : undefined;
}

export type Holder = {
  /** Undefined for a vacant seat. */
  readonly person: Element | undefined;
  readonly lead: boolean;
  readonly share?: number | undefined;
  readonly since?: string | undefined;
  readonly value: Value;
  /** Which value of its statement it is. */
  readonly index: number;
  /** The link to the person; undefined for a vacant seat. */
  readonly link: Link | undefined;
};

export type RoleLine = {
  /** The role that the key means; undefined where no role has that name. */
  readonly role: Element | undefined;
  readonly key: string;
  readonly statement: Statement;
  /** Which of the statements with this key. */
  readonly at: number;
  readonly holders: readonly Holder[];
};

const noLines: readonly RoleLine[] = [];
const noHolders: readonly Holder[] = [];
const noStatements: readonly Statement[] = [];

/** The role lines of an element, in the order of the text. */
export function roleLinesOf(element: Element): readonly RoleLine[] {
  element.noteRead('role-key');
  element.noteRead('holder');
  // Many rules ask for them; the store forgets them when a part of the element changes.
  element.roleLines ??= makeRoleLines(element);
  // Only this function fills it.
  return element.roleLines as readonly RoleLine[];
}

/** With more lines, or more people in a line, than are written by hand, links are found by their place, not one after the other. */
const many = 48;

/** By the statement: first the link to the role that its key means, then a place for each of its values. */
type LinksByPlace = ReadonlyMap<Statement, readonly (Link | undefined)[]>;

/** Read off the statements, with the links that they made: putting the links in order would cost more than all else. */
function makeRoleLines(element: Element): readonly RoleLine[] {
  const statements = element.declaration?.statements ?? noStatements;
  const isLong = statements.length > many;
  let links = isLong ? linksByPlace(element) : undefined;
  const counts = isLong ? new Map<string, number>() : undefined;
  const length = countUnknown(statements);
  if (length === 0) return noLines;
  // Just as long as it gets: a list that grows takes several times the memory, and nearly every element with people has one.
  const lines = listOf<RoleLine>(length);
  let found = 0;
  for (let index = 0; index < statements.length; index += 1) {
    // The index lies within the list.
    const statement = statements[index] as Statement;
    const { key, status, values } = statement;
    if (status !== 'unknown') continue;
    const at = counts ? (counts.get(key) ?? 0) : linesWith(key, lines, found);
    counts?.set(key, at + 1);
    if (values.length > many) links ??= linksByPlace(element);
    const role = linkAt(element, links, statement, at, -1)?.target;
    lines[found] = { role, key, statement, at, holders: holdersOf(element, links, statement, at) };
    found += 1;
  }
  return lines;
}

function countUnknown(statements: readonly Statement[]): number {
  let found = 0;
  for (let index = 0; index < statements.length; index += 1) if (statements[index]?.status === 'unknown') found += 1;
  return found;
}

function linksByPlace(element: Element): LinksByPlace {
  const found = new Map<Statement, (Link | undefined)[]>();
  for (let link = element.firstOut; link; link = link.nextOut) {
    if (link.relation !== 'role-key' && link.relation !== 'holder') continue;
    const statement = statementOf(link);
    if (!statement) continue;
    let places = found.get(statement);
    if (!places) found.set(statement, (places = listOf<Link | undefined>(statement.values.length + 1)));
    places[link.value + 1] = link;
  }
  return found;
}

function linkAt(
  element: Element,
  links: LinksByPlace | undefined,
  statement: Statement,
  at: number,
  value: number,
): Link | undefined {
  if (links) return links.get(statement)?.[value + 1];
  return linkOut(element, value < 0 ? 'role-key' : 'holder', statement.key, at, value);
}

/** How many of the first lines have a key. */
function linesWith(key: string, lines: readonly RoleLine[], end: number): number {
  let found = 0;
  for (let at = 0; at < end; at += 1) if (lines[at]?.key === key) found += 1;
  return found;
}

function holdersOf(
  element: Element,
  links: LinksByPlace | undefined,
  statement: Statement,
  at: number,
): readonly Holder[] {
  const { values } = statement;
  // Nearly always one person; then a list of one, which does not grow.
  let holders: Holder[] | undefined;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    const holder =
      value?.type === 'vacant'
        ? vacancy(value, index)
        : value?.type === 'person'
          ? holding(value, index, linkAt(element, links, statement, at, index))
          : undefined;
    if (!holder) continue;
    if (holders) holders.push(holder);
    else holders = [holder];
  }
  return holders ?? noHolders;
}

function holding(value: Extract<Value, { type: 'person' }>, index: number, link: Link | undefined): Holder {
  return { person: link?.target, lead: value.lead === true, share: value.share, value, index, link };
}

function vacancy(value: Extract<Value, { type: 'vacant' }>, index: number): Holder {
  return { person: undefined, lead: false, since: value.since, value, index, link: undefined };
}

/** What a person is called: the declared title, else the first name that a mention gives, else the handle. */
export function personName(person: Element): string {
  return givenName(person) ?? `@${person.name ?? ''}`;
}

/** The name that a declaration or a mention gives a person; undefined where only the handle is known. */
export function givenName(person: Element): string | undefined {
  if (person.title !== undefined) return person.title;
  for (const relation of ['holder', 'member', 'person'] as const) {
    for (const link of person.linksTo(relation)) {
      const value = valueOf(link);
      if (value?.type === 'person' && value.title !== undefined && value.title.trim() !== '') return value.title;
    }
  }
  return undefined;
}

/** What to call an element in a sentence: its title, else its name. */
export function labelOf(element: Element): string {
  if (element.kind === 'person') return personName(element);
  return element.title ?? element.name ?? element.kind;
}

/** The first number that a fact states. */
export function numberOf(element: Element, key: string): number | undefined {
  const value = element.value(key);
  return value?.type === 'number' ? value.number : undefined;
}

/** The length of a planning interval: its own, else the solution train's, the stream's, or the portfolio's. */
export function inherited(element: Element, key: string): Inherited | undefined {
  return statedAt(element, key) ?? statedByTrain(element, key) ?? statedAbove(element, key);
}

type Inherited = { readonly value: Value; readonly from: Element };

function statedAt(from: Element, key: string): Inherited | undefined {
  const value = from.value(key);
  return value && { value, from };
}

function statedByTrain(element: Element, key: string): Inherited | undefined {
  if (element.kind !== 'art') return undefined;
  for (const train of sources(element, 'trains')) {
    const found = statedAt(train, key);
    if (found) return found;
  }
  return undefined;
}

/** No line upwards is as long, but for one that goes round in a circle. */
const deepest = 200;

function statedAbove(element: Element, key: string): Inherited | undefined {
  let at = parentOf(element);
  for (let steps = 0; at && at !== element && steps < deepest; steps += 1, at = parentOf(at)) {
    const found = statedAt(at, key);
    if (found) return found;
  }
  return undefined;
}

/** Weighted shortest job first: what it is worth by how large it is; undefined where a part is missing. */
export function wsjfOf(item: Element): number | undefined {
  let value: number | undefined;
  let time: number | undefined;
  let risk: number | undefined;
  let size: number | undefined;
  const parts = item.values('wsjf');
  // By index: each item of a backlog is asked.
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at];
    if (part?.type !== 'labelled') continue;
    if (part.label === 'value') value ??= part.number;
    else if (part.label === 'time') time ??= part.number;
    else if (part.label === 'risk') risk ??= part.number;
    else if (part.label === 'size') size ??= part.number;
  }
  if (value === undefined || time === undefined || risk === undefined || size === undefined) return undefined;
  return size > 0 ? (value + time + risk) / size : undefined;
}
