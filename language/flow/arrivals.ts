/** Items that start, in columns. */
export type Arrivals = {
  readonly count: number;
  readonly item: Int32Array;
  /** The event by which it starts, whose profile says to whom it belongs. */
  readonly event: Int32Array;
};

/** Columns for at most so many. */
export function arrivalsUpTo(capacity: number): Arrivals {
  return { count: 0, item: new Int32Array(capacity), event: new Int32Array(capacity) };
}
