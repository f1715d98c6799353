/** Milestones and changes of the organisation beside the measures: that two things coincide, never that one caused the other. */
import type { Element } from '../binding/element.ts';
import type { Model } from '../model/model.ts';
import { targets } from '../model/queries.ts';
import { seriesMeasures, seriesOf, type SeriesMeasure } from './series.ts';
import type { Sample } from './sample.ts';
import { median, ratio } from './statistics.ts';
import { dayLength, isWithinWindow, type Window } from './window.ts';

export type FlowEvent = {
  readonly kind: 'milestone' | 'reorganisation';
  readonly at: number;
  readonly title: string;
  /** The milestone, where it is one. */
  readonly element?: Element;
  /** The elements that it touches; none where it touches all. */
  readonly affects: readonly Element[];
};

/** The milestones of a model that fall into a window, in the order of time. */
export function milestonesIn(model: Model, window: Window): readonly FlowEvent[] {
  const events = model.elementsOf('milestone').flatMap((element): readonly FlowEvent[] => {
    const date = element.value('=');
    const at = date?.type === 'date' ? Date.parse(`${date.date}T00:00:00Z`) : Number.NaN;
    if (!isWithinWindow(at, window)) return [];
    const title = element.title ?? element.name ?? '';
    return [{ kind: 'milestone', at, title, element, affects: targets(element, 'affects') }];
  });
  return events.sort((a, b) => a.at - b.at);
}

export type Coincidence = {
  readonly event: FlowEvent;
  readonly measure: SeriesMeasure;
  /** The medians of the weekly values of the four weeks before and after. */
  readonly before: number;
  readonly after: number;
  /** (after - before) / before. */
  readonly change: number;
};

const weeks = 4;
const notable = 0.2;

/**
 * The measures whose median over the four weeks after an event differs by more than a fifth from the four before. The day on
 * which it was belongs to those after it: at what hour a change of the organisation was written down means nothing.
 */
export function coincidencesOf(sample: Sample, event: FlowEvent): readonly Coincidence[] {
  const week = 7 * dayLength;
  const start = Math.floor(event.at / dayLength) * dayLength;
  const window = (index: number): Window => ({ from: start + index * week, to: start + (index + 1) * week });
  const before = seriesOf(sample, [-4, -3, -2, -1].map(window));
  const after = seriesOf(sample, [0, 1, 2, 3].map(window));
  if (after.length < weeks) return [];
  return seriesMeasures.flatMap((measure) => {
    const [earlier, later] = [before, after].map((points) => median(points.flatMap((point) => point[measure] ?? [])));
    const change = earlier === undefined || later === undefined ? undefined : ratio(later - earlier, Math.abs(earlier));
    if (earlier === undefined || later === undefined || change === undefined) return [];
    return Math.abs(change) > notable ? [{ event, measure, before: earlier, after: later, change }] : [];
  });
}
