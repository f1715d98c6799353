/**
 * Organisations drawn at random as plain data, for tests that have to know what really happened: an element keeps its
 * key however it is renamed, moved and rewritten. `written-organisation.ts` writes them as text, `reorganising.ts`
 * changes them.
 */
import type { Kind } from '../language/index.ts';
import { createRandom } from './random.ts';

export type Random = (below: number) => number;

export type Drawn = {
  readonly key: number;
  readonly kind: Kind;
  readonly name: string;
  readonly title?: string;
  readonly doc?: string;
  /** The keys of what contains it; the first is where it may be nested. */
  readonly parents: readonly number[];
  /** Values as written, by key. */
  readonly facts: Readonly<Record<string, string>>;
  /** Relations, members and role lines, by key: each entry a key, and what is said of it (`60%`). */
  readonly links: Readonly<Record<string, readonly DrawnTarget[]>>;
  /** The keys of the items of its backlog, the most important first. */
  readonly backlog?: readonly number[];
};

export type DrawnTarget = { readonly to: number; readonly mark?: string };

export type DrawnOrganisation = {
  readonly elements: ReadonlyMap<number, Drawn>;
  readonly nextKey: number;
};

const consonants = ['b', 'd', 'f', 'g', 'h', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'w', 'st', 'br', 'cl', 'th'];
const vowels = ['a', 'e', 'i', 'o', 'u', 'ai', 'ou'];

/** A word that means nothing, so that no two are alike for a reason. */
export function drawWord(random: Random): string {
  const syllable = (): string => `${pick(random, consonants)}${pick(random, vowels)}`;
  return Array.from({ length: 2 + random(2) }, syllable).join('');
}

export function pick<E>(random: Random, list: readonly E[]): E {
  const found = list[random(list.length)];
  if (found === undefined) throw new Error('Nothing to pick from.');
  return found;
}

/** Draws an organisation of about two hundred elements. */
export function drawOrganisation(seed: number): DrawnOrganisation {
  return new Drawer(createRandom(seed)).draw();
}

class Drawer {
  private readonly random: Random;
  private readonly elements = new Map<number, Drawn>();
  private readonly names = new Set<string>();
  private people: readonly number[] = [];

  constructor(random: Random) {
    this.random = random;
  }

  draw(): DrawnOrganisation {
    const enterprise = this.add('enterprise', []);
    this.people = Array.from({ length: 60 }, () =>
      this.add('person', [], this.chance(2) ? { email: this.email() } : {}),
    );
    const themes = this.several(2, 3, () => this.theme(enterprise));
    const portfolio = this.portfolio(enterprise);
    const streams = this.several(3, 2, () => this.stream(portfolio, themes));
    const epics = this.several(3, 4, () => this.epic(portfolio, themes, streams));
    const trains = streams.flatMap((stream) => this.several(1, 2, () => this.train(stream)));
    const products = streams.flatMap((stream) => this.several(1, 2, () => this.product(stream, trains)));
    this.several(1, 2, () => this.solution(portfolio, products));
    for (const train of trains) this.backlog(train, epics);
    return { elements: this.elements, nextKey: this.elements.size + 1 };
  }

  private several(least: number, more: number, make: () => number): readonly number[] {
    return Array.from({ length: least + this.random(more) }, make);
  }

  private chance(oneIn: number): boolean {
    return this.random(oneIn) === 0;
  }

  private add(kind: Kind, parents: readonly number[], facts: Drawn['facts'] = {}, links: Drawn['links'] = {}): number {
    const key = this.elements.size + 1;
    const title = this.chance(3) ? {} : { title: this.title() };
    const doc = this.chance(6) && kind !== 'person' ? { doc: `About ${this.title()}.` } : {};
    this.elements.set(key, { key, kind, name: this.name(kind), ...title, ...doc, parents, facts, links });
    return key;
  }

