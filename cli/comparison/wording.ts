/** How the formats of the command line tell a comparison: the words that all share, and a mark a line. */
import type { Change, Group, Impact } from '#language';

export { detailText, impactWords, changeSubject, verdict } from '#language';

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

const markOfImpact: Readonly<Partial<Record<Impact, string>>> = { people: '@', funding: '$' };

/** A mark that reads without colour: `>` moved, `~` changed, `@` people, `$` money, `^` reordered. */
export function groupMark({ kind, impact, changes }: Group, byId: ReadonlyMap<string, Change>): string {
  if (byId.get(changes[0] ?? '')?.type === 'reordered') return '^';
  return kind === 'changed' ? (markOfImpact[impact] ?? groupMarks.changed) : groupMarks[kind];
}

/** One character before a change: what it is, or how grave it is where a fact changed. */
export function changeMark({ type, impact }: Change): string {
  return (type === 'changed' ? markOfImpact[impact] : undefined) ?? changeMarks[type];
}
