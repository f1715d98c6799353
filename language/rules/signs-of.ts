/**
 * Which signs an element shows: looked at once for all rules. Nothing is looked at but what the element says itself and
 * where its own links lead. When that changes it is judged again, whoever has read it, so that no reader has to be noted.
 */
import { isOwned, type Element, type Link } from '../binding/element.ts';
import { hasTwice } from '../binding/unique.ts';
import type { Statement, Value } from '../syntax/summary.ts';
import { signs } from './signs.ts';
import { isAdrift, isMisplaced } from './stated.ts';

/** The signs that an element shows, as bits; those that cost more than a glance only where they are wanted. */
export function signsOf(element: Element, wanted: number): number {
  const { declaration } = element;
  const inText = declaration ? signsOfText(declaration.statements) : 0;
  return inText | signsOfHead(element) | signsOfLinks(element, wanted);
}

function signsOfText(statements: readonly Statement[]): number {
  let shown = hasTwice(statements, keyOf) ? signs.keyTwice : 0;
  // By index: it is done for each value of the organisation, and a loop over values makes an object for each.
  for (let at = 0; at < statements.length; at += 1) shown |= signsOfStatement(statements[at] as Statement);
  return shown;
}

function signsOfStatement({ status, values }: Statement): number {
  let shown = 0;
  // By index, as above: no place is empty.
  for (let at = 0; at < values.length; at += 1) shown |= signsOfValue(values[at] as Value);
  return status === 'known' ? shown : shown | signsOfLine(status, shown);
}

function signsOfValue(value: Value): number {
  switch (value.type) {
    case 'reference':
      return value.share === undefined ? 0 : signs.share;
    case 'person':
      return (
        signs.person |
        (value.share === undefined ? 0 : signs.share) |
        (value.title === undefined ? 0 : signs.personNamed)
      );
    case 'vacant':
      return signs.vacancy;
    case 'approval':
      return value.person === undefined ? 0 : signs.person;
    case 'invalid':
      return signs.invalidValue;
    default:
      return 0;
  }
}

function signsOfLine(status: Statement['status'], shownByValues: number): number {
  if (status === 'misplaced') return signs.misplacedLine;
  if (status === 'word') return signs.strangeLine;
  return shownByValues & (signs.person | signs.vacancy) ? signs.roleLine : signs.roleLine | signs.strangeLine;
}

function keyOf({ key }: Statement): string {
  return key;
}

function signsOfHead(element: Element): number {
  const { kind, declaration, entry, rank } = element;
  let shown = rank > 0 || entry?.nextSpelling ? signs.namesake : 0;
  if (isOwned(element)) shown |= signs.owned;
  if (kind === 'unknown' || (kind !== 'file' && declaration?.written !== kind)) shown |= signs.strangeKind;
  if (isMisplaced(element) || isAdrift(element)) shown |= signs.astray;
  return shown;
}

function signsOfLinks({ firstParent, firstOut, firstIn }: Element, wanted: number): number {
  let shown = firstParent?.nextOut ? signs.manyPlaces : 0;
  if (isNowhere(firstParent)) shown |= signs.apart;
  if (hasDoubtful(firstParent) || hasDoubtful(firstOut)) shown |= signs.doubtfulReference;
  if (wanted & signs.manyBacklogs && isRankedTwice(firstIn)) shown |= signs.manyBacklogs;
  return shown;
}

function isNowhere(firstParent: Link | undefined): boolean {
  for (let link = firstParent; link; link = link.nextOut) if (link.target) return false;
  return true;
}

function hasDoubtful(firstOut: Link | undefined): boolean {
  for (let link = firstOut; link; link = link.nextOut) if (link.status !== 'resolved') return true;
  return false;
}

function isRankedTwice(firstIn: Link | undefined): boolean {
  let isRanked = false;
  for (let link = firstIn; link; link = link.nextIn) {
    if (link.relation !== 'ranks') continue;
    if (isRanked) return true;
    isRanked = true;
  }
  return false;
}
