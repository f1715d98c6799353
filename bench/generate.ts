/**
 * Synthetic organisations: every kind and relation in believable proportion, from a seed, so that two machines measure
 * the same texts. Used by the benchmarks, and by tests that need something large.
 */
import { createRandom } from '../testing/random.ts';

export type Organisation = {
  /** Named elements, people who are only mentioned not counted. */
  readonly elements: number;
  readonly files: readonly { readonly path: string; readonly text: string }[];
};

export type Wish = {
  /** At least so many elements. */
  readonly elements: number;
  /** All in one file, or about a hundred elements a file. */
  readonly layout: 'one-file' | 'many-files';
  readonly seed?: number;
};

/** A value stream with its trains is about a hundred elements: a file of its own. */
export function generateOrganisation({ elements, layout, seed = 1 }: Wish): Organisation {
  const writer = new Writer(createRandom(seed), Math.max(1, Math.ceil(elements / elementsOfStream)));
  const files = writer.write();
  const text = files.map((file) => file.text).join('\n');
  return { elements: writer.elements, files: layout === 'one-file' ? [{ path: 'organisation.thru', text }] : files };
}

const elementsOfStream = 111;
const words = [
  'Payments',
  'Cards',
  'Lending',
  'Savings',
  'Claims',
  'Routing',
  'Billing',
  'Identity',
  'Pricing',
  'Search',
];
const topologies = [
  'stream-aligned',
  'stream-aligned',
  'stream-aligned',
  'platform',
  'enabling',
  'complicated-subsystem',
];
const states = ['funnel', 'reviewing', 'analyzing', 'ready', 'implementing'];

class Writer {
  elements = 0;
  private readonly random: (below: number) => number;
  private readonly streams: number;
  private lines: string[] = [];

  constructor(random: (below: number) => number, streams: number) {
    this.random = random;
    this.streams = streams;
  }

  write(): Organisation['files'] {
    const portfolios = Math.max(1, Math.ceil(this.streams / 12));
    const files = [{ path: 'enterprise.thru', text: this.part(() => this.enterprise()) }];
    for (let at = 0; at < portfolios; at += 1) {
      files.push({ path: `portfolios/portfolio-${at}.thru`, text: this.part(() => this.portfolio(at)) });
    }
    for (let at = 0; at < this.streams; at += 1) {
      files.push({ path: `streams/stream-${at}.thru`, text: this.part(() => this.stream(at, at % portfolios)) });
    }
    return files;
  }

  private part(write: () => void): string {
    this.lines = [];
    write();
    return `${this.lines.join('\n')}\n`;
  }

  private enterprise(): void {
    this.open(0, 'enterprise acme "Acme Group"');
    this.line(1, 'executive: @chief "Carla Ruiz"');
    for (let at = 0; at < this.themes(); at += 1) {
      this.open(1, `theme theme-${at} "Theme ${at}"`);
      this.line(2, 'owner: @chief');
      this.open(2, `objective theme-objective-${at} "Objective of theme ${at}"`);
      this.count();
      this.line(3, `key-result reached "Customers reached": ${at}.5M -> ${at + 1}M by 2027-12-31, now ${at}.7M`);
      this.close(2);
      this.close(1);
    }
    this.open(1, 'cadence annual');
    this.line(2, 'participants: executives, portfolio-leaders');
    this.line(2, 'focus: strategic-planning, value-stream-alignment');
    this.line(2, 'manages: okrs, kpis, investment, budget');
    this.close(1);
    for (let at = 0; at < Math.ceil(this.streams / 50); at += 1)
      this.leaf(1, `supplier supplier-${at} "Supplier ${at}" { provides: "Parts" }`);
    this.close(0);
    this.leaf(0, `view all "All of it" { shows: map }`);
    this.leaf(0, `workflow default { waiting: "Ready", "In Review" }`);
  }

  private themes(): number {
    return Math.max(3, Math.min(40, Math.ceil(this.streams / 10)));
  }

  private portfolio(at: number): void {
    this.open(0, `portfolio portfolio-${at} "Portfolio ${at}" in acme`);
    this.line(1, `lpm: @lpm-${at} "Amelia ${at}"`);
    this.line(1, `enterprise-architect: @ea-${at}`);
    this.line(1, `budget: ${400 + at}M EUR per year`);
    this.line(1, 'horizons: h0 6%, h1 66%, h2 20%, h3 8%');
    this.line(1, 'approval-threshold: 5M EUR');
    for (let epic = 0; epic < 8; epic += 1) {
      this.open(1, `epic epic-${at}-${epic} "Epic ${epic}"`);
      this.line(2, `epic-owner: @eo-${at}-${epic % 4}`);
      this.line(2, `business-owner: @bo-${at}`);
      this.line(2, `supports: theme-${this.random(this.themes())}`);
      this.line(2, `flows-into: ${this.someStreams(2)}`);
      this.line(2, `state: ${this.pick(states)}`);
      this.line(2, `wsjf: value ${1 + this.random(20)}, time 8, risk 3, size 13`);
      this.line(2, `cost: ${1 + this.random(4)}M EUR`);
      this.close(1);
    }
    this.open(1, `solution solution-${at} "Solution ${at}"`);
    this.line(2, `comprises: ${this.someProducts(3)}`);
    this.line(2, `solution-manager: @slm-${at}`);
    this.line(2, `solution-architect: @sla-${at}`);
    this.line(2, `funded-by: ${this.someStreams(1)} 60%`);
    this.open(2, `solution-train train-of-${at}`);
    this.line(3, `ste: @ste-${at}`);
    this.line(3, `trains: ${this.someTrains(3)}`);
    this.close(2);
    this.leaf(2, `capability capability-${at} "Capability ${at}" { delivered-by: ${this.someTrains(2)} }`);
    this.close(1);
    this.close(0);
  }

