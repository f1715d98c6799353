/** The organisations that the extension shows: asked for once for all who ask, and of what is known only what changed. */
import { changedBy, type SnapshotChange, type SnapshotParams, type SnapshotResult } from '#protocol';

type Snapshot = Extract<SnapshotResult, { readonly snapshot: unknown }>['snapshot'];

export type Held = Omit<SnapshotResult, 'snapshot' | 'change'> & {
  readonly snapshot: Snapshot;
  /** What changed since the answer of this stamp; absent where the whole was sent. */
  readonly change?: { readonly since: string; readonly change: SnapshotChange };
};

type Ask = (params: SnapshotParams) => Promise<SnapshotResult | undefined>;

/** `of` gives the organisation of a project by the URI of one of its files; `stale` makes it be asked for anew. */
export function createSnapshots(ask: Ask) {
  /** The tree, the status and the previews ask at the same time: one answer serves them all until the model changes. */
  const asked = new Map<string, Promise<Held | undefined>>();
  const held = new Map<string, Held>();
  const load = async (uri: string): Promise<Held | undefined> => {
    const before = held.get(uri);
    const result = await ask({ uri, ...(before ? { since: before.stamp } : {}) });
    const now = result && (known(result, before) ?? (await whole(uri)));
    if (now) held.set(uri, now);
    else held.delete(uri);
    return now;
  };
  const whole = async (uri: string): Promise<Held | undefined> => {
    const result = await ask({ uri });
    return result && known(result, undefined);
  };
  return {
    of: async (uri: string): Promise<Held | undefined> => {
      const answer = asked.get(uri) ?? load(uri);
      asked.set(uri, answer);
      // A server that does not run yet, or that failed, gives no answer; that is not kept.
      void answer.then(
        (found) => found ?? asked.delete(uri),
        () => asked.delete(uri),
      );
      return answer;
    },
    /** The model has changed: the next who asks is answered anew. */
    stale: (): void => asked.clear(),
  };
}

/** Undefined where what changed does not start from what is held. */
function known(result: SnapshotResult, before: Held | undefined): Held | undefined {
  const { projectUri, brokenFiles, stamp } = result;
  if ('snapshot' in result) return { projectUri, brokenFiles, stamp, snapshot: result.snapshot };
  const snapshot = before && changedBy(before.snapshot, result.change);
  return (
    snapshot && { projectUri, brokenFiles, stamp, snapshot, change: { since: before.stamp, change: result.change } }
  );
}
