/** Writes the comment that switches a rule off in place, where it covers the problem. */
import { locate, statementAt } from '../edits/places.ts';
import { eolOf, indentAt, type TextEdit } from '../edits/text-edits.ts';
import type { Problem } from './problem.ts';

/**
 * A line above the statement of the problem, with room for the reason and the day on which it ends, where one is given;
 * none for what cannot be suppressed.
 */
export function suppressingEdit({ rule, finding }: Problem, until?: string): TextEdit | undefined {
  const located = finding && locate(finding.at);
  const { declaration } = finding?.at.element ?? {};
  if (!finding || !located || !declaration) return undefined;
  const { text, path } = located.file;
  const statement = finding.at.part === 'key' || finding.at.part === 'value' ? statementAt(finding.at) : undefined;
  const start =
    statement && startsLine(text, statement.span.start)
      ? statement.span.start
      : Math.min(declaration.offset, text.length);
  const indent = indentAt(text, start);
  const end = eolOf(text);
  const expiry = until === undefined ? '' : ` (until ${until})`;
  const comment = `// throughline-ignore ${rule}: say why it is all right here${expiry}`;
  if (!startsLine(text, start)) {
    // What stands before it on its line is not covered, so that the line is broken there.
    const inner = `${end}${indent}  `;
    const from = text.slice(0, start).trimEnd().length;
    return { path, span: { start: from, end: start }, newText: `${inner}${comment}${inner}` };
  }
  const lineStart = start - indent.length;
  return { path, span: { start: lineStart, end: lineStart }, newText: `${indent}${comment}${end}` };
}

function startsLine(text: string, at: number): boolean {
  return /(^|[\r\n])[ \t]*$/.test(text.slice(Math.max(0, at - 400), at));
}
