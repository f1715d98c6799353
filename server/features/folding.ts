/** Folding and selection ranges. */
import { FoldingRangeKind, type FoldingRange, type SelectionRange } from 'vscode-languageserver';
import { lookAt, scan, type Element, type Span } from '#language';
import type { Context, Feature } from '../context.ts';
import type { Located } from '../hosts.ts';
import { offsetAt, positionAt, rangeOf } from '../positions.ts';

export const folding: Feature = {
  capabilities: () => ({ foldingRangeProvider: true, selectionRangeProvider: true }),
  register({ connection, hosts, guard }: Context) {
    connection.onFoldingRanges(
      guard('folding', [] as FoldingRange[], ({ textDocument }) => {
        const located = hosts.find(textDocument.uri);
        return located ? [...blocks(located), ...comments(located), ...regions(located)] : [];
      }),
    );
    connection.onSelectionRanges(
      guard('selection ranges', [] as SelectionRange[], ({ textDocument, positions }) => {
        const located = hosts.find(textDocument.uri);
        return located ? positions.map((position) => selection(located, offsetAt(located.record, position))) : [];
      }),
    );
  },
};

/** From the opening line to the line before the closing brace, so that the brace stays in sight. */
function blocks({ record }: Located): FoldingRange[] {
  return record.elements.flatMap(({ declaration, kind }) => {
    if (!declaration?.block || kind === 'file') return [];
    const startLine = positionAt(record, declaration.block.start).line;
    const endLine = positionAt(record, declaration.block.end).line - 1;
    return endLine > startLine ? [{ startLine, endLine }] : [];
  });
}

function comments({ record }: Located): FoldingRange[] {
  return scan(record.text).comments.flatMap(({ start, end, kind }) => {
    const startLine = positionAt(record, start).line;
    const endLine = positionAt(record, end).line;
    return kind !== 'line' && endLine > startLine ? [{ startLine, endLine, kind: FoldingRangeKind.Comment }] : [];
  });
}

/** What stands between `// #region` and `// #endregion`; one may hold others. */
function regions({ record }: Located): FoldingRange[] {
  const begun: number[] = [];
  return scan(record.text).comments.flatMap(({ start, end, kind }) => {
    const mark = kind === 'line' ? /^\/\/\s*#(end)?region\b/.exec(record.text.slice(start, end)) : null;
    if (!mark) return [];
    const { line } = positionAt(record, start);
    if (mark[1] === undefined) begun.push(line);
    const startLine = mark[1] === undefined ? undefined : begun.pop();
    return startLine === undefined ? [] : [{ startLine, endLine: line, kind: FoldingRangeKind.Region }];
  });
}

/** The word, its statement, the block, the declaration, and so outwards. */
function selection({ record }: Located, offset: number): SelectionRange {
  const look = lookAt(record, offset);
  const spans: Span[] = [];
  if (look && look.part !== 'inside') spans.push(look.span);
  if (look?.statement) spans.push(look.statement.span);
  for (let element: Element | undefined = look?.element; element; element = element.owner) {
    const { declaration } = element;
    if (!declaration) continue;
    const { block } = declaration;
    if (block && element.kind !== 'file' && offset > block.start && offset < block.end)
      spans.push(insideOf(record.text, block));
    spans.push(declaration.span);
  }
  const growing = spans.filter((span, index) => index === 0 || isLarger(span, spans[index - 1]));
  return (
    growing.reduceRight<SelectionRange | undefined>(
      (parent, span) => ({ range: rangeOf(record, span), ...(parent ? { parent } : {}) }),
      undefined,
    ) ?? { range: rangeOf(record, { start: offset, end: offset }) }
  );
}

/** A block that is half typed may lack a brace. */
function insideOf(text: string, { start, end }: Span): Span {
  return { start: text[start] === '{' ? start + 1 : start, end: text[end - 1] === '}' ? end - 1 : end };
}

function isLarger(span: Span, inner: Span | undefined): boolean {
  return (
    inner === undefined ||
    (span.start <= inner.start && span.end >= inner.end && span.end - span.start > inner.end - inner.start)
  );
}
