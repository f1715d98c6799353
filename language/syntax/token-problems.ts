/** What is said of single tokens: texts and comments that are never closed, braces without a partner, characters without a meaning. */
import { deepestNesting } from './balance.ts';
import type { BraceProblem } from './braces.ts';
import type { SyntaxProblems } from './many-problems.ts';
import { T, type Tokens } from './scanner.ts';
import { StrangeSigns } from './strange-signs.ts';
import type { Declaration, Span, SyntaxProblem } from './summary.ts';

/** Puts them to the problems of the text; in `told` the tokens are marked that another problem tells of. */
export function findTokenProblems(
  tokens: Tokens,
  declarations: readonly Declaration[],
  told: Uint8Array | undefined,
  problems: SyntaxProblems,
): void {
  const signs = new StrangeSigns(tokens);
  let line: number | undefined;
  // Nearly no text has such a character.
  let isInValue: ((offset: number) => boolean) | undefined;
  for (let at = 0; at < tokens.count; at += 1) {
    const type = tokens.types[at];
    if (type !== T.openString && type !== T.bad) continue;
    const start = tokens.starts[at] ?? 0;
    if (type === T.openString) {
      problems.push(openString(tokens.text, { start, end: tokens.ends[at] ?? 0 }));
      continue;
    }
    isInValue ??= insideOf(declarations.flatMap(invalidSpans));
    if (told?.[at] === 1 || isInValue(start)) continue;
    if (!problems.tells(start)) continue;
    const problem = signs.problem(at);
    // A line in another notation has many of them, and one says it.
    if (problem.fix === undefined && line === tokens.lines[at]) continue;
    if (problem.fix === undefined) line = tokens.lines[at];
    problems.push(problem);
  }
  for (const { kind, start, end } of tokens.comments) if (kind === 'open') problems.push(openComment(start, end));
}

function openString(text: string, span: Span): SyntaxProblem {
  // `"Sandpiper in claims-core`: where a title ends that says `in`, a person knows.
  const isWhole = !/\sin\s/.test(text.slice(span.start, span.end));
  const fix = {
    title: 'Close the text',
    span: { start: span.end, end: span.end },
    newText: '"',
    ...(isWhole ? {} : { isSafe: false as const }),
  };
  return { message: 'This text is never closed: a `"` is missing.', span, fix };
}

function openComment(start: number, end: number): SyntaxProblem {
  const fix = { title: 'Close the comment', span: { start: end, end }, newText: ' */' };
  return { message: 'This comment is never closed: a `*/` is missing.', span: { start, end: start + 2 }, fix };
}

/** Values that do not read: whatever stands in one is told of with it. */
function invalidSpans({ statements }: Declaration): readonly Span[] {
  return statements.flatMap(({ values }) => values.flatMap((each) => (each.type === 'invalid' ? each.span : [])));
}

/** Whether an offset lies in one of some spans; asked for rising offsets. */
function insideOf(spans: readonly Span[]): (offset: number) => boolean {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  let at = 0;
  return (offset) => {
    while ((sorted[at]?.end ?? Infinity) <= offset) at += 1;
    return (sorted[at]?.start ?? Infinity) <= offset;
  };
}

/** What is said of a brace, with what mends it. */
export function braceSentence(problem: BraceProblem, span: Span): SyntaxProblem {
  const remove = { title: 'Remove the brace', span, newText: '' };
  switch (problem) {
    case 'unclosed':
      return { message: 'This block is never closed: a `}` is missing.', span };
    case 'extra':
      return { message: 'This `}` closes nothing: there is one too many.', span, fix: remove };
    case 'headless':
      return { message: 'This `}` closes nothing: the line that opens its block is missing.', span };
    case 'stray':
      return {
        message: 'This `{` belongs to no declaration: a kind and a name come before it, such as `team falcon {`.',
        span,
      };
    case 'missing':
      return { message: 'A `{` is missing before this line.', span };
    case 'too-deep':
      return {
        message: `Blocks stand more than ${deepestNesting} deep here. Declare what is inside elsewhere, with \`in\` and the name of what contains it.`,
        span,
      };
  }
}
