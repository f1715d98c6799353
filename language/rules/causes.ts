/**
 * How findings hang together: what one leads to, step by step. In a chain of thousands each may lead to all below it, so
 * that nothing is gone through twice for one question, nor further than anybody reads.
 */
import type { Finding } from './rule.ts';

type Step = (finding: Finding) => Iterable<Finding>;

/** What one finding leads to, each once and itself left out, the nearest first; no more than so many. */
export function reached(start: Finding, next: Step, most: number): readonly Finding[] {
  const seen = new Set([start]);
  for (const each of seen) {
    if (seen.size > most) break;
    for (const further of next(each)) seen.add(further);
  }
  seen.delete(start);
  return [...seen].slice(0, most);
}

/**
 * Visits what findings lead to, each once for all of them. Findings may come and go between two visits, as long as each
 * that comes is visited itself: what it leads to is then seen from it.
 */
export class Visits {
  private readonly seen = new Set<Finding>();

  from(start: Finding, next: Step, visit: (finding: Finding) => void): void {
    const waiting = [start];
    for (let each = waiting.pop(); each; each = waiting.pop()) {
      if (this.seen.has(each)) continue;
      this.seen.add(each);
      visit(each);
      for (const further of next(each)) waiting.push(further);
    }
  }
}
