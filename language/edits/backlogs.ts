/** Edits of backlogs, whose order is their meaning. */
import type { Element, Link } from '../binding/element.ts';
import type { Statement } from '../syntax/summary.ts';
import { wsjfOf } from '../model/queries.ts';
import { removeDeclaration } from './declarations.ts';
import { piecesOf } from './pieces.ts';
import { eolOf, indentAt, type TextEdit } from './text-edits.ts';

/**
 * The items of two backlogs as one list in the first: each list keeps its order, and of the two that are next the one
 * with the higher WSJF comes first; where one has none, the one that stands higher in its own list.
 */
export function mergeBacklogs(first: Element, second: Element): readonly TextEdit[] {
  const { file, declaration } = first;
  if (!file || !declaration) return [];
  const end = eolOf(file.text);
  const outer = indentAt(file.text, declaration.span.start);
  const lines = interleaved(entriesOf(first), entriesOf(second)).flatMap(({ text }) => text.split('\n'));
  const body = lines.map((line) => (line === '' ? end : `${end}${outer}  ${line}`)).join('');
  const at = declaration.block ?? { start: declaration.head.end, end: declaration.head.end };
  const lead = declaration.block ? '' : ' ';
  return [{ path: file.path, span: at, newText: `${lead}{${body}${end}${outer}}` }, ...removeDeclaration(second)];
}

/** The items of a backlog by WSJF, the highest first. What has none, or is pinned, keeps its place. */
export function sortBacklog(backlog: Element): readonly TextEdit[] {
  const { file, declaration } = backlog;
  const block = declaration?.block;
  if (!file || !declaration || !block) return [];
  const entries = entriesOf(backlog);
  const judged = entries.filter(({ wsjf, isPinned }) => wsjf !== undefined && !isPinned);
  const sorted = [...judged].sort((a, b) => (b.wsjf ?? 0) - (a.wsjf ?? 0));
  const queue = [...sorted];
  const ordered = entries.map((entry) => (judged.includes(entry) ? (queue.shift() ?? entry) : entry));
  const end = eolOf(file.text);
  const outer = indentAt(file.text, declaration.span.start);
  const lines = ordered.flatMap(({ text }) => text.split('\n'));
  const body = lines.map((line) => (line === '' ? end : `${end}${outer}  ${line}`)).join('');
  return [{ path: file.path, span: block, newText: `{${body}${end}${outer}}` }];
}

type Entry = { readonly text: string; readonly wsjf: number | undefined; readonly isPinned?: boolean };

/** What stands in a backlog, each with the comments above it and at the end of its line. */
function entriesOf(backlog: Element): readonly Entry[] {
  return piecesOf(backlog).map(({ text, statement, child }) => {
    const item = child ?? (statement && rankedBy(backlog, statement));
    return {
      text,
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
