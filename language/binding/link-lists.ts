/** The lists of pointers in which links hang: out of their subject and into their target. */
import type { Distinct } from './distinct.ts';
import type { Element, Link, LinkRelation } from './element.ts';

/** Whether a link out of an element passes a test; makes no list, since it is asked of every element. */
export function someLinkOut({ firstParent, firstOut }: Element, test: (link: Link) => boolean): boolean {
  for (let link = firstParent; link; link = link.nextOut) if (test(link)) return true;
  for (let link = firstOut; link; link = link.nextOut) if (test(link)) return true;
  return false;
}

const noLinks: readonly Link[] = [];

/**
 * The links out of an element that pass a test, in no order; nearly always none. What the test is given beside the link, where
 * it asks for something, is handed through, so that nobody has to make a function for each element.
 */
export function linksOutThat(element: Element, test: (link: Link) => boolean): readonly Link[];
export function linksOutThat<G>(element: Element, test: (link: Link, given: G) => boolean, given: G): readonly Link[];
export function linksOutThat<G>(
  element: Element,
  test: (link: Link, given: G | undefined) => boolean,
  given?: G,
): readonly Link[] {
  const found = thoseThat(element.firstOut, test, given, undefined);
  return thoseThat(element.firstParent, test, given, found) ?? noLinks;
}

function thoseThat<G>(
  first: Link | undefined,
  test: (link: Link, given: G) => boolean,
  given: G,
  before: Link[] | undefined,
): Link[] | undefined {
  let found = before;
  for (let link = first; link; link = link.nextOut) {
    if (!test(link, given)) continue;
    if (found) found.push(link);
    else found = [link];
  }
  return found;
}

/** Notes that the links of a relation into an element have been read; only where somebody takes notes is there a word to make. */
export function noteReadIn(element: Element, relation: LinkRelation): void {
  if (element.onRead) element.noteRead(`<${relation}`);
}

/** Whether more links of a relation lead to an element than some number. */
export function hasMoreLinksTo(element: Element, relation: LinkRelation, number: number): boolean {
  noteReadIn(element, relation);
  let left = number;
  for (let link = relation === 'in' ? element.firstChild : element.firstIn; link; link = link.nextIn)
    if (link.relation === relation && left-- <= 0) return true;
  return false;
}

/** The same of the links out of it. */
export function hasMoreLinks(element: Element, relation: LinkRelation, number: number): boolean {
  element.noteRead(relation);
  let left = number;
  for (let link = relation === 'in' ? element.firstParent : element.firstOut; link; link = link.nextOut)
    if (link.relation === relation && left-- <= 0) return true;
  return false;
}

/** Adds where the links of a relation lead to what was found before; makes no list. */
export function addTargets(element: Element, relation: LinkRelation, found: Distinct<Element>): void {
  element.noteRead(relation);
  for (let link = relation === 'in' ? element.firstParent : element.firstOut; link; link = link.nextOut)
    if (link.relation === relation && link.target) found.add(link.target);
}

/** The link out of an element that a certain word of its text states. */
export function linkOut(
  { firstOut }: Element,
  relation: LinkRelation,
  key: string,
  statement: number,
  value: number,
): Link | undefined {
  for (let link = firstOut; link; link = link.nextOut)
    if (link.relation === relation && link.value === value && link.statement === statement && link.key === key)
      return link;
  return undefined;
}

/** Whether anything refers to an element, or stands in it. */
export function isReferredTo(element: Element): boolean {
  return element.firstIn !== undefined || element.firstChild !== undefined;
}

/** Hangs a link at the head of the list out of its subject. */
export function addOut(link: Link): void {
  const { subject } = link;
  const next = link.relation === 'in' ? subject.firstParent : subject.firstOut;
  link.nextOut = next;
  if (next) next.previousOut = link;
  setFirstOut(link, link);
}

/** Takes a link out of the list out of its subject. */
export function dropOut(link: Link): void {
  const { previousOut, nextOut } = link;
  if (previousOut) previousOut.nextOut = nextOut;
  else setFirstOut(link, nextOut);
  if (nextOut) nextOut.previousOut = previousOut;
  link.previousOut = undefined;
  link.nextOut = undefined;
}

function setFirstOut({ subject, relation }: Link, first: Link | undefined): void {
  if (relation === 'in') subject.firstParent = first;
  else subject.firstOut = first;
}

/** Hangs a link at the head of the list into a target. */
export function addIn(link: Link, target: Element): void {
  const next = link.relation === 'in' ? target.firstChild : target.firstIn;
  link.nextIn = next;
  if (next) next.previousIn = link;
  setFirstIn(link, target, link);
}

/** Takes a link out of the list into a target. */
export function dropIn(link: Link, target: Element): void {
  const { previousIn, nextIn } = link;
  if (previousIn) previousIn.nextIn = nextIn;
  else setFirstIn(link, target, nextIn);
  if (nextIn) nextIn.previousIn = previousIn;
  link.previousIn = undefined;
  link.nextIn = undefined;
}

function setFirstIn({ relation }: Link, target: Element, first: Link | undefined): void {
  if (relation === 'in') target.firstChild = first;
  else target.firstIn = first;
}

/** To how many elements the links of a relation lead; makes no list. */
export function countTargets(element: Element, relation: LinkRelation): number {
  element.noteRead(relation);
  const first = relation === 'in' ? element.firstParent : element.firstOut;
  let count = 0;
  for (let link = first; link; link = link.nextOut) if (link.relation === relation && link.target) count += 1;
  if (count > several) return setOfTargets(first, relation).size;
  let repeated = 0;
  for (let link = first; link; link = link.nextOut)
    if (link.relation === relation && link.target && leadsThere(link.nextOut, relation, link.target)) repeated += 1;
  return count - repeated;
}

/** So many that each with each is compared sooner than a set is made. */
const several = 16;

function leadsThere(from: Link | undefined, relation: LinkRelation, target: Element): boolean {
  for (let link = from; link; link = link.nextOut)
    if (link.target === target && link.relation === relation) return true;
  return false;
}

function setOfTargets(first: Link | undefined, relation: LinkRelation): ReadonlySet<Element> {
  const found = new Set<Element>();
  for (let link = first; link; link = link.nextOut)
    if (link.relation === relation && link.target) found.add(link.target);
  return found;
}
