/** How the formats of the command line tell a comparison: the words that all share, and a mark a line. */
import type { Change, Group } from '#language';

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

/** A mark that reads without colour: `>` moved, `~` changed, `@` people, `$` money, `^` reordered. */
export function groupMark({ kind, changes }: Group, byId: ReadonlyMap<string, Change>): string {
  return byId.get(changes[0] ?? '')?.type === 'reordered' ? '^' : groupMarks[kind];
}

export function changeMark({ type, impact }: Change): string {
  if (type === 'changed' && impact === 'people') return '@';
  return type === 'changed' && impact === 'funding' ? '$' : changeMarks[type];
}
