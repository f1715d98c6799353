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
  readonly add: (stay: Stay) => void;
  readonly count: () => number;
  readonly done: () => Stays;
};

export type Stay = {
  readonly item: number;
  readonly state: number;
  readonly profile: number;
  readonly from: number;
  readonly to: number;
  readonly visitFrom: number;
  readonly flags: number;
};

/** Columns for at most so many stays. */
export function createStays(capacity: number): StayColumns {
  const item = new Int32Array(capacity);
  const state = new Uint16Array(capacity);
  const profile = new Int32Array(capacity);
  const from = new Float64Array(capacity);
  const to = new Float64Array(capacity);
  const visitFrom = new Float64Array(capacity);
  const flags = new Uint8Array(capacity);
  let count = 0;
  const add = (stay: Stay): void => {
    item[count] = stay.item;
    state[count] = stay.state;
    profile[count] = stay.profile;
    from[count] = stay.from;
    to[count] = stay.to;
    visitFrom[count] = stay.visitFrom;
    flags[count] = stay.flags;
    count += 1;
  };
  return {
    add,
    count: () => count,
    done: () => ({ count, item, state, profile, from, to, visitFrom, flags }),
  };
}
