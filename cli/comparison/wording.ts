/** What all formats of comparisons say in the same words. */
import { changeText, type Change, type Comparison, type Group, type Impact } from '#language';
import type { ComparisonContext } from './comparison-format.ts';

export const impactWords: Readonly<Record<Impact, string>> = {
  structural: 'Structure',
  funding: 'Money',
  people: 'People',
  priority: 'Priorities',
  cosmetic: 'Wording',
  none: 'Nothing but its place',
};

/** The one sentence that comes first. */
export function verdict({ summary }: Comparison, { from, to }: ComparisonContext): string {
  const between = `between ${from} and ${to}`;
  if (summary.changes === 0) return `Nothing changed in the organisation ${between}.`;
  const told = Object.entries(summary.impacts).filter(([, count]) => count > 0);
  const parts = told.map(([impact, count]) => `${count} in ${impactWords[impact as Impact].toLowerCase()}`);
  const problems = summary.problems.new + summary.problems.fixed === 0 ? '' : ` ${problemWords(summary.problems)}.`;
  return `${summary.changes === 1 ? '1 change' : `${summary.changes} changes`} ${between}: ${parts.join(', ')}.${problems}`;
}

function problemWords({ new: fresh, fixed }: Comparison['summary']['problems']): string {
  const count = (number: number, word: string): readonly string[] =>
    number === 0 ? [] : [`${number} ${word} problem${number === 1 ? '' : 's'}`];
  return [...count(fresh, 'new'), ...count(fixed, 'fixed')].join(', ').replace(/^./, (first) => first.toUpperCase());
}

/** One change in a few words, beside the name of its element. */
export function detailText(change: Change): string {
  if (change.type === 'moved')
    return `in ${(change.toParents ?? []).join(', ') || 'nothing'}, before in ${(change.fromParents ?? []).join(', ') || 'nothing'}`;
  if (change.type === 'renamed') return `called ${change.before ?? ''} before`;
  if (change.type === 'added') return 'new';
  if (change.type === 'removed') return 'gone';
  return changeText(change);
}

const groupMarks: Readonly<Record<Group['kind'], string>> = {
  split: '<',
  merged: '>',
  moved: '>',
  renamed: '=',
  added: '+',
  removed: '-',
  transferred: '$',
  people: '@',
  changed: '~',
};

const changeMarks: Readonly<Record<Change['type'], string>> = {
  added: '+',
  removed: '-',
  moved: '>',
  renamed: '=',
  'kind-changed': '=',
  changed: '~',
  reordered: '^',
};

/** A mark that reads without colour: `>` moved, `~` changed, `@` people, `$` money, `^` reordered. */
export function groupMark({ kind, changes }: Group, byId: ReadonlyMap<string, Change>): string {
  return byId.get(changes[0] ?? '')?.type === 'reordered' ? '^' : groupMarks[kind];
}

export function changeMark({ type, impact }: Change): string {
  if (type === 'changed' && impact === 'people') return '@';
  return type === 'changed' && impact === 'funding' ? '$' : changeMarks[type];
}
