/** Stays in waiting and active states, in columns; a change of profile cuts a stay, but not the visit. */
export type Stays = {
  readonly count: number;
  readonly item: Int32Array;
  readonly state: Uint16Array;
  readonly profile: Int32Array;
  readonly from: Float64Array;
  /** Infinity while the item is there. */
  readonly to: Float64Array;
  /** When the visit of the state began. */
  readonly visitFrom: Float64Array;
  /** Of `S`. */
  readonly flags: Uint8Array;
};

/** `own`: it belongs to the selection at that time; `ends`: the item leaves the state with it. */
export const S = { own: 1, active: 2, blocked: 4, ends: 8 } as const;

export type StayColumns = {
  /**
   * In the order of the columns: a million pass through here, so no object is made of each. Moments are given as the
   * events at which they are; -1 for one that has not come.
   */
  readonly add: (
    item: number,
    state: number,
    profile: number,
    from: number,
    to: number,
    visitFrom: number,
    flags: number,
  ) => void;
  readonly count: () => number;
  readonly done: () => Stays;
};

/** Columns for at most so many stays, and the moments of the events. */
export function createStays(capacity: number, at: Float64Array): StayColumns {
  const item = new Int32Array(capacity);
  const state = new Uint16Array(capacity);
  const profile = new Int32Array(capacity);
  const from = new Float64Array(capacity);
  const to = new Float64Array(capacity);
  const visitFrom = new Float64Array(capacity);
  const flags = new Uint8Array(capacity);
  let count = 0;
  const add: StayColumns['add'] = (who, where, as, since, until, entered, flag) => {
    item[count] = who;
    state[count] = where;
    profile[count] = as;
    from[count] = at[since] ?? 0;
    to[count] = until < 0 ? Number.POSITIVE_INFINITY : (at[until] ?? 0);
    visitFrom[count] = at[entered] ?? 0;
    flags[count] = flag;
    count += 1;
  };
  return {
    add,
    count: () => count,
    done: () => ({ count, item, state, profile, from, to, visitFrom, flags }),
  };
}
