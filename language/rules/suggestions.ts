/** The names that problems were told to suggest, so that it is known which of them would be others now. */
import { nearest } from '../syntax/nearest.ts';
import type { Finding } from './rule.ts';

/** When so many names come or go at once, trying each costs more than looking all suggestions up again. */
const mostTried = 100;

export class Suggestions {
  private readonly told = new Map<Finding, string | undefined>();

  /** What a problem suggests, if anything; it is remembered that somebody was told. */
  of(finding: Finding): string | undefined {
    const { suggestion } = finding;
    if (!suggestion) return undefined;
    const found = suggestion.find();
    this.told.set(finding, found);
    return found;
  }

  drop(finding: Finding): void {
    this.told.delete(finding);
  }

  /** Those that may suggest something else since names came or went. */
  changedBy(names: ReadonlySet<string>): readonly Finding[] {
    if (names.size === 0) return [];
    const some = [...this.told];
    if (names.size > mostTried) return some.map(([finding]) => finding);
    return some.filter(([finding, told]) => mayChange(finding, told, names)).map(([finding]) => finding);
  }
}

function mayChange({ suggestion }: Finding, told: string | undefined, names: ReadonlySet<string>): boolean {
  if (!suggestion) return false;
  if (told === undefined) return nearest(suggestion.word, names) !== undefined;
  return names.has(told) || nearest(suggestion.word, [told, ...names]) !== told;
}
