/** Text of a model in Markdown: shown as it is written, never as markup. */
import { onOneLine } from './plain-text.ts';

/**
 * Signs of Markdown become entities, which no dialect reads as markup. Mentions, issues and addresses are found after
 * the signs are read, so a space without width stands in them: nobody is called, and nothing is linked.
 */
export function markdownText(text: string): string {
  return onOneLine(text)
    .replace(/[@#!~$](?=[\w"{])|:(?=\/\/)|\bGH-(?=\d)|\bwww(?=\.)/gi, (sign) => `${sign}\u200B`)
    .replace(/[\\`*_{}[\]<>#+!|~&$^="]|(?<=^\d+)[.)]|^-/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
