/**
 * The most stays at one time in a window. Putting half a million moments in order would cost more than all other
 * measures, so the window is cut into parts: only where the stays there at the start of a part and all that come in it
 * are more than some part starts with, the moments themselves are looked at. Even there only if somebody comes before all
 * have left: trackers that state days or hours put many on one moment, and then what the next part starts with is most.
 */
import type { FlowData } from './data.ts';
import { momentOf, type Stays } from './stays.ts';
import type { Window } from './window.ts';

export type Peak = {
  /** Counts a stay that is in the window for some time. */
  readonly count: (stay: number) => void;
  readonly most: () => number;
};

/** Of each stay, the one counted before it that comes in the same part, and the one that goes there; -1 for none. */
export type Chains = { readonly enters: Int32Array; readonly leaves: Int32Array };

/** Chains for so many moments. */
export function createChains(count: number): Chains {
  return { enters: new Int32Array(count), leaves: new Int32Array(count) };
}

/** The events by which stays begin and end, -1 for one that goes on, and the moments of events. */
type Moments = Pick<Stays, 'from' | 'to'> & Pick<FlowData, 'at'>;

/** So many that few moments fall into one, and of half a million stays only some are looked at. */
const parts = 1 << 12;

/** A stay is counted in one peak at most of those that share chains. */
export function createPeak(window: Window, stays: Moments, chains: Chains): Peak {
  const length = (window.to - window.from) / parts;
  const ins = new Int32Array(parts + 1);
  const outs = new Int32Array(parts + 1);
  const lastIn = new Int32Array(parts + 1).fill(-1);
  const lastOut = new Int32Array(parts + 1).fill(-1);
  const earliestIn = new Float64Array(parts + 1).fill(Number.POSITIVE_INFINITY);
  const latestOut = new Float64Array(parts + 1).fill(Number.NEGATIVE_INFINITY);
  return {
    count(stay) {
      const [from, to] = [momentOf(stays.at, stays.from[stay]), momentOf(stays.at, stays.to[stay])];
      const first = Math.min(parts, Math.floor(Math.max(0, from - window.from) / length));
      const last = Math.min(parts, Math.floor((to - window.from) / length));
      ins[first] = (ins[first] ?? 0) + 1;
      outs[last] = (outs[last] ?? 0) + 1;
      chains.enters[stay] = lastIn[first] ?? -1;
      chains.leaves[stay] = lastOut[last] ?? -1;
      lastIn[first] = stay;
      lastOut[last] = stay;
      if (from < (earliestIn[first] ?? 0)) earliestIn[first] = from;
      if (to > (latestOut[last] ?? 0)) latestOut[last] = to;
    },
    most() {
      const atStart = startsOf(ins, outs);
      let most = 0;
      for (const each of atStart) most = Math.max(most, each);
      for (let part = 0; part < parts; part += 1) {
        const there = atStart[part] ?? 0;
        if (there + (ins[part] ?? 0) <= most || (latestOut[part] ?? 0) <= (earliestIn[part] ?? 0)) continue;
        const enters = momentsOf(stays.at, stays.from, chains.enters, lastIn[part] ?? -1);
        const leaves = momentsOf(stays.at, stays.to, chains.leaves, lastOut[part] ?? -1);
        most = Math.max(most, mostWithin(there, enters, leaves));
      }
      return most;
    },
  };
}

/** How many stays there are when each part starts. */
function startsOf(ins: Int32Array, outs: Int32Array): Int32Array {
  const atStart = new Int32Array(parts + 1);
  for (let part = 0; part < parts; part += 1)
    atStart[part + 1] = (atStart[part] ?? 0) + (ins[part] ?? 0) - (outs[part] ?? 0);
  return atStart;
}

/** The moments of a chain, in the order of time. Before the window all are alike: who leaves in it comes later. */
function momentsOf(at: Float64Array, events: Int32Array, chain: Int32Array, last: number): Float64Array {
  const moments: number[] = [];
  for (let stay = last; stay >= 0; stay = chain[stay] ?? -1) moments.push(momentOf(at, events[stay]));
  return new Float64Array(moments).sort();
}

/** Who leaves at a moment makes room for who comes then. */
function mostWithin(atStart: number, enters: Float64Array, leaves: Float64Array): number {
  let most = atStart;
  let left = 0;
  for (let entered = 0; entered < enters.length; entered += 1) {
    while (left < leaves.length && (leaves[left] ?? 0) <= (enters[entered] ?? 0)) left += 1;
    most = Math.max(most, atStart + entered + 1 - left);
  }
  return most;
}
