/** What happens to organisations, drawn at random: each event says which elements it touched. */
import {
  capital,
  drawWord,
  pick,
  type Drawn,
  type DrawnOrganisation,
  type DrawnTarget,
  type Random,
} from './drawn-organisation.ts';
import { createRandom } from './random.ts';

export type Reorganised = {
  readonly organisation: DrawnOrganisation;
  /** The keys of the elements that an event was about, those in the other organisation alone included. */
  readonly touched: ReadonlySet<number>;
};

/** Lets so many things happen, one after the other. */
export function reorganise(before: DrawnOrganisation, seed: number, many: number): Reorganised {
  const random = createRandom(seed);
  const change = new Change(before, random);
  for (let step = 0; step < many; step += 1) change.happen();
  return { organisation: change.organisation(), touched: change.touched };
}

/** Gives every element another name; which is which cannot be told from the names. */
export function renameAll(before: DrawnOrganisation, seed: number): DrawnOrganisation {
  const random = createRandom(seed);
  const elements = [...before.elements.values()].map((each) => {
    const name = `${drawWord(random)}-${drawWord(random)}-n${each.key}`;
    return [each.key, { ...each, name }] as const;
  });
  return { ...before, elements: new Map(elements) };
}

class Change {
  readonly touched = new Set<number>();
  private readonly elements: Map<number, Drawn>;
  private nextKey: number;
  private readonly random: Random;
  private readonly events: readonly (() => void)[];

  constructor({ elements, nextKey }: DrawnOrganisation, random: Random) {
    this.elements = new Map(elements);
    this.nextKey = nextKey;
    this.random = random;
    this.events = [
      () => this.rename(this.any()),
      () => this.rename(this.any()),
      () => this.renameAndRewrite(),
      () => this.renameAndMove(),
      () => this.move(this.any('art', 'team', 'product', 'epic')),
      () => this.remove(this.any('team', 'epic', 'feature', 'product', 'art')),
      () => this.found(),
      () => this.replace(),
      () => this.rewrite(this.any()),
      () => this.reassign(this.any('art', 'team', 'epic')),
      () => this.reorder(),
      () => this.transfer(),
      () => this.split(),
    ];
  }

  organisation(): DrawnOrganisation {
    return { elements: this.elements, nextKey: this.nextKey };
  }

  happen(): void {
    pick(this.random, this.events)();
  }

  private any(...kinds: readonly Drawn['kind'][]): Drawn {
    const own = [...this.elements.values()].filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
    return pick(this.random, own);
  }

  private set(element: Drawn): Drawn {
    this.touched.add(element.key);
    this.elements.set(element.key, element);
    return element;
  }

  private freshName(): string {
    for (;;) {
      const name = `${drawWord(this.random)}${this.random(2) === 0 ? '' : `-${drawWord(this.random)}`}`;
      if (![...this.elements.values()].some((each) => each.name === name)) return name;
    }
  }

  /** To something else, to a longer form, or to its beginning. */
  private rename(element: Drawn): Drawn {
    const forms = [this.freshName(), this.freshName(), `${element.name}-${drawWord(this.random)}`, `${element.name}2`];
    const name = pick(this.random, forms);
    const isTaken = [...this.elements.values()].some((each) => each.name === name);
    return this.set({ ...element, name: isTaken ? this.freshName() : name });
  }

  private renameAndRewrite(): void {
    this.rewrite(this.rename(this.any('team', 'art', 'value-stream', 'epic', 'feature', 'product')));
  }

  private renameAndMove(): void {
    this.move(this.rename(this.any('team', 'art', 'product')));
  }

  private move(element: Drawn): void {
    const [home] = element.parents;
    const kind = home === undefined ? undefined : this.elements.get(home)?.kind;
    if (kind === undefined) return;
    this.set({ ...element, parents: [this.any(kind).key] });
  }

  /** What stood in it goes to another home, or goes as well; who refers to it forgets it, or does not. */
  private remove(element: Drawn): void {
    const children = [...this.elements.values()].filter(({ parents }) => parents.includes(element.key));
    const others = [...this.elements.values()].filter(({ kind, key }) => kind === element.kind && key !== element.key);
    const [heir] = others;
    if (!heir) return;
    this.elements.delete(element.key);
    this.touched.add(element.key);
    for (const child of children) {
      if (this.random(2) === 0) this.set({ ...child, parents: [heir.key] });
      else this.remove(child);
    }
    for (const item of element.backlog ?? []) this.forget(item);
    this.forget(element.key);
    for (const item of element.backlog ?? []) this.elements.delete(item);
  }

