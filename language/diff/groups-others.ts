/** What no other reader has taken: an element a group; and what only stands in another file. */
import { capitalised } from '../metamodel/capitalised.ts';
import type { Change } from './changes.ts';
import { changeText } from './change-words.ts';
import type { Draft, Pool } from './grouping.ts';
import { called, calledId, counted } from './words.ts';

export function otherGroups(pool: Pool): readonly Draft[] {
  const byElement = new Map<string, Change[]>();
  for (const change of pool.all()) {
    if (change.type === 'added' || change.type === 'removed') continue;
    const id = change.identity.after ?? change.identity.before ?? '';
    byElement.set(id, [...(byElement.get(id) ?? []), change]);
  }
  return [...byElement].map(([id, own]) => {
    const first = own[0]?.element;
    const home = pool.b.items.get(id)?.parents[0];
    const isUnnamed = first && first.name === undefined && first.title === undefined && home !== undefined;
    const who = first ? `${capitalised(called(first))}${isUnnamed ? ` of ${calledId(home, pool.b)}` : ''}` : '';
    const headline = `${who}: ${asOne(own).map(changeText).join('; ')}.`;
    return { headline, kind: 'changed' as const, facts: {}, changes: pool.take(own) };
  });
}

/** What was a number and is names now is one thing that changed. */
function asOne(own: readonly Change[]): readonly Change[] {
  const isSame = ({ property }: Change, other: Change): boolean =>
    property !== undefined && property === other.property;
  return own.flatMap((change) => {
    const gone = own.find((each) => isSame(each, change) && each.after === undefined);
    const come = own.find((each) => isSame(each, change) && each.before === undefined);
    if (!gone || !come || gone === come) return [change];
    const { before = '' } = gone;
    return change === gone ? [] : [{ ...change, before }];
  });
}

/** All that went from one file to another in one sentence. */
export function relocationGroups(pool: Pool): readonly Draft[] {
  const byWay = new Map<string, Change[]>();
  for (const change of pool.ofType('changed')) {
    if (change.impact !== 'none') continue;
    const key = JSON.stringify([change.before, change.after]);
    byWay.set(key, [...(byWay.get(key) ?? []), change]);
  }
  return [...byWay.values()].map((own) => {
    const { before = '', after = '', element } = own[0] ?? { element: { kind: 'meta' as const } };
    const who =
      own.length === 1
        ? `${capitalised(called(element))} stands`
        : `${counted(own.length, 'element', 'elements')} stand`;
    return {
      headline: `${who} in ${after} now, before in ${before}.`,
      kind: 'changed' as const,
      facts: {},
      changes: pool.take(own),
    };
  });
}
