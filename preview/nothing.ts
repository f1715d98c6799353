/** Why a view has nothing in it although there is an organisation. */
import type { Store } from './store.ts';

/** What to do where some of the organisation is left out; undefined where all of it is looked at. */
export function whyNothing({ part, root }: Store): string | undefined {
  if (part.value?.isSelection === true) return 'Nothing of what the filters leave stands in this view.';
  if (root.value === undefined) return undefined;
  return 'Nothing of it stands in this view. Choose another view, or the whole organisation.';
}
