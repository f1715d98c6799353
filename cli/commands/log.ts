import { Option } from 'commander';
import { called, type Change } from '#language';
import { findRoot, openRepository } from '#workspace';
import type { CommandDefinition } from '../command.ts';
import { historyOf, type Entry, type History } from '../comparison/history.ts';
import { changeMark, detailText } from '../comparison/wording.ts';
import { wholeNumber } from '../options.ts';
import { shown } from '../terminal.ts';

type Options = { readonly format: 'text' | 'json'; readonly maxCount?: number };

export const log: CommandDefinition = {
  name: 'log',
  define(command, terminal, done) {
    command
      .description('Tell the history of one element, through its renames and moves.')
      .argument('<element>', 'its name, or its kind and name: art:pay-core')
      .argument('[revision]', 'where the history starts; the files on disk where none is given')
      .addOption(new Option('--format <format>', 'how to say it').choices(['text', 'json']).default('text'))
      .option('--max-count <number>', 'tell so many versions at most', wholeNumber)
      .addHelpText('after', '\nExamples:\n  throughline log payments\n  throughline log art:pay-core --format json\n')
      .action((name: string, revision: string | undefined) => {
        const { format, maxCount } = command.opts<Options>();
        const root = findRoot(terminal.cwd, terminal.cwd);
        const history = historyOf(root, openRepository(root), { name, revision, most: maxCount });
        for (const note of history.notes) terminal.err(`${shown(note)}\n`);
        terminal.out(format === 'json' ? jsonOf(history) : textOf(history));
        done(0);
      });
  },
};

function jsonOf({ element, entries }: History): string {
  return `${JSON.stringify({ formatVersion: '1', element, history: entries }, null, 2)}\n`;
}

function textOf({ element, entries }: History): string {
  const head = `${called(element)} (${element.id})`;
  const blocks = entries.map(
    (entry) => `${headOf(entry)}\n${entry.changes.map((change) => lineOf(change, element)).join('\n')}`,
  );
  if (blocks.length === 0) return `${shown(head)}\n\nNothing of it has changed in this history.\n`;
  return `${shown(head)}\n\n${blocks.join('\n\n')}\n`;
}

function headOf({ commit, date, author, subject }: Entry): string {
  if (commit === undefined) return 'Not committed yet';
  return shown(`${date ?? ''}  ${commit.slice(0, 9)}  ${author ?? ''}: ${subject ?? ''}`);
}

/** Says which part of the element changed where it is not the element itself: its backlog, a measure. */
function lineOf(change: Change, { kind }: History['element']): string {
  const place = change.locations.after ?? change.locations.before;
  const where = place ? `  ${place.file}:${place.line}` : '';
  const part = change.element.kind === kind ? '' : `${called(change.element)}: `;
  return shown(`  ${changeMark(change)} ${part}${detailText(change)}${where}`);
}
