/** What the readers of groups share: the changes that no group has taken yet, and what is computed of both versions. */
import { capitalised } from '../metamodel/capitalised.ts';
import type { Element } from '../binding/element.ts';
import type { Kind } from '../metamodel/index.ts';
import { headcountOf } from '../model/headcount.ts';
import { childrenOf, numberOf, sources } from '../model/queries.ts';
import type { Version } from './version.ts';
import type { Change } from './changes.ts';
import { shortId } from './identities.ts';
import { called, calledId, listOf } from './words.ts';

export type GroupKind =
  'split' | 'merged' | 'moved' | 'renamed' | 'added' | 'removed' | 'transferred' | 'people' | 'changed';

export type Facts = Readonly<Record<string, number>>;

/** A group before its impact and its consequences are known. */
export type Draft = {
  readonly headline: string;
  readonly kind: GroupKind;
  readonly facts: Facts;
  readonly changes: readonly Change[];
};

/** Kinds of which people and teams are counted. */
const counting: ReadonlySet<Element['kind']> = new Set<Element['kind']>(['portfolio', 'value-stream', 'art', 'team']);

/** Whoever makes a group takes its changes out, so that no change is told twice. */
export class Pool {
  readonly a: Version;
  readonly b: Version;
  private readonly left: Set<Change>;

  constructor(a: Version, b: Version, changes: readonly Change[]) {
    this.a = a;
    this.b = b;
    this.left = new Set(changes);
  }

  take(changes: readonly Change[]): readonly Change[] {
    for (const change of changes) this.left.delete(change);
    return changes;
  }

  has(change: Change): boolean {
    return this.left.has(change);
  }

  all(): readonly Change[] {
    return [...this.left];
  }

  ofType(type: Change['type'], ...kinds: readonly Kind[]): readonly Change[] {
    return [...this.left].filter(
      (change) => change.type === type && (kinds.length === 0 || kinds.includes(change.element.kind)),
    );
  }

  /** What is new, or gone, with all that is new, or gone, in it. */
  wholly(root: Change): readonly Change[] {
    const side = root.type === 'added' ? 'after' : 'before';
    const parentsOf = (change: Change): readonly string[] =>
      (side === 'after' ? change.toParents : change.fromParents) ?? [];
    const inside = new Set([root.identity[side]]);
    const found = [root];
    let rest = this.ofType(root.type);
    for (let size = 0; size !== found.length;) {
      size = found.length;
      rest = rest.filter((change) => {
        if (change === root) return false;
        if (!parentsOf(change).some((parent) => inside.has(parent))) return true;
        inside.add(change.identity[side]);
        found.push(change);
        return false;
      });
    }
    return found;
  }

  named(ids: readonly string[], version: Version): string {
    return listOf(ids.map((id) => this.calledIn(id, version)));
  }

  /** `value stream Cards`; of a backlog, which has no name, whose it is. */
  private calledIn(id: string, version: Version): string {
    const item = version.items.get(id);
    if (!item) return shortId(id).replace(/^\?/, '');
    const home = item.parents[0];
    const isNamed = item.name !== undefined || item.title !== undefined;
    return isNamed || home === undefined ? called(item) : `the ${called(item)} of ${calledId(home, version)}`;
  }

  factsOf({ elements }: Version, id: string): Facts {
    const element = elements.get(id);
    if (!element || !counting.has(element.kind)) return {};
    const { people, teams } = headcountOf(element);
    const products =
      element.kind === 'art' ? sources(element, 'delivered-by').length : childrenOf(element, 'product').length;
    const own = element.kind === 'team' ? 1 : 0;
    const facts = { teams: teams - own, people, products };
    return Object.fromEntries(Object.entries(facts).filter(([, count]) => count > 0));
  }

  /** ` Train Cards still states 72 people.`: a number that is stated does not follow those who come and go. */
  statedText(ids: readonly string[]): string {
    const told = ids.flatMap((id) => {
      const [old, now] = [this.a.elements.get(id), this.b.elements.get(id)];
      const item = this.b.items.get(id);
      const stated = now && numberOf(now, 'people');
      if (!item || !old || stated === undefined || numberOf(old, 'people') !== stated) return [];
      return [{ who: called(item), stated }];
    });
    const texts = told.map(({ who, stated }, at) =>
      at === 0 ? `${who} still states ${stated} people` : `${who} ${stated}`,
    );
    return texts.length === 0 ? '' : ` ${capitalised(texts.join(', '))}.`;
  }

  /** `Cards 70 → 8 people`; empty where the number stays. */
  sizeText(id: string, before: string | undefined = id): string {
    const of = (element: Element | undefined): number => (element ? headcountOf(element).people : 0);
    const [old, now] = [of(this.a.elements.get(before ?? id)), of(this.b.elements.get(id))];
    return old === now ? '' : `${calledId(id, this.b, this.a)} ${old} → ${now} people`;
  }
}
