/**
 * Where an element that a baseline knows is gone, and another has just what was wrong with it: perhaps it has another name
 * and nothing says so. Nobody can know, so that this is told and never assumed: a problem of a new element is a new one.
 */
import type { Element } from '../binding/element.ts';
import type { Model } from '../model/model.ts';
import { identityKey } from './identity.ts';
import type { ProblemIdentity } from './problem.ts';
import { listed } from './rule.ts';
import { inWords, nameOf, the } from './words.ts';

/** What may have been renamed: a name that is gone, the elements that have its problems, and how many of them. */
export type PerhapsRenamed = {
  readonly before: string;
  readonly now: readonly Element[];
  readonly problems: readonly ProblemIdentity[];
};

/**
 * By the names that are gone, in their order. `gone` are the problems of a baseline that are not there any more, `fresh`
 * those that it does not know, and `known` all that it has: who is named there already is not the new name of another.
 */
export function perhapsRenamed(
  gone: readonly ProblemIdentity[],
  fresh: readonly ProblemIdentity[],
  { known, model }: { readonly known: readonly ProblemIdentity[]; readonly model: Model },
): readonly PerhapsRenamed[] {
  const knownNames = new Set(known.flatMap((problem) => namesIn(problem).map(({ name }) => name)));
  const elements = elementsByName(model);
  const bearers = bearersByShape(fresh, knownNames, elements);
  const found = new Map<string, { readonly now: Set<Element>; readonly problems: Set<ProblemIdentity> }>();
  for (const problem of gone)
    for (const name of goneNames(problem, elements))
      for (const element of bearers.get(shapeOf(problem, name)) ?? []) {
        const own = found.get(name) ?? { now: new Set(), problems: new Set() };
        own.now.add(element);
        own.problems.add(problem);
        found.set(name, own);
      }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([before, { now, problems }]) => ({ before, now: [...now], problems: [...problems] }));
}

/** What to say of it: what is gone, what has its problems now, and what to do if that is the same. */
export function tellRenamed({ before, now, problems }: PerhapsRenamed): string {
  const { length } = problems;
  const count = length === 1 ? 'one problem' : `${inWords(length)} problems`;
  const advice = `\`was: ${before}\` there, and the baseline knows ${length === 1 ? 'it' : 'them'} again.`;
  const [first] = now;
  if (first && now.length === 1)
    return `\`${before}\` is gone from the model, and ${the(first)} has ${count} that it had. If only the name changed, write ${advice}`;
  const some = now.slice(0, mostNamed).map((element) => nameOf(element).slice(1, -1));
  const names = now.length > mostNamed ? `${some.map((each) => `\`${each}\``).join(', ')} and others` : listed(some);
  return `\`${before}\` is gone from the model, and ${count} that it had ${length === 1 ? 'is' : 'are'} found at ${names} now. If it is one of them, write ${advice}`;
}

const mostNamed = 3;

/**
 * The elements with names of their own at which there are new problems, by what these say without the name: of thousands
 * alike as many as are named, and one more.
 */
function bearersByShape(
  fresh: readonly ProblemIdentity[],
  knownNames: ReadonlySet<string>,
  elements: Elements,
): ReadonlyMap<string, readonly Element[]> {
  const bearers = new Map<string, Element[]>();
  for (const problem of fresh)
    for (const mention of uniqueNames(namesIn(problem))) {
      const element = knownNames.has(mention.name) ? undefined : meantBy(mention, elements);
      if (!element) continue;
      const shape = shapeOf(problem, mention.name);
      const own = bearers.get(shape);
      if (!own) bearers.set(shape, [element]);
      else if (own.length <= mostNamed) own.push(element);
    }
  return bearers;
}

/** A name in the identity of an element (`team:kite`), with that identity, or alone, as it is written in a text. */
type Mention = { readonly name: string; readonly id?: string };

function goneNames(problem: ProblemIdentity, elements: Elements): readonly string[] {
  return uniqueNames(namesIn(problem).filter((mention) => !meantBy(mention, elements))).map(({ name }) => name);
}

function uniqueNames(mentions: readonly Mention[]): readonly Mention[] {
  return [...new Map(mentions.map((each) => [each.name, each])).values()];
}

function meantBy({ name, id }: Mention, elements: Elements): Element | undefined {
  return elements.get(id ?? name);
}

/** By identity, and by name alone. */
type Elements = ReadonlyMap<string, Element>;

function elementsByName(model: Model): Elements {
  const elements = new Map<string, Element>();
  for (const element of [...model.files()].flatMap((file) => file.elements)) {
    if (element.name !== undefined && !elements.has(element.name)) elements.set(element.name, element);
    elements.set(element.id, element);
  }
  return elements;
}

function namesIn({ element, facts }: ProblemIdentity): readonly Mention[] {
  const words = [element ?? '', ...facts.flatMap((fact) => fact.split(' '))];
  return words.flatMap((word) => {
    const parts = word.split('/');
    return parts.flatMap((part, index) => {
      const name = ofElement.exec(part)?.[1];
      if (name !== undefined) return [{ name, id: parts.slice(0, index + 1).join('/') }];
      return part === '' || part.endsWith(':') ? [] : [{ name: part }];
    });
  });
}

const ofElement = /^[a-z-]+:([^\s/]+)$/;

/** What a problem says but for one name, wherever that stands. */
function shapeOf({ rule, element, facts }: ProblemIdentity, name: string): string {
  const without = (word: string): string =>
    word
      .split('/')
      .map((part) => (part === name || part.endsWith(`:${name}`) ? `${part.slice(0, -name.length)}${blank}` : part))
      .join('/');
  return identityKey({
    rule,
    ...(element === undefined ? {} : { element: without(element) }),
    facts: facts.map((fact) => fact.split(' ').map(without).join(' ')).sort(),
  });
}

/** Stands for a name; no name has it. */
const blank = '*';
