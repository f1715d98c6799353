/**
 * Lists of the links that hang on an element. They are gone through twice, to count them and to put them into a list of just
 * that length: one that grows takes three times the memory, and such lists are made by the hundred thousand. New links hang
 * at the head of theirs, so that a list that is filled from behind is nearly always in order already.
 */
import type { ElementKind } from '../syntax/summary.ts';
import { listOf } from './list-of.ts';
import { unique } from './unique.ts';

/** A link, as far as it matters here: `element.ts`, which has all of it, needs these lists itself. */
type Hanging<L> = {
  readonly relation: string;
  readonly subject: { readonly kind: ElementKind };
  readonly nextOut: L | undefined;
  readonly nextIn: L | undefined;
};

const none: readonly never[] = [];

/** The links from one on that lead out of its subject, of one relation where one is named, after those that were found before. */
export function collectOut<L extends Hanging<L>>(
  first: L | undefined,
  relation: L['relation'] | undefined,
  before: readonly L[],
): readonly L[] {
  let count = before.length;
  for (let link = first; link; link = link.nextOut) if (isOf(link, relation)) count += 1;
  if (count === before.length) return before;
  const links = listAfter(before, count);
  for (let link = first; link; link = link.nextOut) if (isOf(link, relation)) links[(count -= 1)] = link;
  return links;
}

/**
 * The same of the links that lead to a target. It is written once more, since one function that asks at each link which way
 * it goes takes a twentieth more time, and a check goes through these lists millions of times.
 */
export function collectIn<L extends Hanging<L>>(
  first: L | undefined,
  relation: L['relation'] | undefined,
  before: readonly L[],
): readonly L[] {
  let count = before.length;
  for (let link = first; link; link = link.nextIn) if (isOf(link, relation)) count += 1;
  if (count === before.length) return before;
  const links = listAfter(before, count);
  for (let link = first; link; link = link.nextIn) if (isOf(link, relation)) links[(count -= 1)] = link;
  return links;
}

/** Those of them whose subject is of certain kinds; of any where none is named. */
export function collectChildren<L extends Hanging<L>>(
  first: L | undefined,
  kinds: readonly ElementKind[],
): readonly L[] {
  let count = 0;
  for (let link = first; link; link = link.nextIn) if (isOfKinds(link.subject, kinds)) count += 1;
  if (count === 0) return none;
  const links = listOf<L>(count);
  for (let link = first; link; link = link.nextIn) if (isOfKinds(link.subject, kinds)) links[(count -= 1)] = link;
  return links;
}

/** Where links lead, each once. */
export function distinctTargets<E>(links: readonly { readonly target: E | undefined }[]): readonly E[] {
  const targets = listOf<E>(links.length);
  let count = 0;
  for (let at = 0; at < links.length; at += 1) {
    const target = links[at]?.target;
    if (target) targets[count++] = target;
  }
  targets.length = count;
  return unique(targets);
}

function isOf(link: { readonly relation: string }, relation: string | undefined): boolean {
  return relation === undefined || link.relation === relation;
}

function isOfKinds({ kind }: { readonly kind: ElementKind }, kinds: readonly ElementKind[]): boolean {
  return kinds.length === 0 || kinds.includes(kind);
}

function listAfter<L>(before: readonly L[], length: number): L[] {
  const links = listOf<L>(length);
  for (let at = 0; at < before.length; at += 1) links[at] = before[at] as L;
  return links;
}
