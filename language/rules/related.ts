/** What stands beside a problem: the places that it is about, and what it explains. */
import { locate } from '../edits/places.ts';
import type { Problem } from './problem.ts';
import type { Related } from './rule.ts';

type Places = Problem['related'];

/** So many places are listed beside one problem; the last of them says how many more there are. */
const mostRelated = 50;

/** So many of what it explains are counted: in a chain of thousands each explains all below it. */
export const mostExplained = 1000;

/** The places in the order of the files and their text; `isMore` where not all are among them. */
export function relatedPlaces(related: readonly Related[], isMore: boolean): Places {
  const places = related.flatMap(placeOf).sort(compareRelated);
  const first = places.slice(0, mostRelated);
  const last = first.at(-1);
  const more = places.length - first.length;
  if (!last || more === 0) return first;
  const count = `${isMore ? 'more than ' : ''}${more.toLocaleString('en')}`;
  return [...first.slice(0, -1), { ...last, message: `${last.message} And ${count} more.` }];
}

function placeOf({ at, message }: Related): Places {
  const located = locate(at);
  return located ? [{ path: located.file.path, span: located.span, message }] : [];
}

function compareRelated(a: Places[number], b: Places[number]): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : a.span.start - b.span.start;
}
