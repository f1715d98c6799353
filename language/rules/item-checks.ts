/**
 * Judges by imported work items, apart from what the text alone says: one stroke on a key shall not walk over a million
 * transitions. Changes are noted; what they concern is judged when somebody asks for it, some elements at a time.
 *
 * What is read is noted as for every rule (decision 2), under readers of its own: one for the join of names, which is
 * made again only where a name that the items use means something else, and one for each element that was judged.
 */
import { Element } from '../binding/element.ts';
import type { FlowData } from '../flow/index.ts';
import type { Model } from '../model/model.ts';
import type { Store, StoreUpdate } from '../model/store.ts';
import { createMeasuring, type Measured, type MeasureSettings, type Measuring } from './measured.ts';
import { PlacedFindings } from './placed-findings.ts';
import type { Finding } from './rule.ts';

export type ItemJudge = {
  /** Whether any rule on work items is on for an element. */
  readonly concerns: (element: Element) => boolean;
  readonly judge: (element: Element, measured: Measured) => readonly Finding[];
};

const none: readonly Finding[] = [];

export class ItemChecks {
  private readonly store: Store;
  private readonly model: Model;
  private readonly judge: ItemJudge;
  private data: FlowData | undefined;
  private settings: MeasureSettings;
  private measuring: Measuring | undefined;
  /** Reads for the join. */
  private readonly joiner = new Element('unknown', undefined);
  private isJoinStale = true;
  /** Who reads for an element, and for which element somebody reads. */
  private readonly readers = new Map<Element, Element>();
  private readonly readFor = new Map<Element, Element>();
  /** What waits to be judged. */
  private readonly held = new Set<Element>();
  private readonly found = new Map<Element, readonly Finding[]>();
  private readonly placed = new PlacedFindings();

  constructor(store: Store, model: Model, judge: ItemJudge, settings: MeasureSettings = {}) {
    this.settings = settings;
    this.store = store;
    this.model = model;
    this.judge = judge;
  }

  /** Replaces the imported items; gives the files whose problems are gone. */
  use(data: FlowData | undefined): Set<string> {
    this.data = data;
    this.measure();
    const stale = new Set<string>();
    this.holdAll();
    if (!this.measuring) for (const element of [...this.readers.keys()]) this.forget(element, stale);
    return stale;
  }

  /** Other rules are on, or items are measured in another way. */
  configure(settings: MeasureSettings = {}): void {
    const isOther = JSON.stringify(settings) !== JSON.stringify(this.settings);
    this.settings = settings;
    if (isOther) this.measure();
    this.holdAll();
  }

  private measure(): void {
    this.measuring = this.data && createMeasuring(this.data, this.model, this.settings);
    this.isJoinStale = true;
  }

  get hasItems(): boolean {
    return this.measuring !== undefined;
  }

  /** Notes what an edit concerns. */
  update({ dirty, removed, readers }: Omit<StoreUpdate, 'relinked'>, stale: Set<string>): void {
    for (const element of removed) this.forget(element, stale);
    if (!this.measuring) return;
    for (const element of dirty) if (this.judge.concerns(element)) this.held.add(element);
    if (!this.store.isTracked) {
      // Nobody takes notes: it is one load, and everything is judged after it.
      this.isJoinStale = true;
      this.holdAll();
    }
    for (const reader of readers) {
      const element = this.readFor.get(reader);
      if (element) this.held.add(element);
      if (reader === this.joiner) this.isJoinStale = true;
    }
  }

  /** Everything is judged anew. */
  private holdAll(): void {
    if (!this.measuring) return;
    for (const element of this.readers.keys()) this.held.add(element);
    for (const { elements } of this.store.allFiles())
      for (const element of elements) if (this.judge.concerns(element)) this.held.add(element);
  }

  /** Judges at most so many elements of those that wait; gives the files whose problems may differ, undefined where none waits. */
  settle(most = Number.POSITIVE_INFINITY): ReadonlySet<string> | undefined {
    const measured = this.measured();
    if (!measured || this.held.size === 0) return undefined;
    const stale = new Set<string>();
    let left = most;
    for (const element of this.held) {
      if (left === 0) break;
      left -= 1;
      this.held.delete(element);
      this.replace(element, this.judged(element, measured), stale);
    }
    return stale;
  }

  /** The items joined to the organisation as it is now; undefined where there are none. */
  measured(): Measured | undefined {
    const { measuring } = this;
    if (!measuring || !this.isJoinStale) return measuring?.now();
    this.isJoinStale = false;
    const isOther = this.store.reading(this.joiner, () => measuring.join());
    if (isOther) this.holdAll();
    return measuring.now();
  }

  findingsIn(path: string): Iterable<Finding> {
    return this.placed.in(path);
  }

  private judged(element: Element, measured: Measured): readonly Finding[] {
    if (!this.judge.concerns(element)) return none;
    let reader = this.readers.get(element);
    if (!reader) {
      reader = new Element('unknown', undefined);
      this.readers.set(element, reader);
      this.readFor.set(reader, element);
    }
    return this.store.reading(reader, () => this.judge.judge(element, measured));
  }

  private forget(element: Element, stale: Set<string>): void {
    this.held.delete(element);
    const reader = this.readers.get(element);
    if (!reader) return;
    // Nothing is read, and so nothing noted any more.
    this.store.reading(reader, () => undefined);
    this.readers.delete(element);
    this.readFor.delete(reader);
    this.replace(element, none, stale);
  }

  private replace(element: Element, findings: readonly Finding[], stale: Set<string>): void {
    const gone = (this.found.get(element) ?? none).map((finding) => this.placed.drop(finding));
    const come = findings.map((finding) => this.placed.keep(finding));
    if (findings.length === 0) this.found.delete(element);
    else this.found.set(element, findings);
    for (const path of [...gone, ...come]) if (path !== undefined) stale.add(path);
  }
}
