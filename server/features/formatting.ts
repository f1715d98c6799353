/** Formatting of a document, of a range, and while typing. */
import type { TextEdit } from 'vscode-languageserver';
import { formatEdits, formatEditsIn, type FormatEdit, type Span } from '#language';
import type { Context, Feature } from '../context.ts';
import type { Located } from '../hosts.ts';
import { offsetAt, rangeOf, spanAt } from '../positions.ts';

export const formatting: Feature = {
  capabilities: () => ({
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '}' },
  }),
  register({ connection, hosts, guard }: Context) {
    connection.onDocumentFormatting(
      guard('formatting', [] as TextEdit[], ({ textDocument }) => {
        const located = hosts.find(textDocument.uri);
        return located ? toEdits(located, formatEdits(located.record.text)) : [];
      }),
    );
    connection.onDocumentRangeFormatting(
      guard('range formatting', [] as TextEdit[], ({ textDocument, range }) => {
        const located = hosts.find(textDocument.uri);
        return located ? editsIn(located, spanAt(located.record, range)) : [];
      }),
    );
    // A closing brace goes under the line that its block starts on.
    connection.onDocumentOnTypeFormatting(
      guard('formatting while typing', [] as TextEdit[], ({ textDocument, position }) => {
        const located = hosts.find(textDocument.uri);
        if (!located) return [];
        const offset = offsetAt(located.record, position);
        return editsIn(located, { start: offset, end: offset });
      }),
    );
  },
};

function editsIn(located: Located, span: Span): TextEdit[] {
  return toEdits(located, formatEditsIn(located.record.text, span, located.record.summary));
}

function toEdits({ record }: Located, edits: readonly FormatEdit[]): TextEdit[] {
  return edits.map(({ span, newText }) => ({ range: rangeOf(record, span), newText }));
}
