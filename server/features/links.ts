/** Addresses in `links:` open in a browser. */
import type { DocumentLink } from 'vscode-languageserver';
import type { Context, Feature } from '../context.ts';
import { rangeOf } from '../positions.ts';

export const links: Feature = {
  capabilities: () => ({ documentLinkProvider: { resolveProvider: false } }),
  register({ connection, hosts, guard }: Context) {
    connection.onDocumentLinks(
      guard('document links', [] as DocumentLink[], ({ textDocument }) => {
        const located = hosts.find(textDocument.uri);
        if (!located) return [];
        const statements = located.record.elements.flatMap(
          ({ declaration }) => declaration?.statementsOf('links') ?? [],
        );
        return statements.flatMap(({ values }) =>
          values.flatMap((value) => {
            // Only what a browser opens: an address from a model runs no command.
            if (value.type !== 'text' || !/^https?:\/\/[^\s]+$/.test(value.text)) return [];
            const { start, end } = value.span;
            return [{ range: rangeOf(located.record, { start: start + 1, end: end - 1 }), target: value.text }];
          }),
        );
      }),
    );
  },
};
