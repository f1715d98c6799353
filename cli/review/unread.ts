/** What the log says where files do not read. */
import type { Unread } from '../comparison/sides.ts';

export function unreadText(unread: readonly Unread[]): string {
  const names = unread.map(({ path }) => `\`${path}\``);
  const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
  return `Nothing is compared, since files do not read: ${names.slice(0, 5).join(', ')}${more}. \`throughline check\` says what is wrong with them.`;
}
