/** Stays in waiting and active states, in columns; a change of profile cuts a stay, but not the visit. */
export type Stays = {
  readonly count: number;
  readonly item: Int32Array;
  /** An event in an ignored state begins a stay in the state before it. */
  readonly state: Uint16Array;
  /** The event that begins it, whose profile is that of the stay. Numbers of events take half the room of their moments. */
  readonly from: Int32Array;
  /** The event that ends it; -1 while the item is there. */
  readonly to: Int32Array;
  /** Of `S`. */
  readonly flags: Uint8Array;
};

/** `enters`: the item comes into the state with it; `ends`: it leaves the state with it. */
export const S = { active: 1, blocked: 2, enters: 4, ends: 8 } as const;

/** No event: what has not happened. */
export const never = -1;

/** The moment of an event: infinity for none. */
export function momentOf(at: Float64Array, event = never): number {
  return event === never ? Number.POSITIVE_INFINITY : (at[event] ?? 0);
}

/** When a stay begins, by the moments of events. */
export function startOf({ from }: Stays, at: Float64Array, stay: number): number {
  return momentOf(at, from[stay]);
}

/** When it ends: infinity while the item is there. */
export function endOf({ to }: Stays, at: Float64Array, stay: number): number {
  return momentOf(at, to[stay]);
}

/** The event by which the visit began to which a stay belongs: its stays stand one after the other. */
export function entered({ from, flags }: Stays, stay: number): number {
  let first = stay;
  while (first > 0 && ((flags[first] ?? 0) & S.enters) === 0) first -= 1;
  return from[first] ?? 0;
}

/** Columns for at most so many stays. Room that is not used costs nothing: the system gives it when it is written to. */
export function staysUpTo(capacity: number): Stays {
  return {
    count: 0,
    item: new Int32Array(capacity),
    state: new Uint16Array(capacity),
    from: new Int32Array(capacity),
    to: new Int32Array(capacity),
    flags: new Uint8Array(capacity),
  };
}
