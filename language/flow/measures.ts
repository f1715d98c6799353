/** Every measure of a selection in a window, together; and the list of them with their units, for whoever shows them. */
import { attainmentOf, distributionGapsOf, type Attainment, type DistributionGap } from './against-targets.ts';
import { ageingOf, type Ageing, type AgeLimits } from './ageing.ts';
import { capacityOf, capacityWindows, demandOf, type Capacity, type Demand } from './capacity.ts';
import {
  balanceOf,
  cycleTimesIn,
  distributionOf,
  efficiencyOf,
  flowTimesIn,
  loadDistributionOf,
  velocityOf,
  type Balance,
  type Distribution,
  type Efficiency,
  type Velocity,
} from './finished.ts';
import type { Flow } from './join.ts';
import { littleCheckOf, weeksOfWork, type LittleCheck } from './little.ts';
import { averageLoadOf, itemDaysIn, waitShareOf } from './load.ts';
import { predictabilityOf, type Predictability } from './predictability.ts';
import type { FlowOptions } from './history.ts';
import { sampleOf, type Sample } from './sample.ts';
import type { Selection } from './selection.ts';
import { bottleneckOf, statesIn, type Bottleneck, type StateRow } from './states.ts';
import type { Spread } from './statistics.ts';
import { flowTargetsOf, type FlowTargets } from './targets.ts';
import type { Window } from './window.ts';

/** What is undefined is none: there was nothing that it could be said of. */
export type FlowMeasures = {
  readonly selection: Selection;
  readonly window: Window;
  readonly asOf: number;
  /** The element’s targets; undefined for a selection of all items. */
  readonly targets: FlowTargets | undefined;
  readonly velocity: Velocity;
  readonly attainment: Attainment | undefined;
  readonly distribution: Distribution | undefined;
  readonly loadDistribution: Distribution | undefined;
  readonly distributionGaps: readonly DistributionGap[] | undefined;
  readonly flowTime: Spread | undefined;
  /** Of stories, from the first active state on; none where the selection is of another level. */
  readonly cycleTime: Spread | undefined;
  /** Items in progress at the as-of moment. */
  readonly load: number;
  readonly averageLoad: number | undefined;
  readonly efficiency: Efficiency;
  readonly ageing: Ageing;
  /** Blocked item-days in the window. */
  readonly blockedDays: number;
  readonly balance: Balance;
  readonly weeksOfWork: number | undefined;
  readonly little: LittleCheck | undefined;
  readonly states: readonly StateRow[];
  readonly bottleneck: Bottleneck | undefined;
  readonly waitShare: number | undefined;
  readonly capacity: Capacity;
  readonly demand: Demand;
  readonly predictability: readonly Predictability[];
};

export type MeasureOptions = FlowOptions & { readonly ageLimits?: AgeLimits | undefined };

/** For one window; whoever asks for several makes one sample and takes `measuresIn`. */
export function measuresOf(
  flow: Flow,
  selection: Selection,
  window: Window,
  options: MeasureOptions = {},
): FlowMeasures {
  const since = Math.min(...capacityWindows(flow, window).map(({ from }) => from));
  return measuresIn(sampleOf(flow, selection, options, since), window, options);
}

/** The same for a sample that is there already. */
export function measuresIn(sample: Sample, window: Window, options: MeasureOptions = {}): FlowMeasures {
  const { flow, selection, asOf } = sample;
  const { element } = selection;
  const targets = element && flowTargetsOf(element);
  const capacity = capacityOf(sample, window, options.calendar);
  return {
    selection,
    window,
    asOf,
    targets,
    velocity: velocityOf(sample, window),
    attainment: targets && attainmentOf(sample, window, targets),
    distribution: distributionOf(sample, window),
    loadDistribution: loadDistributionOf(sample),
    distributionGaps: targets && distributionGapsOf(sample, window, targets),
    flowTime: flowTimesIn(sample, window),
    cycleTime: selection.level === 'story' ? cycleTimesIn(sample, window) : undefined,
    load: sample.open.length,
    averageLoad: averageLoadOf(sample, window),
    efficiency: efficiencyOf(sample, window),
    ageing: ageingOf(sample, window, options.ageLimits),
    blockedDays: itemDaysIn(sample, window).blocked,
    balance: balanceOf(sample, window),
    weeksOfWork: weeksOfWork(sample, window),
    little: littleCheckOf(sample, window),
    states: statesIn(sample, window),
    bottleneck: bottleneckOf(sample, window),
    waitShare: waitShareOf(sample, window),
    capacity,
    demand: demandOf(sample, capacity),
    predictability: predictabilityOf(flow, element, flow.data.eventCount === 0 ? undefined : asOf),
  };
}
