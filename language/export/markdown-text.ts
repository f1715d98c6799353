/** Text of a model in Markdown: shown as it is written, never as markup. */
import { onOneLine } from './plain-text.ts';

/** On one line, in a table as well. */
export function markdownText(text: string): string {
  return withoutMarkup(onOneLine(text));
}

/**
 * Signs of Markdown become entities, which no dialect reads as markup. Mentions, issues and addresses are found after
 * the signs are read, so a space without width stands in them: nobody is called, and nothing is linked.
 */
export function withoutMarkup(line: string): string {
  return line
    .replace(
      /[@#!~$%&](?=[\w"{])|:(?=\/\/|[a-z0-9_+-]+:)|\bGH-(?=\d)|\bwww(?=\.)|\[(?=\w+:)/gi,
      (sign) => `${sign}\u200B`,
    )
    .replace(/[\\`*_{}[\]<>#+!|~&$^="]|(?<=^\d+)[.)]|^-/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
