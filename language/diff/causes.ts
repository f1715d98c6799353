/** Which change brought a problem about, so that it can be shown at a line that a pull request changes. */
import type { Version } from './version.ts';
import { impacts, type Change } from './changes.ts';

/** What a problem is about: its element first, then the others that it tells of, and the key at which it stands. */
export type Concern = { readonly elements: readonly string[]; readonly key?: string };

/** The identities that each change names beside its own: homes, and the targets of its links before and after. */
export type Mentions = ReadonlyMap<string, readonly string[]>;

/** Looked up for every problem, so that what each element has to do with is gathered once. */
export class Causes {
  private readonly side: 'before' | 'after';
  private readonly version: Version;
  /** Changes of the element itself. */
  private readonly own = new Map<string, Change[]>();
  /** The gravest of those that name an element: what moved into it, what refers to it. */
  private readonly naming = new Map<string, Change>();
  /** The gravest of those about something inside an element. */
  private readonly inside = new Map<string, Change>();

  constructor(changes: readonly Change[], mentions: Mentions, version: Version, side: 'before' | 'after') {
    this.side = side;
    this.version = version;
    for (const change of changes) {
      if (change.impact === 'none') continue;
      const id = change.identity[side];
      const named = mentions.get(change.id) ?? [];
      if (id !== undefined) this.own.set(id, [...(this.own.get(id) ?? []), change]);
      for (const each of named) keepGravest(this.naming, each, change);
      for (const each of id === undefined ? named : [id, ...named])
        for (const around of lineUp(version, each)) keepGravest(this.inside, around, change);
    }
  }

  /** The nearest change to what a problem is about; undefined where none has to do with it. */
  of({ elements, key }: Concern): Change | undefined {
    const [first, ...others] = elements;
    const about = first === undefined ? [] : (this.own.get(first) ?? []);
    return (
      about.find(({ property }) => property !== undefined && property === key) ??
      gravestOf(about) ??
      gravestOf(others.flatMap((id) => this.own.get(id) ?? [])) ??
      gravestOf(this.named(first).flatMap((id) => this.own.get(id) ?? [])) ??
      firstOf(elements, this.naming) ??
      firstOf(elements, this.inside)
    );
  }

  /** What an element refers to: a product is in the wrong stream because its train has moved. */
  private named(id: string | undefined): readonly string[] {
    const item = id === undefined ? undefined : this.version.items.get(id);
    return item ? Object.values(item.links).flatMap((targets) => targets.map(({ to }) => to)) : [];
  }

  /** Where it shows: at the line that changed, if that line is in the version of the problem. */
  placeOf(change: Change): Change['locations']['after'] {
    return change.locations[this.side];
  }
}

function weigh({ impact }: Change): number {
  return impacts.indexOf(impact);
}

function gravestOf(changes: readonly Change[]): Change | undefined {
  return changes.reduce<Change | undefined>(
    (best, each) => (best && weigh(best) <= weigh(each) ? best : each),
    undefined,
  );
}

function keepGravest(table: Map<string, Change>, id: string, change: Change): void {
  const known = table.get(id);
  if (!known || weigh(change) < weigh(known)) table.set(id, change);
}

function firstOf(ids: readonly string[], table: ReadonlyMap<string, Change>): Change | undefined {
  return ids.map((id) => table.get(id)).find((change) => change !== undefined);
}

/** What contains an element, by way of its first homes. */
function lineUp({ items }: Version, id: string): readonly string[] {
  const line: string[] = [];
  for (let at = items.get(id)?.parents[0]; at !== undefined && !line.includes(at); at = items.get(at)?.parents[0])
    line.push(at);
  return line;
}