  private forget(key: number): void {
    this.touched.add(key);
    for (const each of this.elements.values()) {
      const links = Object.entries(each.links).map(
        ([name, targets]) => [name, targets.filter(({ to }) => to !== key)] as const,
      );
      const kept = Object.fromEntries(links.filter(([, targets]) => targets.length > 0));
      const backlog = each.backlog?.filter((item) => item !== key);
      const isSame = JSON.stringify([each.links, each.backlog]) === JSON.stringify([kept, backlog]);
      if (!isSame) this.set({ ...each, links: kept, ...(backlog ? { backlog } : {}) });
    }
  }

  /** A new one beside another of the same make, with other people: with the same it would be the other one once that goes. */
  private found(): void {
    const like = this.any('team', 'product', 'epic');
    const key = this.nextKey;
    this.nextKey += 1;
    const facts = this.random(2) === 0 ? like.facts : {};
    const { title: _title, doc: _doc, ...rest } = like;
    const links = Object.entries(like.links).map(
      ([name, targets]) => [name, targets.map((each) => this.another(each))] as const,
    );
    const title = capital(drawWord(this.random));
    this.set({ ...rest, key, name: this.freshName(), title, facts, links: Object.fromEntries(links) });
  }

  /** Somebody else in a seat; what is no person stays. */
  private another(target: DrawnTarget): DrawnTarget {
    return this.elements.get(target.to)?.kind === 'person' ? { ...target, to: this.any('person').key } : target;
  }

  /** Another team in the place of one: the same kind of work, other people. */
  private replace(): void {
    const old = this.any('team');
    this.remove(old);
    if (this.elements.has(old.key)) return;
    const key = this.nextKey;
    this.nextKey += 1;
    const links = {
      'product-owner': [{ to: this.any('person').key }],
      'scrum-master': [{ to: this.any('person').key }],
    };
    const { title: _title, doc: _doc, ...rest } = old;
    const title = this.random(2) === 0 ? {} : { title: capital(drawWord(this.random)) };
    this.set({ ...rest, ...title, key, name: this.freshName(), links });
  }

  private rewrite(element: Drawn): void {
    const title = `${capital(drawWord(this.random))} ${capital(drawWord(this.random))}`;
    const more: Drawn = { ...element, title };
    switch (this.random(4)) {
      case 0:
        this.set(more);
        return;
      case 1:
        this.set({ ...element, doc: `Now about ${title}.` });
        return;
      default: {
        const facts = Object.entries(element.facts).map(([key, value]) => [key, other(value)]);
        // The same keys as before, with other values.
        this.set(facts.length === 0 ? more : { ...element, facts: Object.fromEntries(facts) as Drawn['facts'] });
      }
    }
  }

  /** Somebody else takes a role. */
  private reassign(element: Drawn): void {
    const role = Object.keys(element.links).find((key) => key.includes('-') && !['flows-into'].includes(key));
    if (role === undefined) return;
    const target: DrawnTarget = { to: this.any('person').key };
    this.set({ ...element, links: { ...element.links, [role]: [target] } });
  }

  private reorder(): void {
    const element = pick(
      this.random,
      [...this.elements.values()].filter(({ backlog = [] }) => backlog.length > 1),
    );
    const [first = 0, ...rest] = element.backlog ?? [];
    this.set({ ...element, backlog: [...rest, first] });
  }

  private transfer(): void {
    const [a, b] = [this.any('value-stream'), this.any('value-stream')];
    if (a.key === b.key) return;
    const millions = (element: Drawn): number => Number(/^\d+/.exec(element.facts['budget'] ?? '')?.[0] ?? 0);
    const set = (element: Drawn, number: number): Drawn =>
      this.set({ ...element, facts: { ...element.facts, budget: `${number}M EUR per year` } });
    if (millions(a) < 3) return;
    set(a, millions(a) - 2);
    set(b, millions(b) + 2);
  }

  /** A new train takes some of another's teams. */
  private split(): void {
    const train = this.any('art');
    const teams = [...this.elements.values()].filter(
      ({ kind, parents }) => kind === 'team' && parents[0] === train.key,
    );
    if (teams.length < 2) return;
    const key = this.nextKey;
    this.nextKey += 1;
    this.set({ key, kind: 'art', name: this.freshName(), parents: train.parents, facts: {}, links: {} });
    for (const team of teams.slice(0, teams.length >> 1)) this.set({ ...team, parents: [key] });
  }
}

/** Another number, another word. */
function other(value: string): string {
  if (/\d/.test(value)) return value.replace(/\d+/, (digits) => String(Number(digits) + 1));
  return value === 'funnel'
    ? 'ready'
    : value === 'platform'
      ? 'enabling'
      : value === 'stream-aligned'
        ? 'platform'
        : value;
}
