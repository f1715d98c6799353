/** One change in words: what was stated, what is stated now, and no more of either than differs. */
import { shortened } from '../syntax/shortened.ts';
import type { Change } from './changes.ts';
import { namesIn } from './group-words.ts';
import { called } from './words.ts';
import { writtenKeys } from './written-keys.ts';

/** `budget 3M → 4M EUR per year`, `supports no longer TrustedBank`. */
export function changeText(change: Change): string {
  const { type, property = '', before, after, element } = change;
  if (type === 'reordered') return orderText(change);
  if (type === 'added') return `${called(element)} is new`;
  if (type === 'removed') return `${called(element)} is gone`;
  const word = property.replaceAll('-', ' ');
  if (before === undefined) return `${word} ${quoted(after ?? '')}, not stated before`;
  if (after === undefined) return `${word} ${quoted(before)}, no longer stated`;
  return `${word} ${isList(property) ? listText(before, after) : valueText(before, after)}`;
}

/** More are counted. */
const mostPlaces = 4;

/** `E4 from place 4 to place 1`. */
function orderText({ before, after }: Change): string {
  const old = new Map(namesIn(before).map(nameAndPlace));
  const told = namesIn(after).map((text) => {
    const [name, place] = nameAndPlace(text);
    return `${name} from place ${old.get(name) ?? ''} to place ${place}`;
  });
  const rest = told.length - mostPlaces;
  return rest > 1 ? `${told.slice(0, mostPlaces).join(', ')}, and ${rest} more` : told.join(', ');
}

function nameAndPlace(text: string): readonly [name: string, place: string] {
  const at = text.lastIndexOf(' ');
  return [text.slice(0, at), text.slice(at + 1)];
}

/** Whether commas stand between what it names, and not in a text that somebody wrote. */
function isList(property: string): boolean {
  // A key of no table is a role's, and names those who have it; or what a measure goes from, to, and is now.
  return property !== 'title' && property !== 'documentation' && !writtenKeys.has(property);
}

/** What both have in common is no news. */
function listText(before: string, after: string): string {
  const [old, now] = [namesIn(before), namesIn(after)];
  const gone = old.filter((name) => !now.includes(name)).join(', ');
  const come = now.filter((name) => !old.includes(name)).join(', ');
  // The same word several times is a list of another kind.
  if ((gone === '') === (come === '')) return gone === '' ? valueText(before, after) : valueText(gone, come);
  return come === '' ? `no longer ${gone}` : `also ${come}`;
}

function valueText(before: string, after: string): string {
  const [old, now] = isLong(before) && isLong(after) ? differing(before, after) : [before, after];
  // An arrow, or the end of a sentence, inside a value is not ours.
  const isPlain = [before, after].every((text) => quoted(text) === text);
  return isPlain ? `${withoutUnit(old, now)} → ${now}` : `“${shortened(old, longest)}” → “${shortened(now, longest)}”`;
}

/** `3M → 4M EUR per year`: what both are measured in is said once. */
function withoutUnit(old: string, now: string): string {
  const [unit] = /(?<=^[\d._]+[kMB]?) [^\d,]+$/.exec(now) ?? [];
  return unit !== undefined && old.endsWith(unit) && /^[\d._]+[kMB]?$/.test(old.slice(0, -unit.length))
    ? old.slice(0, -unit.length)
    : old;
}

const long = 60;
const longest = 160;

function isLong(text: string): boolean {
  return text.length > long;
}

function quoted(text: string): string {
  return isLong(text) || /\u2192|[.!?]$/.test(text) ? `“${shortened(text, longest)}”` : text;
}

/** As many words around what differs as say where that is. */
const around = 3;

/** The part of two texts that differs: `… money for customers: cards …`. */
function differing(before: string, after: string): readonly [string, string] {
  const [old, now] = [before.split(/\s+/), after.split(/\s+/)];
  const fewest = Math.min(old.length, now.length);
  let start = 0;
  while (start < fewest && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < fewest - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  const part = (words: readonly string[]): string => {
    const [from, to] = [Math.max(0, start - around), Math.min(words.length, words.length - end + around)];
    const text = shortened(words.slice(from, to).join(' '), longest);
    return `${from > 0 ? '… ' : ''}${text}${to < words.length ? ' …' : ''}`;
  };
  return [part(old), part(now)];
}
