/**
 * Tables of names. A name that is declared or used stands once, and whatever has it or uses it keeps that entry: a name
 * is looked up when it is read, and never again. Loading a large organisation was mostly looking names up.
 */
import { Name } from './element.ts';

const noNames: readonly Name[] = [];

export class Names {
  /** By the name in small letters: one of its spellings, which leads to the others. */
  private readonly entries = new Map<string, Name>();
  /** How many links use these names, and how many of those wait to be looked up. */
  uses = 0;
  waiting = 0;
  private changed: Name[] = [];
  private unsettled: Name[] = [];

  get(text: string): Name | undefined {
    const first = this.entries.get(folded(text));
    return first && spelt(first, text);
  }

  /** The entry of a name, made where there is none. */
  entry(text: string): Name {
    const key = folded(text);
    const first = this.entries.get(key);
    const known = first && spelt(first, text);
    if (known) return known;
    const made = new Name(text);
    if (first) {
      made.nextSpelling = first.nextSpelling ?? first;
      first.nextSpelling = made;
    } else this.entries.set(key, made);
    return made;
  }

  /** Takes an entry out that nothing has or uses any more. */
  forgetUnused(name: Name): void {
    if (name.first || name.mention || name.firstUse) return;
    const key = folded(name.text);
    const others = otherSpellings(name);
    const [next] = others;
    const before = others.at(-1);
    if (next && before) before.nextSpelling = before === next ? undefined : next;
    name.nextSpelling = undefined;
    if (this.entries.get(key) !== name) return;
    if (next) this.entries.set(key, next);
    else this.entries.delete(key);
  }

  /** The name may mean something else now. */
  change(name: Name): void {
    if (name.isChanged) return;
    name.isChanged = true;
    this.changed.push(name);
  }

  takeChanged(): readonly Name[] {
    const { changed } = this;
    this.changed = [];
    // By index: with many names an iterator is an object for each of them.
    for (let at = 0; at < changed.length; at += 1) (changed[at] as Name).isChanged = false;
    return changed;
  }

  /** The ranks of its elements, or what else is spelt so, may be others now. */
  unsettle(name: Name): void {
    if (name.isUnsettled) return;
    name.isUnsettled = true;
    this.unsettled.push(name);
  }

  takeUnsettled(): readonly Name[] {
    const { unsettled } = this;
    this.unsettled = [];
    for (const name of unsettled) name.isUnsettled = false;
    return unsettled;
  }

  /** All names that are known. */
  *all(): Iterable<Name> {
    for (const first of this.entries.values()) {
      yield first;
      yield* otherSpellings(first);
    }
  }
}

/** In small letters; most names are, and need no second string. */
function folded(text: string): string {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7e || (code >= 0x41 && code <= 0x5a)) return text.toLowerCase();
  }
  return text;
}

/** Of a name's spellings the one that is meant. */
function spelt(first: Name, text: string): Name | undefined {
  // The search stands apart, since the function that it makes would cost each name something.
  return first.text === text ? first : amongOthers(first, text);
}

function amongOthers(first: Name, text: string): Name | undefined {
  return otherSpellings(first).find((each) => each.text === text);
}

/** The names that differ from one in capital letters alone: they hang in a ring, and most names are alone. */
export function otherSpellings(name: Name): readonly Name[] {
  if (!name.nextSpelling) return noNames;
  const others: Name[] = [];
  for (let other = name.nextSpelling; other !== name; other = other.nextSpelling ?? name) others.push(other);
  return others;
}
