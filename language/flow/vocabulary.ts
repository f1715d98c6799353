/** The words that the measures of flow speak in: flow states, the kinds of work, and the levels of items. */

/** What the states of a tracker mean for flow. A change into `ignore` is no change. */
export const flowStates = ['new', 'waiting', 'active', 'done', 'canceled', 'ignore'] as const;
export type FlowState = (typeof flowStates)[number];

/** The four kinds of work of the Flow Framework; `other` where a type is mapped to none of them. */
export const categories = ['feature', 'defect', 'debt', 'risk', 'other'] as const;
export type Category = (typeof categories)[number];

/** The levels of items; parents and children are never counted together. */
export const itemLevels = ['epic', 'capability', 'feature', 'story'] as const;
export type ItemLevel = (typeof itemLevels)[number];

/** How names of trackers are compared: not by case, not by the white space around them. */
export function sameName(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}

/** Whether a word is the name of a level. */
export function isItemLevel(word: string): word is ItemLevel {
  // Widened, so that any word can be asked for.
  return (itemLevels as readonly string[]).includes(word);
}
