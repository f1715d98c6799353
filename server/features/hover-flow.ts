/** What imported work items say of an element, for its hover: the load, what was finished, and how long it took. */
import * as l10n from '@vscode/l10n';
import { flowFiguresOf, rounded, type Element, type Project } from '#language';
import type { ItemLevel } from '#language/flow/index.ts';

/** One line a figure; none where no items were imported, or none of them is the element's. */
export function flowFacts(project: Project, element: Element): readonly string[] {
  const figures = flowFiguresOf(project.measured(), element);
  if (!figures) return [];
  const { level, inProgress, most, finished, from, to, half, nearlyAll, target } = figures;
  const open = levelWords(level, inProgress);
  return [
    most === undefined ? l10n.t('in progress: {0}', open) : l10n.t('in progress: {0}, target at most {1}', open, most),
    l10n.t('finished: {0} from {1} to {2}', levelWords(level, finished), from, to),
    ...(half === undefined || nearlyAll === undefined
      ? []
      : [
          l10n.t('time taken: half within {0} days, 85% within {1} days', rounded(half, 1), rounded(nearlyAll, 1)) +
            (target ? `, ${l10n.t('target {0}% within {1} days', target.percentile, target.days)}` : ''),
        ]),
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
