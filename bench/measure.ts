/** What all benchmarks share: CPU time, medians, and one table of what was found. */
import { readFileSync } from 'node:fs';

export type Row = {
  readonly name: string;
  readonly value: string;
  /** What is to be reached, and whether it was; absent where there is no such figure. */
  readonly target?: string;
  readonly isReached?: boolean;
};

const rows: Row[] = [];

/** Prints a row and keeps it. */
export function row(name: string, value: string, target?: string, isReached?: boolean): void {
  rows.push({
    name,
    value,
    ...(target === undefined ? {} : { target }),
    ...(isReached === undefined ? {} : { isReached }),
  });
  const verdict = target === undefined ? '' : `   (${isReached ? 'reached' : 'NOT reached'}: ${target})`;
  console.log(`${name.padEnd(66)} ${value}${verdict}`);
}

export function allRows(): readonly Row[] {
  return rows;
}

/** The CPU time of this process for some work, in milliseconds; wall time says more about the machine than about us. */
export function cpu<R>(work: () => R): { readonly ms: number; readonly result: R } {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { ms: (user + system) / 1000, result };
}

/** The CPU time that another process has used so far, in milliseconds; NaN where the platform does not tell (only Linux does). */
export function cpuOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    // Fields 14 and 15, in ticks of ten milliseconds on every Linux that Node runs on.
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

export function ms(value: number): string {
  return `${value.toFixed(value < 20 ? 1 : 0)} ms`;
}
