/** What stands where it does not belong, and what may lack it therefore. */
import { entryOf, isKind, kindRow } from '../metamodel/index.ts';
import type { Declaration, ElementKind } from './summary.ts';

/** Whether an element does not take what is declared in it. */
export function isAstray(kind: ElementKind, owner: ElementKind | undefined): boolean {
  return isKind(kind) && owner !== undefined && isKind(owner) && !kindRow(kind).standsIn.includes(owner);
}

/**
 * Nobody knows what an element lacks before it stands where it belongs; nor what the nearest one around it lacks that
 * takes it, since it may have slipped from there. The same of a line (`key`) that belongs to another kind of element.
 */
export function markAstray(declarations: readonly Declaration[], index: number, key: string | undefined): void {
  const astray = declarations[index];
  if (!astray) return;
  if (key === undefined) astray.soundness = 'unclear';
  const takes = ({ kind }: Declaration): boolean =>
    isKind(kind) && (key === undefined ? !isAstray(astray.kind, kind) : entryOf(key, kind) !== undefined);
  for (let at = declarations[astray.parent]; at && isKind(at.kind) && at.kind !== 'meta'; at = declarations[at.parent])
    if (takes(at)) {
      at.soundness = 'unclear';
      return;
    }
}
