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

/** Columns for at most so many stays. */
export function staysUpTo(capacity: number): Stays {
  return {
    count: 0,
    item: new Int32Array(capacity),
    state: new Uint16Array(capacity),
    profile: new Int32Array(capacity),
    from: new Float64Array(capacity),
    to: new Float64Array(capacity),
    visitFrom: new Float64Array(capacity),
    flags: new Uint8Array(capacity),
  };
}
