/** Edits of backlogs, whose order is their meaning. */
import type { Element, Link } from '../binding/element.ts';
import type { Statement } from '../syntax/summary.ts';
import { numberOf, wsjfOf } from '../model/queries.ts';
import { itemsOf, rankedIn, type Ranked } from '../model/ranks.ts';
import { removeDeclaration } from './declarations.ts';
import { piecesOf } from './pieces.ts';
import { atValue } from './places.ts';
import { eolOf, indentAt, indented, replaceAt, stepOf, type TextEdit } from './text-edits.ts';

/**
 * The items of two backlogs as one list in the first: each list keeps its order, and of the two that are next the one
 * with the higher WSJF comes first; where one has none, the one that stands higher in its own list. What is in both
 * stands once, and stated ranks are numbered anew.
 */
export function mergeBacklogs(first: Element, second: Element): readonly TextEdit[] {
  const ranks = numberedAnew(joined(first, second).flatMap(({ item }) => item ?? []));
  const moved = [first, second].flatMap(({ file, declaration }) =>
    file && declaration ? [{ path: file.path, span: declaration.span }] : [],
  );
  const elsewhere = ranks.filter((edit) => !moved.some((each) => isInside(edit, each)));
  return [...rewritten(first, joined(first, second, ranks)), ...removeDeclaration(second), ...elsewhere];
}

/**
 * The items of a backlog by WSJF, the highest first. What has none, or is pinned, keeps its place. Where all state
 * their ranks, the ranks go to other items and the lines stay; where only some do, nobody knows the order.
 */
export function sortBacklog(backlog: Element): readonly TextEdit[] {
  const ranked = rankedIn(backlog);
  if (ranked.length > 0) return ranked.length < itemsOf(backlog).length ? [] : rerankedByWsjf(ranked);
  const entries = entriesOf(backlog);
  const judged = entries.filter(({ wsjf, isPinned }) => wsjf !== undefined && !isPinned);
  const queue = [...judged].sort((a, b) => (b.wsjf ?? 0) - (a.wsjf ?? 0));
  const ordered = entries.map((entry) => (judged.includes(entry) ? (queue.shift() ?? entry) : entry));
  return backlog.declaration?.block ? rewritten(backlog, ordered) : [];
}

/** Numbers the items from one on, in the order given. */
export function renumbered(items: readonly Ranked[]): readonly TextEdit[] {
  return items.flatMap(({ item, rank }, index) =>
    rank === index + 1 ? [] : replaceAt(atValue(item, 'rank'), String(index + 1)),
  );
}

/** Those of the items that state a rank, from one on. */
function numberedAnew(items: readonly Element[]): readonly TextEdit[] {
  return renumbered(items.flatMap((item) => rankOf(item) ?? []));
}

function rankOf(item: Element): Ranked | undefined {
  const rank = numberOf(item, 'rank');
  return rank === undefined ? undefined : { item, rank };
}

function isInside({ path, span }: TextEdit, around: Pick<TextEdit, 'path' | 'span'>): boolean {
  return path === around.path && span.start >= around.span.start && span.end <= around.span.end;
}

/** The ranks stay, and go to other items: the highest WSJF first; what has none, or is pinned, keeps its own. */
function rerankedByWsjf(ranked: readonly Ranked[]): readonly TextEdit[] {
  const isJudged = ({ item }: Ranked): boolean => item.statements('pinned').length === 0 && wsjfOf(item) !== undefined;
  const judged = [...ranked].sort((a, b) => a.rank - b.rank).filter(isJudged);
  const sorted = [...judged].sort((a, b) => (wsjfOf(b.item) ?? 0) - (wsjfOf(a.item) ?? 0));
  return sorted.flatMap(({ item, rank }, index) => {
    const wanted = judged[index]?.rank ?? rank;
    return wanted === rank ? [] : replaceAt(atValue(item, 'rank'), String(wanted));
  });
}

