/** The organisation, or a view of it, in Markdown: nested lists for what contains what, tables for what is a table. */
import { kindTable } from '../metamodel/kinds.ts';
import { outlineOf, type OutlineEntry } from '../views/outline.ts';
import type { Snapshot } from '../views/snapshot.ts';
import { cellMarks, type Table } from '../views/table.ts';
import { views, type View } from '../views/views.ts';
import { markdownText } from './markdown-text.ts';
import type { Subject } from './subject.ts';

export function toMarkdown({ view, isChosen, snapshot, title }: Subject): string {
  if (isChosen) return pageOf(title, [bodyOf(view, snapshot)]);
  const parts = views
    .filter(({ shape, name }) => shape === 'table' || name === 'map')
    .map((each: View) => `## ${each.title}\n\n${each.doc}\n\n${bodyOf(each, snapshot)}`);
  return pageOf(snapshot.project === '' ? 'Organisation' : snapshot.project, [...parts, problemsOf(snapshot)]);
}

function pageOf(title: string, parts: readonly string[]): string {
  return `# ${markdownText(title)}\n\n${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function bodyOf(view: View, snapshot: Snapshot): string {
  if (view.shape === 'table') return tableOf(view.toTable(snapshot, undefined));
  const lines = outlineOf(snapshot).entries.flatMap(lineOf);
  return lines.length === 0 ? 'Nothing is declared.' : lines.join('\n');
}

/** Deeper than this no reader of Markdown follows: what stands further inside goes on at this depth. */
const deepest = 30;

function lineOf({ node, title, kind, depth, children }: OutlineEntry): readonly string[] {
  const indent = '  '.repeat(Math.min(depth, deepest));
  if (!node) return [`${indent}- ${markdownText(title)} (${children})`];
  const facts = node.facts.filter(({ tone }) => tone !== 'detail');
  const told = [kindTable[kind].label, ...facts.map(({ label, text }) => `${label} ${text}`)];
  const problems = node.problems.filter(({ severity }) => severity === 'error' || severity === 'warning');
  return [
    `${indent}- **${markdownText(title)}** (${told.map(markdownText).join(', ')})`,
    ...problems.map(({ severity, message }) => `${indent}  - ${severity}: ${markdownText(message)}`),
  ];
}

function tableOf({ columns, rows, empty }: Table): string {
  if (rows.length === 0) return markdownText(empty);
  return table(
    ['', ...columns.map(({ title }) => title)],
    rows.map(({ title, aside, cells }) => [
      aside === undefined ? title : `${title} (${aside})`,
      ...cells.map(({ text, mark }) => (mark === undefined ? text : `${cellMarks[mark]} ${text}`)),
    ]),
  );
}

function problemsOf({ nodes, unplaced = [] }: Snapshot): string {
  const found = nodes.flatMap(({ id, problems }) => problems.map((problem) => ({ id, ...problem })));
  const all = [...found, ...unplaced.map((problem) => ({ id: '', ...problem }))];
  if (all.length === 0) return '## Problems\n\nNone.';
  return `## Problems\n\n${table(
    ['Severity', 'Where', 'What', 'Rule'],
    all.map(({ severity, id, message, rule }) => [severity, id, message, rule]),
  )}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(markdownText).join(' | ')} |`;
  return [line(head), `|${head.map(() => ' --- ').join('|')}|`, ...rows.map(line)].join('\n');
}
