/** What imported work items say of an element, for its hover: the load, what was finished, and how long it took. */
import * as l10n from '@vscode/l10n';
import { rounded, type Element, type Project } from '#language';
import {
  dateText,
  dayLength,
  finishedCount,
  flowTargetsOf,
  flowTimesIn,
  type ItemLevel,
} from '#language/flow/index.ts';

const measuredKinds: ReadonlySet<string> = new Set([
  'team',
  'art',
  'solution-train',
  'value-stream',
  'product',
  'solution',
  'portfolio',
  'enterprise',
]);

/** One line a figure; none where no items were imported, or none of them is the element's. */
export function flowFacts(project: Project, element: Element): readonly string[] {
  const measured = measuredKinds.has(element.kind) ? project.measured() : undefined;
  if (!measured) return [];
  const { window, sample: sampleOf } = measured;
  const sample = sampleOf(element);
  const finished = finishedCount(sample, window);
  if (sample.open.length === 0 && finished === 0) return [];
  const { load, time } = flowTargetsOf(element);
  const times = flowTimesIn(sample, window);
  const level = sample.selection.level === 'any' ? 'story' : sample.selection.level;
  const inProgress = levelWords(level, sample.open.length);
  return [
    load === undefined
      ? l10n.t('in progress: {0}', inProgress)
      : l10n.t('in progress: {0}, target at most {1}', inProgress, load),
    l10n.t(
      'finished from {0} to {1}: {2}',
      dateText(window.from),
      dateText(window.to - dayLength),
      levelWords(level, finished),
    ),
    ...(times
      ? [
          l10n.t('flow time: half within {0} days, 85% within {1} days', rounded(times.p50, 1), rounded(times.p85, 1)) +
            (time ? `, ${l10n.t('target {0}% within {1} days', time.percentile, time.days)}` : ''),
        ]
      : []),
  ];
}

function levelWords(level: ItemLevel, count: number): string {
  const words: Readonly<Record<ItemLevel, string>> = {
    epic: count === 1 ? l10n.t('1 epic') : l10n.t('{0} epics', count),
    capability: count === 1 ? l10n.t('1 capability') : l10n.t('{0} capabilities', count),
    feature: count === 1 ? l10n.t('1 feature') : l10n.t('{0} features', count),
    story: count === 1 ? l10n.t('1 story') : l10n.t('{0} stories', count),
  };
  return words[level];
}
