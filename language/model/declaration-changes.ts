/** What differs between two texts of one declaration. */
import type { Declaration, Span, Statement } from '../syntax/summary.ts';

/** The texts of a file before and after, and what they have in common, so that most lines need no comparing. */
export class TextChange {
  readonly before: string;
  readonly after: string;
  private readonly prefix: number;
  private readonly suffix: number;

  constructor(before: string, after: string) {
    this.before = before;
    this.after = after;
    this.prefix = commonPrefix(before, after);
    this.suffix = commonSuffix(before, after, this.prefix);
  }

  /** Whether two spans, one of each text, hold the same characters. */
  isSame(beforeStart: number, beforeEnd: number, afterStart: number, afterEnd: number): boolean {
    const length = beforeEnd - beforeStart;
    if (afterEnd - afterStart !== length) return false;
    if (beforeStart === afterStart && beforeEnd <= this.prefix) return true;
    const isBehind = beforeStart >= this.before.length - this.suffix;
    if (isBehind && this.before.length - beforeStart === this.after.length - afterStart) return true;
    return this.before.slice(beforeStart, beforeEnd) === this.after.slice(afterStart, afterEnd);
  }
}

const chunk = 4096;

/** Compares piece by piece, since comparing pieces is what the machine does fastest. */
function commonPrefix(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at + chunk <= most && a.slice(at, at + chunk) === b.slice(at, at + chunk)) at += chunk;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return at;
}

/** As `commonPrefix`, from the end, and no further than the prefix. */
function commonSuffix(a: string, b: string, prefix: number): number {
  const most = Math.min(a.length, b.length) - prefix;
  const piece = (text: string, at: number): string => text.slice(text.length - at - chunk, text.length - at);
  let at = 0;
  while (at + chunk <= most && piece(a, at) === piece(b, at)) at += chunk;
  while (at < most && a.charCodeAt(a.length - at - 1) === b.charCodeAt(b.length - at - 1)) at += 1;
  return at;
}

const noKeys: ReadonlySet<string> = new Set();

/** The keys whose statements differ between two declarations of one element. */
export function changedKeys(before: Declaration, after: Declaration, change: TextChange): ReadonlySet<string> {
  const [old, young] = [before.statements, after.statements];
  const isSame =
    old.length === young.length &&
    young.every((statement, index) => {
      const other = old[index];
      return other !== undefined && sameStatement(other, statement, change);
    });
  if (isSame) return noKeys;
  const changed = differingKeys(textByKey(before, change.before), textByKey(after, change.after));
  return addMoved(changed, old, young);
}

function sameStatement(a: Statement, b: Statement, change: TextChange): boolean {
  if (a.key !== b.key || a.status !== b.status) return false;
  const [before, after] = [tellingSpan(a), tellingSpan(b)];
  return change.isSame(before.start, before.end, after.start, after.end);
}

/** What a statement says beside its key. A backlog's line has no values but the word that is its key. */
function tellingSpan({ key, keySpan, valuesSpan }: Statement): Span {
  return key === 'ranks' ? keySpan : valuesSpan;
}

function differingKeys(old: ReadonlyMap<string, string>, young: ReadonlyMap<string, string>): Set<string> {
  const changed = new Set<string>();
  for (const [key, text] of old) if (young.get(key) !== text) changed.add(key);
  for (const key of young.keys()) if (!old.has(key)) changed.add(key);
  return changed;
}

/** Adds the keys that stand in another order than before among those that say the same: the first of some may be told of. */
function addMoved(changed: Set<string>, old: readonly Statement[], young: readonly Statement[]): ReadonlySet<string> {
  const isSame = ({ key }: Statement): boolean => !changed.has(key);
  const [before, after] = [old.filter(isSame), young.filter(isSame)];
  for (let at = 0; at < after.length; at += 1) {
    const [was, is] = [before[at]?.key, after[at]?.key];
    if (was !== undefined && is !== undefined && was !== is) changed.add(was).add(is);
  }
  return changed;
}

function textByKey({ statements }: Declaration, text: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const statement of statements) {
    const { start, end } = tellingSpan(statement);
    // Without its colon a key is a word that means nothing.
    texts.set(
      statement.key,
      `${texts.get(statement.key) ?? ''}\n${statement.status} ${text.slice(start, Math.max(start, end))}`,
    );
  }
  return texts;
}

/** How a backlog's lines and the items declared between them take turns: together they are one order. */
export function interleaving(declarations: readonly Declaration[], index: number): string {
  const backlog = declarations[index];
  if (backlog?.kind !== 'backlog' || backlog.statements.length === 0) return '';
  const starts = backlog.statements.map(({ offset }) => ({ offset, turn: 'line' }));
  const { end } = backlog.span;
  for (let at = index + 1; at < declarations.length; at += 1) {
    const item = declarations[at];
    if (!item || item.offset >= end) break;
    if (item.parent === index) starts.push({ offset: item.offset, turn: 'item' });
  }
  return starts
    .sort((a, b) => a.offset - b.offset)
    .map(({ turn }) => turn)
    .join(' ');
}
