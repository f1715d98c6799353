/**
 * Which declaration of a file's new text is which of its old one: the same kind and name, in the same place where the
 * name alone does not tell. Elements keep their identity by it.
 */
import { kindRow } from '../metamodel/index.ts';
import type { Declaration } from '../syntax/summary.ts';

/** For each of the new declarations the index of the old one that it continues, -1 where it is new. */
export function matchDeclarations(before: readonly Declaration[], after: readonly Declaration[]): Int32Array {
  const matches = new Int32Array(after.length).fill(-1);
  const same = sameLength(before, after);
  for (let index = 0; index < same; index += 1) matches[index] = index;
  if (same === after.length && same === before.length) return matches;
  const old = new Map(localKeys(before).map((key, index) => [key, index]));
  localKeys(after).forEach((key, index) => (matches[index] = old.get(key) ?? -1));
  return matches;
}

/** How many declarations at the start are the same in both; nearly always all of them, since people type within one. */
function sameLength(before: readonly Declaration[], after: readonly Declaration[]): number {
  let length = 0;
  for (const declaration of after) {
    const other = before[length];
    if (!other || other.kind !== declaration.kind || other.name !== declaration.name) break;
    if (other.parent !== declaration.parent) break;
    length += 1;
  }
  return length;
}

/** Keys that are unique in a file: the kind and name where those name it in the project, else with its owner's before it. */
function localKeys(declarations: readonly Declaration[]): readonly string[] {
  const counts = new Map<string, number>();
  const keys: string[] = [];
  for (const declaration of declarations) {
    const base = baseKey(declaration, keys[declaration.parent] ?? '');
    const ordinal = (counts.get(base) ?? 0) + 1;
    counts.set(base, ordinal);
    keys.push(ordinal === 1 ? base : `${base}#${ordinal}`);
  }
  return keys;
}

function baseKey({ kind, name }: Declaration, owner: string): string {
  const own = name === undefined ? kind : `${kind}:${name}`;
  if (kind === 'file') return '/file';
  if (kind !== 'unknown' && name !== undefined && !kindRow(kind).owned) return own;
  return `${owner.startsWith('/') ? '' : '/'}${owner}/${own}`;
}
