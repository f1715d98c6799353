/**
 * The most stays at one time in a window. Sorting half a million moments would cost more than all other measures, so
 * the window is cut into parts: only where the stays there at the start of a part and all that come in it together are
 * more than some part starts with are the moments themselves put in order.
 */
import type { Window } from './window.ts';

const parts = 2048;

/** Moments at which stays begin, none before the window, and at which they end. Who leaves makes room for who comes then. */
export function mostAtOnce(enters: readonly number[], leaves: readonly number[], window: Window): number {
  const length = (window.to - window.from) / parts;
  const partOf = (moment: number): number => Math.min(parts, Math.floor((moment - window.from) / length));
  const [ins, outs] = [countsOf(enters, partOf), countsOf(leaves, partOf)];
  const atStart = new Int32Array(parts + 1);
  let most = 0;
  for (let part = 0; part < parts; part += 1) {
    const there = (atStart[part] ?? 0) + (ins[part] ?? 0) - (outs[part] ?? 0);
    atStart[part + 1] = there;
    most = Math.max(most, there);
  }
  const isOpen = Uint8Array.from(ins, (count, part) => ((atStart[part] ?? 0) + count > most ? 1 : 0));
  const inPart = groupedBy(enters, partOf, isOpen);
  const outPart = groupedBy(leaves, partOf, isOpen);
  for (const [part, own] of inPart) most = Math.max(most, mostWithin(atStart[part] ?? 0, own, outPart.get(part) ?? []));
  return most;
}

function countsOf(moments: readonly number[], partOf: (moment: number) => number): Int32Array {
  const counts = new Int32Array(parts + 1);
  for (const moment of moments) {
    const part = partOf(moment);
    counts[part] = (counts[part] ?? 0) + 1;
  }
  return counts;
}

function groupedBy(moments: readonly number[], partOf: (moment: number) => number, isOpen: Uint8Array) {
  const groups = new Map<number, number[]>();
  for (const moment of moments) {
    const part = partOf(moment);
    if (isOpen[part] !== 1) continue;
    const group = groups.get(part);
    if (group) group.push(moment);
    else groups.set(part, [moment]);
  }
  return groups;
}

function mostWithin(atStart: number, enters: readonly number[], leaves: readonly number[]): number {
  const [ins, outs] = [new Float64Array(enters).sort(), new Float64Array(leaves).sort()];
  let most = atStart;
  let left = 0;
  for (let entered = 0; entered < ins.length; entered += 1) {
    while (left < outs.length && (outs[left] ?? 0) <= (ins[entered] ?? 0)) left += 1;
    most = Math.max(most, atStart + entered + 1 - left);
  }
  return most;
}
