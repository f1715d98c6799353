/** For a comment on a pull request: verdict, groups, picture, problems, details; never longer than a comment may be. */
import type { Change, Impact } from '../../diff/changes.ts';
import type { Comparison } from '../../diff/compare.ts';
import type { Group } from '../../diff/groups.ts';
import { cellCode, code, escaped, fitted, link, sentence, size, type Part } from './markdown-text.ts';
import { mermaidOf } from './mermaid.ts';
import { detailText, impactWords, changeSubject, verdict } from './wording.ts';

/** A comment on GitHub holds 65,536 characters; the marker of whoever writes it has to fit as well. */
const mostBytes = 59_400;

export type MarkdownOptions = {
  /** What the versions are called. */
  readonly from: string;
  readonly to: string;
  /** Where only some impacts are told: which, and how many other changes there are. */
  readonly only?: readonly Impact[];
  readonly others?: number;
  /** How a person compares the same on their own machine. */
  readonly command?: string | undefined;
  /** The page of the pipeline's run that compared. */
  readonly runUrl?: string | undefined;
  /** The page of a line in one of the versions. */
  readonly lineUrl?: (place: LinePlace, side: 'before' | 'after') => string | undefined;
};

export type LinePlace = { readonly file: string; readonly line: number };

/** The text of the comment, of at most as many bytes as one may have. */
export function comparisonToMarkdown(comparison: Comparison, options: MarkdownOptions): string {
  const foot = footer(options);
  const head = `## ${escaped(verdict(comparison, options))}`;
  const room = mostBytes - size(head) - size(foot) - 5;
  return `${[marker, head, ...fitted(sections(comparison, options), room), foot].join('\n\n')}\n`;
}

/** By this a tool that writes the comment finds its own again, and replaces it. */
const marker = '<!-- throughline diff -->';

/** Each has a share that leaves room for the others. */
function sections(comparison: Comparison, context: MarkdownOptions): readonly Part[] {
  const { groups, problems, suggestions } = comparison;
  return [
    { text: groupTable(groups), most: 22_000 },
    { text: picture(comparison), most: 10_000, isWhole: true },
    { text: problemTable('New problems', problems.new, 'after', context), most: 14_000 },
    { text: problemTable('Fixed problems', problems.fixed, 'before', context), most: 6_000 },
    { text: perhapsRenamed(suggestions), most: 4_000 },
    { text: details(comparison, context), most: mostBytes },
  ].filter(({ text }) => text !== '');
}

function groupTable(groups: readonly Group[]): string {
  if (groups.length === 0) return '';
  const rows = groups.map(({ impact, headline }) => `| ${impactWords[impact]} | ${escaped(headline)} |`);
  return ['| | What changes |', '| --- | --- |', ...rows].join('\n');
}

function picture(comparison: Comparison): string {
  const { text, left } = mermaidOf(comparison);
  if (text === '') return '';
  const more = left === 0 ? '' : `\n\n${left} more elements are not in this picture.`;
  return `\`\`\`mermaid\n${text}\n\`\`\`${more}`;
}

function problemTable(
  title: string,
  problems: Comparison['problems']['new'],
  side: 'before' | 'after',
  { lineUrl }: MarkdownOptions,
): string {
  if (problems.length === 0) return '';
  const rows = problems.map(({ severity, message, rule, place }) => {
    const where = link(cellCode(`${place.file}:${place.line}`), lineUrl?.(place, side));
    return `| ${severity} | ${sentence(message)} | ${code(rule)} | ${where} |`;
  });
  return `### ${title}\n\n| | | Rule | Place |\n| --- | --- | --- | --- |\n${rows.join('\n')}`;
}

function perhapsRenamed(suggestions: Comparison['suggestions']): string {
  if (suggestions.length === 0) return '';
  const rows = suggestions.map(({ from, to, settle }) => `- ${escaped(from)} → ${escaped(to)}: ${code(settle)}`);
  return `**Perhaps renamed.** A line in the new element settles it:\n\n${rows.join('\n')}`;
}

function details({ groups, changes, homes }: Comparison, context: MarkdownOptions): string {
  if (groups.length === 0) return '';
  const byId = new Map(changes.map((change) => [change.id, change]));
  const own = (impact: Impact): string =>
    groups
      .filter((group) => group.impact === impact)
      .flatMap((group) => group.changes.flatMap((id) => byId.get(id) ?? []))
      .map((change) => `- ${detail(change, homes, context)}`)
      .join('\n');
  const blocks = [...new Set(groups.map(({ impact }) => impact))].map(
    (impact) => `**${impactWords[impact]}**\n\n${own(impact)}`,
  );
  return `<details>\n<summary>Each change</summary>\n\n${blocks.join('\n\n')}\n\n</details>`;
}

function detail(change: Change, homes: Comparison['homes'], { lineUrl }: MarkdownOptions): string {
  const { before, after } = change.locations;
  const url = after ? lineUrl?.(after, 'after') : before && lineUrl?.(before, 'before');
  return `${link(escaped(changeSubject(change, homes)), url)}: ${escaped(detailText(change, homes))}`;
}

function footer({ from, to, command, runUrl }: MarkdownOptions): string {
  const run = runUrl === undefined ? '' : ` ${link('The run', runUrl)} keeps the picture of both versions.`;
  return `<sub>Compared by Throughline: ${escaped(from)} and ${escaped(to)}. On your own machine: ${code(command ?? 'throughline diff')}.${run}</sub>`;
}

/** Where files do not read: an earlier comment would tell of what is no longer there, so it says that nothing can be said. */
export function unreadToMarkdown(unread: readonly { readonly path: string; readonly message: string }[]): string {
  const rows = unread.map(({ path, message }) => `| ${code(path)} | ${sentence(message)} |`);
  const table = ['| | What is wrong |', '| --- | --- |', ...rows].join('\n');
  const head = '## Throughline cannot compare these versions';
  const why =
    'These files do not read. What stands in them would look as if it were removed, so nothing is compared until they are mended.';
  return `${[head, why, ...fitted([{ text: table, most: 50_000 }], 50_000)].join('\n\n')}\n`;
}