/** The block of a backlog with other entries in it. */
function rewritten({ file, declaration }: Element, entries: readonly Entry[]): readonly TextEdit[] {
  if (!file || !declaration) return [];
  const end = eolOf(file.text);
  const outer = indentAt(file.text, declaration.span.start);
  const lines = entries.flatMap((entry, index) => {
    const before = entries[index - 1];
    const isApart = before !== undefined && (isLarge(before) || isLarge(entry));
    return [...(isApart ? [''] : []), ...entry.text.split('\n')];
  });
  const body = indented(lines.join('\n'), `${outer}${stepOf(file.text)}`, file.text);
  const at = declaration.block ?? { start: declaration.head.end, end: declaration.head.end };
  return [{ path: file.path, span: at, newText: `${declaration.block ? '' : ' '}{${end}${body}${end}${outer}}` }];
}

/** A declaration of several lines, which a blank line sets apart, as the formatter does. */
function isLarge({ text, item, isNamed }: Entry): boolean {
  const lines = text.split('\n').filter((line) => !line.trimStart().startsWith('//'));
  return item !== undefined && isNamed !== true && lines.length > 1;
}

type Entry = {
  readonly text: string;
  /** Absent for a comment that stands last, and for what means nothing. */
  readonly item?: Element;
  readonly wsjf: number | undefined;
  readonly isPinned?: boolean;
  /** It is declared elsewhere, and only named here. */
  readonly isNamed?: boolean;
};

/** What stands in a backlog, each with the comments above it and at the end of its line. */
function entriesOf(backlog: Element, edits: readonly TextEdit[] = []): readonly Entry[] {
  return piecesOf(backlog, edits).map(({ text, statement, child }) => {
    const item = child ?? (statement && rankedBy(backlog, statement));
    return {
      text,
      ...(item ? { item, isNamed: item !== child } : {}),
      wsjf: item ? wsjfOf(item) : undefined,
      isPinned: item !== undefined && item.statements('pinned').length > 0,
    };
  });
}

/** The item that a line of a backlog names. */
function rankedBy(backlog: Element, statement: Statement): Element | undefined {
  const nth = backlog.declaration?.statementsOf(statement.key).indexOf(statement);
  const isIts = ({ key, statement: at, stater }: Link): boolean =>
    key === statement.key && at === nth && stater === backlog;
  return backlog.links('ranks').find(isIts)?.target;
}

/** The entries of both, with some edits made in their texts. */
function joined(first: Element, second: Element, edits: readonly TextEdit[] = []): readonly Entry[] {
  const inOrder = [first, second].map((backlog) => byRank(entriesOf(backlog, edits)));
  return eachOnce(interleaved(inOrder[0] ?? [], inOrder[1] ?? []));
}

/** By rank where every item states one, as the lines stand elsewhere. */
function byRank(entries: readonly Entry[]): readonly Entry[] {
  const ranks = new Map(entries.map((entry) => [entry, entry.item && numberOf(entry.item, 'rank')]));
  if (entries.some((entry) => entry.item && ranks.get(entry) === undefined)) return entries;
  return [...entries].sort((a, b) => (ranks.get(a) ?? Infinity) - (ranks.get(b) ?? Infinity));
}

/** What stands twice stays where it stands first, with its declaration; comments are kept. */
function eachOnce(entries: readonly Entry[]): readonly Entry[] {
  const once = new Map<Element | Entry, Entry>();
  for (const entry of entries) {
    const key = entry.item ?? entry;
    const before = once.get(key);
    if (!before) once.set(key, entry);
    else {
      const [declared, named] = before.isNamed === true ? [entry, before] : [before, entry];
      once.set(key, { ...declared, text: [...commentsIn(named.text), declared.text].join('\n') });
    }
  }
  return [...once.values()];
}

/** A name holds no slash. */
function commentsIn(text: string): readonly string[] {
  return text.match(/\/\/.*|\/\*[\s\S]*?\*\//g) ?? [];
}

function interleaved(first: readonly Entry[], second: readonly Entry[]): readonly Entry[] {
  const merged: Entry[] = [];
  let [left, right] = [0, 0];
  while (left < first.length || right < second.length) {
    const [a, b] = [first[left], second[right]];
    const isSecondNext = !a || (b !== undefined && comesBefore(b, right, a, left));
    const next = isSecondNext ? b : a;
    if (isSecondNext) right += 1;
    else left += 1;
    if (next) merged.push(next);
  }
  return merged;
}

function comesBefore(b: Entry, rank: number, a: Entry, otherRank: number): boolean {
  return a.wsjf !== undefined && b.wsjf !== undefined ? b.wsjf > a.wsjf : rank < otherRank;
}
