/** For a comment on a pull request: verdict, groups, picture, problems, details; never longer than a comment may be. */
import { called, type Change, type Comparison, type Group, type Impact } from '#language';
import type { ComparisonContext, ComparisonFormat } from './comparison-format.ts';
import { cellCode, code, escaped, fitted, link, sentence, type Part } from './markdown-text.ts';
import { mermaidOf } from './mermaid.ts';
import { detailText, impactWords, verdict } from './wording.ts';

/** A comment on GitHub holds 65,536 characters; the marker of whoever writes it has to fit as well. */
const mostBytes = 59_400;

export const markdown: ComparisonFormat = {
  name: 'markdown',
  doc: 'for a comment on a pull request',
  render(comparison, context) {
    const foot = footer(context);
    const head = `## ${escaped(verdict(comparison, context))}`;
    const room = mostBytes - Buffer.byteLength(head) - Buffer.byteLength(foot) - 5;
    return `${[marker, head, ...fitted(sections(comparison, context), room), foot].join('\n\n')}\n`;
  },
};

/** By this a tool that writes the comment finds its own again, and replaces it. */
const marker = '<!-- throughline diff -->';

/** Each has a share that leaves room for the others. */
function sections(comparison: Comparison, context: ComparisonContext): readonly Part[] {
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
  { lineUrl }: ComparisonContext,
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

function details({ groups, changes }: Comparison, context: ComparisonContext): string {
  if (groups.length === 0) return '';
  const byId = new Map(changes.map((change) => [change.id, change]));
  const own = (impact: Impact): string =>
    groups
      .filter((group) => group.impact === impact)
      .flatMap((group) => group.changes.flatMap((id) => byId.get(id) ?? []))
      .map((change) => `- ${detail(change, context)}`)
      .join('\n');
  const blocks = [...new Set(groups.map(({ impact }) => impact))].map(
    (impact) => `**${impactWords[impact]}**\n\n${own(impact)}`,
  );
  return `<details>\n<summary>Each change</summary>\n\n${blocks.join('\n\n')}\n\n</details>`;
}

function detail(change: Change, { lineUrl }: ComparisonContext): string {
  const { before, after } = change.locations;
  const url = after ? lineUrl?.(after, 'after') : before && lineUrl?.(before, 'before');
  return `${link(escaped(called(change.element)), url)}: ${escaped(detailText(change))}`;
}

function footer({ from, to, command, runUrl }: ComparisonContext): string {
  const run = runUrl === undefined ? '' : ` ${link('The run', runUrl)} keeps the picture of both versions.`;
  return `<sub>Compared by Throughline: ${escaped(from)} and ${escaped(to)}. On your own machine: ${code(command ?? 'throughline diff')}.${run}</sub>`;
}
