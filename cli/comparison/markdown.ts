/** For a comment on a pull request: the verdict, the groups, the details, the problems; never longer than a comment may be. */
import { changeText, called, type Change, type Comparison, type Group, type Impact } from '#language';
import { shown } from '../terminal.ts';
import type { ComparisonContext, ComparisonFormat } from './comparison-format.ts';
import { impactWords, verdict } from './wording.ts';

/** A comment on GitHub holds 65,536 characters; what comes before and after ours has to fit as well. */
const mostBytes = 60_000;

export const markdown: ComparisonFormat = {
  name: 'markdown',
  doc: 'for a comment on a pull request',
  render(comparison, context) {
    const parts = [marker, `## ${escaped(verdict(comparison, context))}`, ...sections(comparison, context)];
    return `${fitted(parts).join('\n\n')}\n`;
  },
};

/** By this the comment is found again, and replaced instead of repeated. */
const marker = '<!-- throughline diff -->';

function sections(comparison: Comparison, { from, to }: ComparisonContext): readonly string[] {
  const { groups, changes, problems, suggestions } = comparison;
  const byId = new Map(changes.map((change) => [change.id, change]));
  return [
    ...(groups.length === 0 ? [] : [groupTable(groups)]),
    ...problemSection('New problems', problems.new),
    ...problemSection('Fixed problems', problems.fixed),
    ...(suggestions.length === 0
      ? []
      : [
          `**Perhaps renamed.** A line in the new element settles it:\n\n${suggestions.map((each) => `- ${escaped(each.from)} → ${escaped(each.to)}: ${code(each.settle)}`).join('\n')}`,
        ]),
    ...(groups.length === 0 ? [] : [details(groups, byId)]),
    `<sub>Compared by ${code('throughline diff')}: ${escaped(from)} and ${escaped(to)}.</sub>`,
  ];
}

function groupTable(groups: readonly Group[]): string {
  const rows = groups.map(({ impact, headline }) => `| ${impactWords[impact]} | ${cell(headline)} |`);
  return ['| | What changes |', '| --- | --- |', ...rows].join('\n');
}

function problemSection(title: string, problems: Comparison['problems']['new']): readonly string[] {
  if (problems.length === 0) return [];
  const rows = problems.map(
    ({ severity, message, rule, place }) =>
      `| ${severity} | ${cell(message)} | ${code(rule)} | ${code(`${place.file}:${place.line}`)} |`,
  );
  return [`### ${title}\n\n| | | Rule | Place |\n| --- | --- | --- | --- |\n${rows.join('\n')}`];
}

function details(groups: readonly Group[], byId: ReadonlyMap<string, Change>): string {
  const impacts = [...new Set(groups.map(({ impact }) => impact))];
  const own = (impact: Impact): string =>
    groups
      .filter((group) => group.impact === impact)
      .flatMap(({ changes }) => changes.flatMap((id) => byId.get(id) ?? []))
      .map((change) => `- ${escaped(`${called(change.element)}: ${detailText(change)}`)}`)
      .join('\n');
  const blocks = impacts.map((impact) => `**${impactWords[impact]}**\n\n${own(impact)}`);
  return `<details><summary>Each change</summary>\n\n${blocks.join('\n\n')}\n\n</details>`;
}

function detailText(change: Change): string {
  if (change.type === 'moved')
    return `in ${(change.toParents ?? []).join(', ') || 'nothing'}, before in ${(change.fromParents ?? []).join(', ') || 'nothing'}`;
  if (change.type === 'renamed') return `called ${change.before ?? ''} before`;
  return changeText(change);
}

/** What does not fit is left out from the end, and that is said. */
function fitted(parts: readonly string[]): readonly string[] {
  const kept: string[] = [];
  let size = 0;
  for (const part of parts) {
    const own = cut(part, mostBytes - size);
    kept.push(own);
    size += Buffer.byteLength(own) + 2;
    if (own !== part) break;
  }
  return kept;
}

function cut(part: string, room: number): string {
  if (Buffer.byteLength(part) <= room) return part;
  const lines = part.split('\n');
  const isOpen = part.startsWith('<details>');
  const kept: string[] = [];
  let size = 200;
  for (const line of lines) {
    size += Buffer.byteLength(line) + 1;
    if (size > room) break;
    kept.push(line);
  }
  const left = lines.length - kept.length;
  return `${kept.join('\n')}\n\n… ${left} more lines do not fit here; ${code('throughline diff')} shows all.${isOpen ? '\n\n</details>' : ''}`;
}

/** Nobody is called, nothing is linked, and no markup is made by what stands in a model. */
function escaped(text: string): string {
  return shown(text)
    .replace(/[\\`*_{}[\]<>()#+!|~&$]/g, (char) => `&#${char.charCodeAt(0)};`)
    .replace(/@/g, '@\u200b')
    .replace(/:\/\//g, ':\u200b//')
    .replace(/www\./gi, (word) => `${word.slice(0, 3)}\u200b.`);
}

function cell(text: string): string {
  return escaped(text);
}

/** In code only the fence itself can end it. */
function code(text: string): string {
  const plain = shown(text).replaceAll('|', '\\|');
  return plain.includes('`') ? escaped(text) : `\`${plain}\``;
}
