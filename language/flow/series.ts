/** Measures as series over consecutive windows, and the trend of each. */
import { distributionOf, efficiencyOf, flowTimesIn, velocityOf, type Distribution } from './finished.ts';
import { averageLoadOf } from './load.ts';
import type { Sample } from './sample.ts';
import { trendOf, type Trend } from './statistics.ts';
import { dayLength, windowsOf, type Window } from './window.ts';

export type SeriesPoint = {
  readonly window: Window;
  readonly velocity: number;
  readonly averageLoad: number | undefined;
  readonly flowTimeP50: number | undefined;
  readonly flowTimeP85: number | undefined;
  /** Pooled. */
  readonly efficiency: number | undefined;
  readonly distribution: Distribution | undefined;
};

/** The measures that are numbers, for trends and for the time around events. */
export const seriesMeasures = ['velocity', 'averageLoad', 'flowTimeP50', 'flowTimeP85', 'efficiency'] as const;
export type SeriesMeasure = (typeof seriesMeasures)[number];

/** One point a window. A window that is not over at the as-of moment is left out: it would read as a fall. */
export function seriesOf(sample: Sample, windows: readonly Window[]): readonly SeriesPoint[] {
  const over = windows.filter(({ to }) => to <= lastWholeMoment(sample));
  return over.map((window) => {
    const times = flowTimesIn(sample, window);
    return {
      window,
      velocity: velocityOf(sample, window).items,
      averageLoad: averageLoadOf(sample, window),
      flowTimeP50: times?.p50,
      flowTimeP85: times?.p85,
      efficiency: efficiencyOf(sample, window).pooled,
      distribution: distributionOf(sample, window),
    };
  });
}

/** The end of the day of the as-of moment: the data of a day are those of the whole day. */
function lastWholeMoment({ asOf }: Sample): number {
  return Math.ceil(asOf / dayLength) * dayLength;
}

/** Week by week from the start of a window on. */
export function weeklySeries(sample: Sample, window: Window): readonly SeriesPoint[] {
  return seriesOf(sample, windowsOf(window, 7));
}

/** The trend of each measure; undefined where it has too few points. */
export function trendsOf(points: readonly SeriesPoint[]): Readonly<Record<SeriesMeasure, Trend | undefined>> {
  const trend = (measure: SeriesMeasure): Trend | undefined => trendOf(points.map((point) => point[measure]));
  return {
    velocity: trend('velocity'),
    averageLoad: trend('averageLoad'),
    flowTimeP50: trend('flowTimeP50'),
    flowTimeP85: trend('flowTimeP85'),
    efficiency: trend('efficiency'),
  };
}