  private stream(at: number, portfolio: number): void {
    this.lines.push('/** What this stream is for, in a sentence or two, as architects write it. */');
    this.open(0, `value-stream stream-${at} "${this.pick(words)} ${at}" in portfolio-${portfolio}`);
    this.line(1, `supports: theme-${at % this.themes()}`);
    this.line(1, `budget: ${4 + this.random(20)}M EUR per year`);
    this.line(1, 'customer: "Retail customers and merchants"');
    this.line(1, `uses: system-${at}`);
    this.leaf(1, `system system-${at} "Core ${at}"`);
    this.open(1, `objective objective-${at}`);
    this.line(2, `supports: theme-objective-${at % this.themes()}`);
    this.leaf(2, 'key-result sooner "Days to deliver": 40 -> 20 days by 2027-Q4, now 33');
    this.close(1);
    for (let train = 0; train < 2; train += 1) this.train(at, train);
    this.close(0);
  }

  private train(stream: number, train: number): void {
    const id = `${stream}-${train}`;
    this.open(1, `product product-${id} "Product ${id}"`);
    this.line(2, `delivered-by: art-${id}`);
    this.line(2, 'need: "To be served at once"');
    if (this.random(4) === 0) this.line(2, `depends-on: product ${this.someProducts(1)}`);
    this.close(1);
    this.open(1, `art art-${id} "Train ${id}"`);
    this.line(2, `rte: @rte-${id} "Ava ${id}"`);
    this.line(2, `product-manager: @pm-${id}`);
    this.line(2, `system-architect: @sa-${id}`);
    this.line(2, `business-owner: @bo-${stream % 12}`);
    this.line(2, 'pi: 10 weeks');
    this.leaf(2, 'flow { load: max 40 }');
    this.open(2, 'backlog');
    for (let feature = 0; feature < 22; feature += 1) this.feature(stream, id, feature);
    this.close(2);
    for (let team = 0; team < 9; team += 1) this.team(id, team);
    this.close(1);
  }

  private feature(stream: number, id: string, feature: number): void {
    const portfolios = Math.max(1, Math.ceil(this.streams / 12));
    const name = `F-${id}-${feature}`;
    if (feature % 3 > 0) {
      this.leaf(3, `feature ${name} "Feature ${feature}" { implements: epic-${stream % portfolios}-${feature % 8} }`);
      return;
    }
    this.open(3, `feature ${name} "Feature ${feature}"`);
    this.line(4, `implements: epic-${stream % portfolios}-${feature % 8}`);
    this.line(4, `wsjf: value ${1 + this.random(20)}, time 5, risk 3, size ${1 + this.random(13)}`);
    if (feature === 0) this.line(4, `depends-on: art ${this.someTrains(1)}`);
    this.close(3);
  }

  private team(id: string, team: number): void {
    this.open(2, `team team-${id}-${team} "Team ${this.pick(words)} ${team}"`);
    this.line(3, `product-owner: @po-${id}-${team >> 1} "Emil ${id}-${team >> 1}"`);
    this.line(3, `scrum-master: @sm-${id}-${Math.floor(team / 3)}`);
    this.line(3, `members: ${5 + this.random(5)}`);
    this.line(3, `topology: ${this.pick(topologies)}`);
    this.open(3, 'backlog');
    for (let story = 0; story < 1; story += 1)
      this.leaf(4, `story S-${id}-${team}-${story} "Story" { implements: F-${id}-${team} }`);
    this.close(3);
    this.close(2);
  }

  private someStreams(many: number): string {
    return this.some(many, () => `stream-${this.random(this.streams)}`);
  }

  private someTrains(many: number): string {
    return this.some(many, () => `art-${this.random(this.streams)}-${this.random(2)}`);
  }

  private someProducts(many: number): string {
    return this.some(many, () => `product-${this.random(this.streams)}-${this.random(2)}`);
  }

  private some(many: number, make: () => string): string {
    const found = new Set<string>();
    for (let tries = 0; found.size < many && tries < many * 3; tries += 1) found.add(make());
    return [...found].join(', ');
  }

  private pick<E>(list: readonly E[]): E {
    const found = list[this.random(list.length)];
    if (found === undefined) throw new Error('Nothing to pick from.');
    return found;
  }

  private open(depth: number, head: string): void {
    this.count();
    this.line(depth, `${head} {`);
  }

  private leaf(depth: number, text: string): void {
    this.count();
    this.line(depth, text);
  }

  private count(): void {
    this.elements += 1;
  }

  private close(depth: number): void {
    this.line(depth, '}');
  }

  private line(depth: number, text: string): void {
    this.lines.push(`${'  '.repeat(depth)}${text}`);
  }
}
