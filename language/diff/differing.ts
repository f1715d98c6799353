/**
 * Which elements of two versions may differ, told without making anything of them: what says the same words about the same
 * elements is the same.
 */
import { inLinks, type Element, type Link } from '../binding/element.ts';
import { namedPerson } from './canonical.ts';
import type { Statement } from '../syntax/summary.ts';
import type { Version } from './version.ts';

const known = new WeakMap<Version, WeakMap<Version, ReadonlySet<string>>>();

/** The identities that only one version has, and of what both have all but what is certainly the same. */
export function differing(a: Version, b: Version): ReadonlySet<string> {
  const of = known.get(a) ?? new WeakMap<Version, ReadonlySet<string>>();
  known.set(a, of);
  let ids = of.get(b);
  if (!ids) of.set(b, (ids = findDiffering(a, b)));
  return ids;
}

function findDiffering(a: Version, b: Version): ReadonlySet<string> {
  const found = new Set<string>();
  const isSame = (x: Element | undefined, y: Element | undefined): boolean =>
    x && y ? a.idOf(x) === b.idOf(y) : x === y;
  for (const [id, element] of a.elements) {
    const other = b.elements.get(id);
    if (!other || !isUntouched(element, other, isSame)) found.add(id);
  }
  for (const id of b.elements.keys()) if (!a.elements.has(id)) found.add(id);
  return found;
}

type IsSame = (a: Element | undefined, b: Element | undefined) => boolean;

/** Asks for all that an item is made of. Where links hang in another order this says too little, and never too much. */
function isUntouched(a: Element, b: Element, isSame: IsSame): boolean {
  if (!haveSameWords(a, b)) return false;
  if (!areAlike(a.firstParent, b.firstParent, isSame) || !areAlike(a.firstOut, b.firstOut, isSame)) return false;
  if (!areRankedAlike(a, b, isSame)) return false;
  if (a.kind === 'backlog') return areOrderedAlike(a.links('ranks'), b.links('ranks'), isSame);
  return a.kind !== 'person' || a.declaration?.title !== undefined || namedPerson(a) === namedPerson(b);
}

/** The versions share the declarations of every file that nobody edited; others are compared as they are written. */
function haveSameWords(a: Element, b: Element): boolean {
  const [left, right] = [a.declaration, b.declaration];
  if (left === right) return true;
  if (!left || !right || left.kind !== right.kind || left.title !== right.title || left.doc !== right.doc) return false;
  return (
    left.statements.length === right.statements.length &&
    left.statements.every((each, at) => isWrittenAlike(each, a, right.statements[at], b))
  );
}

function isWrittenAlike(x: Statement, a: Element, y: Statement | undefined, b: Element): boolean {
  return x.key === y?.key && x.status === y.status && valuesText(x, a) === valuesText(y, b);
}

function valuesText({ valuesSpan: { start, end } }: Statement, { file }: Element): string | undefined {
  return file?.text.slice(start, end);
}

/** The links from these on, the next ones of their elements included. */
function areAlike(a: Link | undefined, b: Link | undefined, isSame: IsSame): boolean {
  let [left, right] = [a, b];
  for (; left && right; [left, right] = [left.nextOut, right.nextOut]) if (!isAlike(left, right, isSame)) return false;
  return left === right;
}

function isAlike(a: Link, b: Link, isSame: IsSame): boolean {
  return (
    a.relation === b.relation &&
    a.status === b.status &&
    a.key === b.key &&
    a.statement === b.statement &&
    a.value === b.value &&
    isSame(a.target, b.target) &&
    (a.stater === a.subject ? b.stater === b.subject : haveSameWords(a.stater, b.stater))
  );
}

/** The backlogs that rank an element. */
function areRankedAlike(a: Element, b: Element, isSame: IsSame): boolean {
  const [left, right] = [inLinks(a, 'ranks'), inLinks(b, 'ranks')];
  return left.length === right.length && left.every(({ subject }, at) => isSame(subject, right[at]?.subject));
}

function areOrderedAlike(a: readonly Link[], b: readonly Link[], isSame: IsSame): boolean {
  return (
    a.length === b.length &&
    a.every(({ target, name }, at) => isSame(target, b[at]?.target) && (target !== undefined || name === b[at]?.name))
  );
}
