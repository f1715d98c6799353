/**
 * The most stays at one time in a window. Putting half a million moments in order would cost more than all other
 * measures, so the window is cut into parts: only where the stays there at the start of a part and all that come in it
 * are more than some part starts with, the moments themselves are looked at.
 */
import type { Window } from './window.ts';

export type Peak = {
  /** First all stays are counted: from a moment in the window up to another. */
  readonly count: (from: number, to: number) => void;
  /** Then the same are looked at. */
  readonly lookAt: (from: number, to: number) => void;
  readonly most: () => number;
};

/** So many that few moments fall into one, and of half a million stays only some are looked at. */
const parts = 1 << 14;

export function createPeak(window: Window): Peak {
  const length = (window.to - window.from) / parts;
  const partOf = (moment: number): number => Math.min(parts, Math.floor((moment - window.from) / length));
  const ins = new Int32Array(parts + 1);
  const outs = new Int32Array(parts + 1);
  const moments: Moments[] = [];
  let open: OpenParts | undefined;
  const into = (moment: number, kind: keyof Moments, isOpen: Uint8Array): void => {
    const part = partOf(moment);
    if (isOpen[part] !== 1) return;
    const own = (moments[part] ??= { enters: [], leaves: [] });
    own[kind].push(moment);
  };
  return {
    count(from, to) {
      const [first, last] = [partOf(from), partOf(to)];
      ins[first] = (ins[first] ?? 0) + 1;
      outs[last] = (outs[last] ?? 0) + 1;
    },
    lookAt(from, to) {
      open ??= openParts(ins, outs);
      into(from, 'enters', open.isOpen);
      into(to, 'leaves', open.isOpen);
    },
    most() {
      open ??= openParts(ins, outs);
      let most = open.least;
      // The list has a place for every part, and nothing in those that were not looked at.
      for (const [part, own] of Object.entries(moments))
        most = Math.max(most, mostWithin(open.atStart[Number(part)] ?? 0, own));
      return most;
    },
  };
}

type Moments = { readonly enters: number[]; readonly leaves: number[] };

type OpenParts = {
  /** How many stays there are when a part starts. */
  readonly atStart: Int32Array;
  /** The greatest of those. */
  readonly least: number;
  /** 1 for the parts in which there may be more. */
  readonly isOpen: Uint8Array;
};

function openParts(ins: Int32Array, outs: Int32Array): OpenParts {
  const atStart = new Int32Array(parts + 1);
  let least = 0;
  for (let part = 0; part < parts; part += 1) {
    const there = (atStart[part] ?? 0) + (ins[part] ?? 0) - (outs[part] ?? 0);
    atStart[part + 1] = there;
    least = Math.max(least, there);
  }
  const isOpen = Uint8Array.from(ins, (count, part) => ((atStart[part] ?? 0) + count > least ? 1 : 0));
  return { atStart, least, isOpen };
}

/** Who leaves at a moment makes room for who comes then. */
function mostWithin(atStart: number, { enters, leaves }: Moments): number {
  const [ins, outs] = [new Float64Array(enters).sort(), new Float64Array(leaves).sort()];
  let most = atStart;
  let left = 0;
  for (let entered = 0; entered < ins.length; entered += 1) {
    while (left < outs.length && (outs[left] ?? 0) <= (ins[entered] ?? 0)) left += 1;
    most = Math.max(most, atStart + entered + 1 - left);
  }
  return most;
}
