/** The quick fix of rules that ask for a line: it writes one, for the author to fill in. */
import { addLines } from '../edits/text-edits.ts';
import type { Finding, Fix } from './rule.ts';

export function stub(title: string, ...lines: readonly string[]): (finding: Finding) => readonly Fix[] {
  return ({ element }) => [{ title, edits: addLines(element, lines) }];
}
