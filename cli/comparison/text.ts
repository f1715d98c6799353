/** For a person at a terminal: what changed by its impact, a mark a line, readable without colour. */
import { styleText } from 'node:util';
import type { Comparison, Group, GroupKind, Impact } from '#language';
import { shown } from '../terminal.ts';
import type { ComparisonFormat } from './comparison-format.ts';
import { groupMark, impactWords, verdict } from './wording.ts';

type Style = Parameters<typeof styleText>[0];

const styles: Readonly<Record<GroupKind, Style>> = {
  split: 'magenta',
  merged: 'magenta',
  moved: 'blue',
  renamed: 'cyan',
  added: 'green',
  removed: 'red',
  transferred: 'yellow',
  people: 'blue',
  changed: 'yellow',
};

export const text: ComparisonFormat = {
  name: 'text',
  doc: 'for a person at a terminal',
  render(comparison, context) {
    const paint = (style: Style, words: string): string =>
      context.isColoured ? styleText(style, words, { validateStream: false }) : words;
    const lines = [paint('bold', shown(verdict(comparison, context)))];
    if (!context.isStat)
      lines.push(...byImpact(comparison, paint), ...problemLines(comparison, paint), ...suggestionLines(comparison));
    else lines.push(...statLines(comparison));
    return `${lines.join('\n')}\n`;
  },
};

type Paint = (style: Style, words: string) => string;

function byImpact({ groups, changes }: Comparison, paint: Paint): readonly string[] {
  const impacts = [...new Set(groups.map(({ impact }) => impact))];
  const byId = new Map(changes.map((change) => [change.id, change]));
  const line = (group: Group): string => {
    const own = group.changes.flatMap((id) => byId.get(id) ?? []);
    const mark = groupMark(group, byId);
    // What is gone stood in the older version, whoever still names it.
    const now = group.kind === 'removed' ? undefined : own.find(({ locations }) => locations.after)?.locations.after;
    const place = now ?? own[0]?.locations.before;
    const where = place ? paint('gray', `  ${shown(place.file)}:${place.line}`) : '';
    return `  ${paint(styles[group.kind], mark)} ${shown(group.headline)}${where}`;
  };
  return impacts.flatMap((impact) => [
    '',
    paint('bold', impactWords[impact]),
    ...groups.filter((group) => group.impact === impact).map(line),
  ]);
}

function problemLines({ problems }: Comparison, paint: Paint): readonly string[] {
  const list = (title: string, found: Comparison['problems']['new'], style: Style): readonly string[] =>
    found.length === 0
      ? []
      : [
          '',
          paint('bold', title),
          ...found.map(
            ({ severity, message, rule, place }) =>
              `  ${paint(style, severity)} ${shown(message)} ${paint('gray', `${rule}  ${shown(place.file)}:${place.line}`)}`,
          ),
        ];
  return [...list('New problems', problems.new, 'red'), ...list('Fixed problems', problems.fixed, 'green')];
}

function suggestionLines({ suggestions }: Comparison): readonly string[] {
  if (suggestions.length === 0) return [];
  return [
    '',
    'Perhaps renamed; a line in the new element settles it:',
    ...suggestions.map(({ from, to, settle }) => `  ${shown(from)} → ${shown(to)}: \`${shown(settle)}\``),
  ];
}

function statLines({ summary }: Comparison): readonly string[] {
  const impacts = Object.entries(summary.impacts).filter(([, count]) => count > 0);
  // A summary counts by impact: its keys are nothing else.
  const widest = Math.max(0, ...impacts.map(([impact]) => impactWords[impact as Impact].length));
  return [
    ...impacts.map(([impact, count]) => `  ${impactWords[impact as Impact].padEnd(widest)}  ${count}`),
    `  elements ${summary.elements.before} → ${summary.elements.after}; problems: ${summary.problems.new} new, ${summary.problems.fixed} fixed, ${summary.problems.unchanged} unchanged`,
  ];
}
