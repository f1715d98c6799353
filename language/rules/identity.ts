/** What makes a problem the same problem in another version of the text: its rule, its element and its facts. */
import type { Element, FileRecord } from '../binding/element.ts';
import { locate, type Place } from '../edits/places.ts';
import type { Problem, ProblemIdentity } from './problem.ts';

/** `file` is the file in which the problem stands. */
export function problemIdentity({ rule, element, finding, path, span }: Problem, file: FileRecord): ProblemIdentity {
  if (!finding) {
    const text = file.text.slice(span.start, span.end).slice(0, 80);
    return element === undefined ? { rule, facts: [path, text] } : { rule, element, facts: [text] };
  }
  const { at, related = [], data = {} } = finding;
  const places = [at, ...related.map((each) => each.at)].flatMap((place) => factAt(place, finding.element));
  const more = Object.keys(data).map((name) => `${name}: ${data[name] ?? ''}`);
  return { rule, ...(element === undefined ? {} : { element }), facts: [...new Set([...places, ...more])].sort() };
}

/** What stands at a place: a name or a value as written, and of another element which one it is. */
function factAt(place: Place, about: Element): readonly string[] {
  const located = place.part === 'value' ? locate(place) : undefined;
  const word = located?.file.text.slice(located.span.start, located.span.end);
  const own = word ?? place.key;
  const isElsewhere = place.element !== about && place.element.kind !== 'file';
  if (!isElsewhere) return own === undefined ? [] : [own];
  return [own === undefined ? place.element.id : `${place.element.id} ${own}`];
}

/**
 * One string for an identity, for tables and fingerprints. What concerns several elements stands at the first of them in
 * the text, which is another one once a file has another name: so the string says of each what is amiss there, and not
 * at which of them it is told.
 */
export function identityKey({ rule, element = '', facts }: ProblemIdentity): string {
  const elsewhere = facts.filter((fact) => ofElement.test(fact));
  const own = facts.filter((fact) => !ofElement.test(fact));
  const parts = own.length === 0 ? [element] : own.map((fact) => `${element} ${fact}`);
  return JSON.stringify([rule, ...[...parts, ...elsewhere].sort()]);
}

/** A fact of another element starts with its identity; no value does, and what a rule adds has a space after its colon. */
const ofElement = /^[a-z-]+:[^\s/]/;
