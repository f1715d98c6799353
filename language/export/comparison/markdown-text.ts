/** Text in Markdown, as GitHub and GitLab read it: nothing that stands in a model is markup, and it never grows too long. */
import { withoutMarkup } from '../markdown-text.ts';
import { shortened } from '../../syntax/shortened.ts';
import { shown } from '../plain-text.ts';

/** A title of a whole page would leave no room for others. */
const mostCharacters = 400;

/** Text that shows as it is written, and not at any length. */
export function escaped(text: string): string {
  return withoutMarkup(short(shown(text)));
}

function short(text: string): string {
  return shortened(text, mostCharacters);
}

/** A sentence of ours, in which what stands between backticks stays code. */
export function sentence(text: string): string {
  const parts = short(text).split('`');
  return parts
    .map((part, index) =>
      index % 2 === 1 && index < parts.length - 1
        ? `<code>${escaped(part)}</code>`
        : `${index % 2 === 1 ? '&#96;' : ''}${escaped(part)}`,
    )
    .join('');
}

/** What a person copies from code has to stay as it is; only the fence itself can end it. */
export function code(text: string): string {
  const plain = short(shown(text));
  return plain.includes('`') || plain.trim() === '' ? escaped(text) : `\`${plain}\``;
}

/** Code in a table, where a bar would end the cell. */
export function cellCode(text: string): string {
  return text.includes('|') ? escaped(text) : code(text);
}

/** Our own address around a text of a model. */
export function link(text: string, url: string | undefined): string {
  return url === undefined ? text : `[${text}](<${url.replace(/[<>\s]/g, encodeURIComponent)}>)`;
}

/** A part of a comment: whole, or cut after a line where it is longer than its share, in bytes. */
export type Part = { readonly text: string; readonly most: number; readonly isWhole?: boolean };

/** As much of the parts as has room, in bytes; what is left out is said where it would stand. */
export function fitted(parts: readonly Part[], room: number): readonly string[] {
  const kept: string[] = [];
  let left = room;
  for (const { text, most, isWhole } of parts) {
    const own = cut(text, Math.min(most, left - 2), isWhole === true);
    if (own === '') continue;
    kept.push(own);
    left -= size(own) + 2;
  }
  return kept;
}

function cut(text: string, room: number, isWhole: boolean): string {
  if (size(text) <= room) return text;
  if (isWhole) return '';
  const end = text.endsWith('</details>') ? '\n\n</details>' : '';
  const lines = text.split('\n');
  const rows = lines.map(isRow);
  let kept = 0;
  let used = size(end) + mostNotice;
  for (; kept < lines.length && used + size(lines[kept] ?? '') + 1 <= room; kept += 1)
    used += size(lines[kept] ?? '') + 1;
  const isShown = rows.slice(0, kept).some(Boolean);
  const more = rows.slice(kept).filter(Boolean).length;
  if (!isShown) return room > mostNotice ? notice(more) : '';
  return `${lines.slice(0, kept).join('\n').trimEnd()}\n\n${notice(more)}${end}`;
}

const mostNotice = 200;

function notice(count: number): string {
  return `… ${count === 1 ? 'one more is' : `${count} more are`} left out, since a comment holds only so much. \`throughline diff\` shows all.`;
}

function isRow(line: string): boolean {
  return line.startsWith('- ') || (line.startsWith('| ') && !line.startsWith('| ---') && !line.startsWith('| |'));
}

/** In bytes of UTF-8. */
export function size(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    // Two units make a character of four bytes: each counts for half of it.
    const isHalf = unit >= 0xd800 && unit <= 0xdfff;
    bytes += unit < 0x80 ? 1 : unit < 0x800 || isHalf ? 2 : 3;
  }
  return bytes;
}
