/** What comments say: documentation, and rules that are switched off in place. */
import type { Comment, Tokens } from './scanner.ts';
import type { Declaration, Suppression } from './summary.ts';

/** The text of a documentation comment without its stars. */
export function docText(text: string, comment: Comment): string {
  return text
    .slice(comment.start + 3, comment.end - 2)
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/^\s*\* ?/, '').trimEnd())
    .join('\n')
    .trim();
}

const ignore = /^\/\/\s*throughline-ignore\b(.*)$/s;
const untilDate = /\(\s*until\s+(\d{4}-\d{2}-\d{2})\s*\)\s*$/;

/** Each comment that switches rules off, with the declaration or the file that it is about. */
export function readSuppressions(tokens: Tokens, declarations: readonly Declaration[]): readonly Suppression[] {
  const found = tokens.comments.filter(
    (comment) => comment.kind === 'line' && ignore.test(tokens.text.slice(comment.start, comment.end)),
  );
  if (found.length === 0) return [];
  const starts = statementStarts(declarations);
  return found.map((comment) => readSuppression(tokens, comment, starts));
}

type Covered = NonNullable<Suppression['covers']>;

/** Which statement starts at an offset: a fact, or a declaration with its header and its own facts. */
function statementStarts(declarations: readonly Declaration[]): ReadonlyMap<number, Covered> {
  const starts = new Map<number, Covered>();
  declarations.forEach((declaration, index) => {
    if (declaration.kind !== 'file') starts.set(declaration.span.start, { declaration: index });
    declaration.statements.forEach((statement, at) => {
      if (!starts.has(statement.span.start)) starts.set(statement.span.start, { declaration: index, statement: at });
    });
  });
  return starts;
}

function readSuppression(tokens: Tokens, comment: Comment, starts: ReadonlyMap<number, Covered>): Suppression {
  const text = tokens.text.slice(comment.start, comment.end);
  const body = ignore.exec(text)?.[1] ?? '';
  const colon = body.indexOf(':');
  const names = colon < 0 ? body : body.slice(0, colon);
  const said = colon < 0 ? '' : body.slice(colon + 1).trim();
  const until = untilDate.exec(said)?.[1];
  const reason = said.replace(untilDate, '').trim();
  const rules = [...names.matchAll(/[\p{L}\d_-]+/gu)].map((match) => {
    const start = comment.start + (text.length - body.length) + match.index;
    return { rule: match[0], span: { start, end: start + match[0].length } };
  });
  const covers = starts.get(nextStart(tokens, comment.end));
  return {
    rules,
    ...(reason === '' ? {} : { reason }),
    ...(until === undefined ? {} : { until }),
    span: { start: comment.start, end: comment.end },
    ...(covers ? { covers } : {}),
  };
}

function nextStart(tokens: Tokens, offset: number): number {
  let low = 0;
  let high = tokens.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens.starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return tokens.starts[low] ?? -1;
}
