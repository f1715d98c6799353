/** Addresses in `links:` open in a browser; the rules that comments switch off lead to their pages, where the client opens them. */
import type { DocumentLink } from 'vscode-languageserver';
import { rules } from '#language';
import type { Context, Feature } from '../context.ts';
import type { Located } from '../hosts.ts';
import { rangeOf } from '../positions.ts';
import { rulePageUri } from '../uris.ts';

export const links: Feature = {
  capabilities: () => ({ documentLinkProvider: { resolveProvider: false } }),
  register({ connection, hosts, guard, hasCommands }: Context) {
    connection.onDocumentLinks(
      guard('document links', [] as DocumentLink[], ({ textDocument }) => {
        const located = hosts.find(textDocument.uri);
        return located ? [...addresses(located), ...(hasCommands ? switchedOff(located) : [])] : [];
      }),
    );
  },
};

function addresses({ record }: Located): readonly DocumentLink[] {
  const statements = record.elements.flatMap(({ declaration }) => declaration?.statementsOf('links') ?? []);
  return statements.flatMap(({ values }) =>
    values.flatMap((value) => {
      // Only what a browser opens: an address from a model runs no command.
      if (value.type !== 'text' || !/^https?:\/\/[^\s]+$/.test(value.text)) return [];
      const { start, end } = value.span;
      return [{ range: rangeOf(record, { start: start + 1, end: end - 1 }), target: value.text }];
    }),
  );
}

function switchedOff({ record }: Located): readonly DocumentLink[] {
  const known = new Set(rules.map(({ name }) => name));
  return record.summary.suppressions
    .flatMap((suppression) => suppression.rules)
    .filter(({ rule }) => known.has(rule))
    .map(({ rule, span }) => ({ range: rangeOf(record, span), target: rulePageUri(rule) }));
}
