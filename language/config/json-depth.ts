/** How deep brackets stand in a text: what reads it goes down into each, and has no ground to stand on far down. */
import { createScanner } from 'jsonc-parser';
import type { Span } from '../syntax/summary.ts';

/** Deeper than any setting stands. */
const deepest = 20;

/** By the numbers of the scanner: its enumeration is a constant one, which files that are compiled alone cannot read. */
const T = { openBrace: 1, closeBrace: 2, openBracket: 3, closeBracket: 4, end: 17 } as const;

/** The first bracket that stands too deep. */
export function deepestBracket(json: string): Span | undefined {
  const scanner = createScanner(json, true);
  let depth = 0;
  for (let token: number = scanner.scan(); token !== T.end; token = scanner.scan()) {
    if (token === T.openBrace || token === T.openBracket) depth += 1;
    if (token === T.closeBrace || token === T.closeBracket) depth -= 1;
    const start = scanner.getTokenOffset();
    if (depth > deepest) return { start, end: start + 1 };
  }
  return undefined;
}
