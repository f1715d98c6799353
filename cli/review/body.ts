/** What stands in the comment and on the page of the run. */
import { markdown } from '../comparison/markdown.ts';
import { code, fitted, sentence } from '../comparison/markdown-text.ts';
import type { ComparisonContext } from '../comparison/comparison-format.ts';
import type { Unread } from '../comparison/sides.ts';
import type { Comparison } from '#language';

export function reviewBody(comparison: Comparison, context: ComparisonContext): string {
  return markdown.render(comparison, context);
}

/** An earlier comment would tell of what is no longer there, so it says that nothing can be said. */
export function brokenBody(unread: readonly Unread[]): string {
  const rows = unread.map(({ path, message }) => `| ${code(path)} | ${sentence(message)} |`);
  const table = ['| | What is wrong |', '| --- | --- |', ...rows].join('\n');
  const head = '## Throughline cannot compare these versions';
  const why =
    'These files do not read. What stands in them would look as if it were removed, so nothing is compared until they are mended.';
  return `${[head, why, ...fitted([{ text: table, most: 50_000 }], 50_000)].join('\n\n')}\n`;
}

export function unreadText(unread: readonly Unread[]): string {
  const names = unread.map(({ path }) => `\`${path}\``);
  const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
  return `Nothing is compared, since files do not read: ${names.slice(0, 5).join(', ')}${more}. \`throughline check\` says what is wrong with them.`;
}
