/** What all formats of comparisons say in the same words. */
import type { Change, Impact } from '../../diff/changes.ts';
import type { Comparison } from '../../diff/compare.ts';
import { changeText } from '../../diff/change-words.ts';
import { called, counted, listOf } from '../../diff/words.ts';
import { isKind, kindRow } from '../../metamodel/index.ts';

export const impactWords: Readonly<Record<Impact, string>> = {
  structural: 'Structure',
  funding: 'Money',
  people: 'People',
  priority: 'Priorities',
  cosmetic: 'Wording',
  none: 'Files alone',
};

/** What the versions are called, and where only some impacts are told, which, and how many other changes there are. */
type Named = {
  readonly from: string;
  readonly to: string;
  readonly only?: readonly Impact[] | undefined;
  readonly others?: number | undefined;
};

/** The one sentence that comes first. */
export function verdict({ summary }: Pick<Comparison, 'summary'>, { from, to, only, others = 0 }: Named): string {
  const between = `between ${from} and ${to}`;
  const untold = others === 0 ? '' : ` ${counted(others, 'other change is', 'other changes are')} not shown.`;
  if (summary.changes === 0 && only && others > 0)
    return `Nothing changed in ${listOf(only.map((impact) => impactWords[impact].toLowerCase()))} ${between}.${untold}`;
  if (summary.changes === 0) return `Nothing changed in the organisation ${between}.`;
  const told = Object.entries(summary.impacts).filter(([, count]) => count > 0);
  const parts = told.map(([impact, count]) => `${count} in ${impactWords[impact as Impact].toLowerCase()}`);
  const problems = summary.problems.new + summary.problems.fixed === 0 ? '' : ` ${problemWords(summary.problems)}.`;
  return `${counted(summary.changes, 'change', 'changes')} ${between}: ${parts.join(', ')}.${untold}${problems}`;
}

function problemWords({ new: fresh, fixed }: Comparison['summary']['problems']): string {
  const count = (number: number, word: string): readonly string[] =>
    number === 0 ? [] : [counted(number, `${word} problem`, `${word} problems`)];
  return [...count(fresh, 'new'), ...count(fixed, 'fixed')].join(', ');
}

/** What a change is about: `backlog of Banking` where it has no name of its own. */
export function changeSubject(
  { element, identity, fromParents = [], toParents = [] }: Change,
  homes: Comparison['homes'],
): string {
  if (element.name !== undefined || element.title !== undefined) return called(element);
  const id = identity.after ?? identity.before ?? '';
  const owner = id.includes('/') ? id.slice(0, id.lastIndexOf('/')) : (toParents[0] ?? fromParents[0]);
  if (owner === undefined) return called(element);
  const home = homes.get(owner);
  return `${called(element)} of ${home?.title ?? home?.name ?? identityWords(owner)[1]}`;
}

/** One change in a few words, beside the name of its element. */
export function detailText(change: Change, homes: Comparison['homes'] = new Map()): string {
  if (change.type === 'moved')
    return `in ${homesText(change.toParents, homes)}, before in ${homesText(change.fromParents, homes)}`;
  if (change.type === 'renamed') return `called ${change.before ?? ''} before${evidenceText(change)}`;
  if (change.type === 'added') return 'new';
  if (change.type === 'removed') return 'gone';
  return changeText(change);
}

/** Why it is known to be the same: a reader has to be able to doubt it. */
function evidenceText({ evidence }: Change): string {
  return evidence === undefined || evidence.kind === 'name' ? '' : ` (${evidence.detail})`;
}

/** `value stream Payments`; of an identity alone only its kind and its name are known. */
function homesText(ids: readonly string[] = [], homes: Comparison['homes']): string {
  const texts = ids.map((id) => {
    const home = homes.get(id);
    const isNamed = home?.title !== undefined || home?.name !== undefined;
    return home && isNamed ? called(home) : identityWords(id).join(' ').trim();
  });
  return texts.join(', ') || 'nothing';
}

/** The kind in an identity in words, and the name, which is empty where it has none. */
export function identityWords(id: string): readonly [kind: string, name: string] {
  const [kind = '', ...name] = id.slice(id.lastIndexOf('/') + 1).split(':');
  return [isKind(kind) ? kindRow(kind).label : kind, name.join(':')];
}
