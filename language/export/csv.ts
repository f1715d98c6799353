/** Elements, or a table, as comma-separated values (RFC 4180), which spreadsheets open. */
import { kindRow, levels } from '../metamodel/index.ts';
import { displayTitle } from '../views/display-title.ts';
import type { Snapshot } from '../views/snapshot.ts';
import type { Table } from '../views/table.ts';
import type { Subject } from './subject.ts';

/** Spreadsheets take a file without this mark for one in the alphabet of their country. */
const byteOrderMark = '\uFEFF';

/** With a byte-order mark, by which spreadsheets know UTF-8, and lines that end as the RFC says. */
export function toCsv({ view, isChosen, snapshot }: Subject): string {
  const rows =
    isChosen && view.shape === 'table' ? tableRows(view.toTable(snapshot, undefined)) : elementRows(snapshot);
  return `${byteOrderMark}${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

/** One line an element, one column a fact, in the order in which facts come first. */
function elementRows({ nodes }: Snapshot): readonly (readonly string[])[] {
  const titles = new Map(nodes.map((node) => [node.id, displayTitle(node)]));
  const labels = [...new Set(nodes.flatMap(({ facts }) => facts.map(({ label }) => label)))];
  const relations = [...new Set(nodes.flatMap(({ links }) => links.map(({ relation }) => relation)))];
  const head = [
    'id',
    'kind',
    'level',
    'name',
    'title',
    'parent',
    'in',
    'errors',
    'warnings',
    'problems',
    'description',
  ];
  return [
    [...head, ...labels, ...relations.map((relation) => `→ ${relation}`)],
    ...nodes.map((node) => {
      const facts = new Map<string, string>();
      for (const { label, text } of node.facts) facts.set(label, [facts.get(label) ?? [], text].flat().join('; '));
      const links = new Map(node.links.map(({ relation, ids }) => [relation, ids.join('; ')]));
      const count = (severity: string): string =>
        String(node.problems.filter((each) => each.severity === severity).length);
      return [
        node.id,
        kindRow(node.kind).label,
        levels.indexOf(node.level) < 0 ? '' : node.level,
        node.name ?? '',
        node.title ?? '',
        node.parent ?? '',
        titles.get(node.parent ?? '') ?? '',
        count('error'),
        count('warning'),
        node.problems.map(({ message }) => message).join('\n'),
        node.doc ?? '',
        ...labels.map((label) => facts.get(label) ?? ''),
        ...relations.map((relation) => links.get(relation) ?? ''),
      ];
    }),
  ];
}

function tableRows({ columns, rows }: Table): readonly (readonly string[])[] {
  return [
    ['', ...columns.map(({ title }) => title)],
    ...rows.map(({ title, aside, cells }) => [
      aside === undefined ? title : `${title} (${aside})`,
      ...cells.map(({ text }) => text),
    ]),
  ];
}

/** A spreadsheet would run a text that begins like a formula; with an apostrophe before it, it stays a text. */
function cell(text: string): string {
  const safe = /^[\s\u200B-\u200F\uFEFF]*[=+\-@\t\r\n|\uFF1D\uFF0B\uFF0D\uFF20]/u.test(text) ? `'${text}` : text;
  return /[",;\r\n\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
