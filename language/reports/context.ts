/** What every section of a report reads: the joined data, the span, and samples that are made once. */
import type { Element } from '../binding/element.ts';
import {
  finishedItems,
  flowTargetsOf,
  createSampler,
  levelsIn,
  targetLevel,
  unitsOf,
  type Flow,
  type FlowEvent,
  type FlowTargets,
  type ItemLevel,
  type MeasureOptions,
  type Sample,
  type Window,
} from '../flow/index.ts';
import { alignmentsOf, ancestorsOf, streamsAround, targets } from '../model/queries.ts';
import { themesOf } from '../model/strategy.ts';
import type { Kind } from '../metamodel/index.ts';
import { keysOf, type Items } from './keys.ts';
import type { Keys } from './report.ts';
import type { Span } from './spans.ts';

export type ReportContext = {
  readonly flow: Flow;
  /** The whole organisation where it is left out. */
  readonly element: Element | undefined;
  readonly level: ItemLevel;
  readonly span: Span;
  readonly asOf: number | undefined;
  readonly hasData: boolean;
  readonly options: MeasureOptions;
  readonly fiscalYearStart: string | undefined;
  /** Changes of the organisation, beside the milestones of the model. */
  readonly events: readonly FlowEvent[];
  /** What is not known of the changes. */
  readonly notes: readonly string[];
  readonly sample: (element: Element | undefined, level?: ItemLevel) => Sample;
  /** The keys of items, which are looked for when somebody reads them. */
  readonly ids: (items: () => Items) => Keys;
  /** What an element has finished in a window. */
  readonly finished: (element: Element | undefined, window: Window) => Keys;
  /** What it has in progress. */
  readonly open: (element: Element | undefined) => Keys;
};

/** The given, with samples that are made when a section asks for them, each once. */
export function createContext(given: Omit<ReportContext, 'sample' | 'ids' | 'finished' | 'open'>): ReportContext {
  const samples = new Map<string, Sample>();
  const sampler = createSampler(given.flow, { ...given.options, asOf: given.asOf });
  const sample: ReportContext['sample'] = (element, level = given.level) => {
    const key = `${level} ${element?.id ?? ''}`;
    const known = samples.get(key);
    if (known) return known;
    const made = sampler({ element, level });
    samples.set(key, made);
    return made;
  };
  const ids: ReportContext['ids'] = (items) => keysOf(given.flow.data, items);
  const known = new Map<string, Keys>();
  const once = (key: string, items: () => Items): Keys => {
    const keys = known.get(key) ?? ids(items);
    known.set(key, keys);
    return keys;
  };
  return {
    ...given,
    sample,
    ids,
    finished: (element, window) =>
      once(`${element?.id ?? ''} ${window.from} ${window.to}`, () => finishedItems(sample(element), window)),
    open: (element) => once(element?.id ?? '', () => sample(element).open.map(({ item }) => item)),
  };
}

/** The elements of a kind that the report is about, in the order in which they are declared. */
export function elementsIn({ flow, element }: ReportContext, kind: Kind): readonly Element[] {
  const all = flow.model.elementsOf(kind);
  if (!element) return all;
  if (element.kind === kind) return [element];
  if (kind === 'product') return all.filter((product) => holdsProduct(element, product));
  const units = unitsOf(element);
  return all.filter((each) => units.has(each) || ancestorsOf(each).includes(element));
}

function holdsProduct(element: Element, product: Element): boolean {
  if (element.kind === 'solution') return targets(element, 'comprises').includes(product);
  const trains = targets(product, 'delivered-by');
  const units = unitsOf(element);
  return streamsAround(product).some((stream) => units.has(stream)) || trains.some((train) => units.has(train));
}

/** What the parts of a report are told by: its value streams that have trains or teams, else what it is about itself. */
export function streamsOrSelf(context: ReportContext): readonly (Element | undefined)[] {
  const streams = elementsIn(context, 'value-stream').filter(
    (stream) => stream !== context.element && unitsOf(stream).size > 1,
  );
  return streams.length > 0 ? streams : [context.element];
}

/** What the report’s element aims at with the items that are counted; of those of another level only their cycle time. */
export function targetsOf({ element, flow, level }: ReportContext): FlowTargets | undefined {
  if (!element) return undefined;
  const all = flowTargetsOf(element);
  if (isOfTargets(flow, element, level)) return all;
  const { cycleTime, tolerance, statedBy } = all;
  return { tolerance, statedBy, ...(cycleTime ? { cycleTime } : {}) };
}

/** Whether it aims at something with items of another level than those that are counted. */
export function hasOtherTargets(context: ReportContext): boolean {
  const { element, flow, level } = context;
  if (!element || isOfTargets(flow, element, level)) return false;
  return Object.keys(flowTargetsOf(element).statedBy).some((key) => key !== 'cycle-time' && key !== 'tolerance');
}

/** Where there are no items yet, nothing is of another level. */
function isOfTargets(flow: Flow, element: Element, level: ItemLevel): boolean {
  return levelsIn(flow, element).length === 0 || level === targetLevel(flow, element);
}

/** What stands around an element, itself first: what it answers for, and what it serves. */
export function homesOf(element: Element): readonly Element[] {
  const streams = element.kind === 'art' ? alignmentsOf(element).map(({ stream }) => stream) : streamsAround(element);
  const around = [element, ...ancestorsOf(element), ...streams, ...streams.flatMap((each) => ancestorsOf(each))];
  return [...new Set([...around, ...themesOf(element)])];
}