  private name(kind: Kind): string {
    for (;;) {
      const word = drawWord(this.random);
      const forms =
        kind === 'feature'
          ? [`${word}-${this.random(900)}`]
          : [word, `${word}-${drawWord(this.random)}`, capital(word)];
      const name = pick(this.random, forms);
      if (this.names.has(name)) continue;
      this.names.add(name);
      return name;
    }
  }

  private title(): string {
    return Array.from({ length: 1 + this.random(3) }, () => capital(drawWord(this.random))).join(' ');
  }

  private email(): string {
    return `"${drawWord(this.random)}.${drawWord(this.random)}@bank.example"`;
  }

  private person(): readonly DrawnTarget[] {
    return [{ to: pick(this.random, this.people) }];
  }

  private theme(enterprise: number): number {
    const theme = this.add('theme', [enterprise], {}, { owner: this.person() });
    this.add('objective', [theme]);
    return theme;
  }

  private portfolio(enterprise: number): number {
    return this.add(
      'portfolio',
      [enterprise],
      { budget: `${100 + this.random(90)}M EUR per year`, horizons: 'h0 6%, h1 66%, h2 20%, h3 8%' },
      { 'lean-portfolio-management': this.person(), 'enterprise-architect': this.person() },
    );
  }

  private stream(portfolio: number, themes: readonly number[]): number {
    const facts = { budget: `${5 + this.random(60)}M EUR per year`, customer: `"${this.title()}"` };
    return this.add('value-stream', [portfolio], facts, { supports: [{ to: pick(this.random, themes) }] });
  }

  private epic(portfolio: number, themes: readonly number[], streams: readonly number[]): number {
    const facts = { cost: `${1 + this.random(9)}M EUR`, state: pick(this.random, ['funnel', 'ready', 'implementing']) };
    return this.add('epic', [portfolio], facts, {
      'epic-owner': this.person(),
      supports: [{ to: pick(this.random, themes) }],
      'flows-into': [{ to: pick(this.random, streams) }],
    });
  }

  private train(stream: number): number {
    const train = this.add(
      'art',
      [stream],
      { pi: `${8 + this.random(4)} weeks` },
      {
        'release-train-engineer': this.person(),
        'product-manager': this.person(),
        'system-architect': this.person(),
      },
    );
    this.several(2, 5, () => this.team(train));
    return train;
  }

  private team(train: number): number {
    const members = { members: String(4 + this.random(7)) };
    const topology = { topology: pick(this.random, ['stream-aligned', 'stream-aligned', 'platform', 'enabling']) };
    const named = [...new Set([this.random(60), this.random(60), this.random(60)])].map((at) => ({
      to: this.people[at] ?? 1,
      ...(this.chance(3) ? { mark: `${10 * (1 + this.random(9))}%` } : {}),
    }));
    const counted = this.chance(2);
    return this.add(
      'team',
      [train],
      { ...(counted ? members : {}), ...topology },
      {
        'product-owner': this.person(),
        'scrum-master': this.person(),
        ...(counted ? {} : { members: named }),
      },
    );
  }

  private product(stream: number, trains: readonly number[]): number {
    const facts = this.chance(2) ? { need: `"${this.title()}"` } : {};
    return this.add('product', [stream], facts, { 'delivered-by': [{ to: pick(this.random, trains) }] });
  }

  private solution(portfolio: number, products: readonly number[]): number {
    const some = [...new Set([pick(this.random, products), pick(this.random, products)])].map((to) => ({ to }));
    return this.add('solution', [portfolio], {}, { comprises: some, 'solution-manager': this.person() });
  }

  private backlog(train: number, epics: readonly number[]): void {
    const items = this.several(2, 5, () => this.feature(epics));
    const element = this.elements.get(train);
    if (element) this.elements.set(train, { ...element, backlog: items });
  }

  private feature(epics: readonly number[]): number {
    const wsjf = `value ${1 + this.random(20)}, time ${1 + this.random(13)}, risk 3, size ${1 + this.random(13)}`;
    return this.add('feature', [], this.chance(2) ? { wsjf } : {}, { implements: [{ to: pick(this.random, epics) }] });
  }
}

export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
