import { outlineOf, type OutlineEntry } from '#language/views/index.ts';
import type { State } from './state.ts';

/** All that is known of an element, also of one of which the part that is looked at has the name alone. */
export function knownOf({ outline, snapshot }: State, id: string): OutlineEntry | undefined {
  const entry = outline.value?.entries[outline.value.indexById.get(id) ?? -1];
  if (entry?.node?.isAround !== true || !snapshot.value) return entry;
  const whole = outlineOf(snapshot.value);
  return whole.entries[whole.indexById.get(id) ?? -1] ?? entry;
}
