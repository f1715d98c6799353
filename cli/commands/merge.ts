import { Option } from 'commander';
import { checkMerge, type MergeCheck, type MergeFinding, type Project } from '#language';
import {
  commitAt,
  findRoot,
  mergeBase,
  mergeTexts,
  openRepository,
  readConfig,
  readRevision,
  type Revision,
} from '#workspace';
import type { CommandDefinition } from '../command.ts';
import { ofRevision, reportSide, unreadIn, type Side, type Unread } from '../comparison/sides.ts';
import { shown, type Terminal } from '../terminal.ts';

type Options = { readonly check?: boolean; readonly format: 'text' | 'json'; readonly allowErrors?: boolean };

/** The merge of two branches, as far as it can be known before anybody merges. */
type Told = MergeCheck & {
  readonly ours: string;
  readonly theirs: string;
  /** Files at which git itself stops. */
  readonly textConflicts: readonly string[];
  /** Files of the merged text that do not read, with a sentence. */
  readonly unreadable: readonly Unread[];
};

export const merge: CommandDefinition = {
  name: 'merge',
  define(command, terminal, done) {
    command
      .description(
        'Say before a merge where two branches clash by element, and what a merge of their texts would get wrong.',
      )
      .argument('<ours>', 'a branch, a tag or a commit')
      .argument('[theirs]', 'the other one; where it is left out, the first is merged into HEAD')
      .requiredOption('--check', 'merge nothing, and only say what would happen')
      .addOption(new Option('--format <format>', 'how to say it').choices(['text', 'json']).default('text'))
      .option('--allow-errors', 'check what could be read of files with syntax errors')
      .addHelpText(
        'after',
        '\nEnds with 1 where there is something to decide.\n\nExample:\n  throughline merge --check main my-branch\n',
      )
      .action((first: string, second: string | undefined) => {
        const options = command.opts<Options>();
        const [ours, theirs] = second === undefined ? ['HEAD', first] : [first, second];
        const told = checkBranches(terminal, ours, theirs, options.allowErrors === true);
        terminal.out(
          options.format === 'json' ? `${JSON.stringify({ formatVersion: '1', ...told }, null, 2)}\n` : textOf(told),
        );
        done(isClean(told) ? 0 : 1);
      });
  },
};

function isClean({ conflicts, differences, textConflicts, unreadable }: Told): boolean {
  return conflicts.length + differences.length + textConflicts.length + unreadable.length === 0;
}

function checkBranches(terminal: Terminal, ours: string, theirs: string, isAllowed: boolean): Told {
  const root = findRoot(terminal.cwd, terminal.cwd);
  const repository = openRepository(root);
  const { config } = readConfig(root);
  const read = (revision: Revision): Side => ofRevision(revision, config, { rules: [] });
  const projectOf = (name: string): Project => {
    const side = read(readRevision(repository, name));
    reportSide(terminal, side, isAllowed);
    return side.project;
  };
  const base = projectOf(mergeBase(repository, ours, theirs));
  const [a, b] = [projectOf(ours), projectOf(theirs)];
  const text = mergeTexts(repository, commitAt(repository, ours).commit, commitAt(repository, theirs).commit);
  // Where the texts conflict git stops, and there is no merged text to look at.
  const merged = text.conflicts.length === 0 ? read(text.revision) : undefined;
  const unreadable = merged ? unreadIn(merged) : [];
  const isWhole = merged !== undefined && unreadable.length === 0;
  const result = checkMerge(base, a, b, isWhole ? merged.project : undefined);
  return { ours, theirs, ...result, textConflicts: text.conflicts, unreadable };
}

function textOf(told: Told): string {
  const { ours, theirs, conflicts, differences, textConflicts, unreadable } = told;
  const counts = [
    ...count(conflicts.length, 'conflict', 'conflicts'),
    ...count(differences.length, 'thing that the merged text gets wrong', 'things that the merged text gets wrong'),
    ...count(textConflicts.length, 'file in which the texts conflict', 'files in which the texts conflict'),
    ...count(
      unreadable.length,
      'file that does not read once it is merged',
      'files that do not read once they are merged',
    ),
  ];
  if (counts.length === 0) return `${shown(ours)} and ${shown(theirs)} merge cleanly, by element and as text.\n`;
  return [
    `${shown(ours)} and ${shown(theirs)}: ${counts.join(', ')}.`,
    ...section('To decide between the two', conflicts.map(lineOf)),
    ...section('Wrong in the merged text, although git merges it without a word', differences.map(lineOf)),
    ...section(
      'Git stops at',
      textConflicts.map((path) => `  ${shown(path)}`),
    ),
    ...section(
      'Does not read once it is merged',
      unreadable.map(({ path, message }) => `  ${shown(path)}: ${shown(message)}`),
    ),
    '',
  ].join('\n');
}

function count(number: number, one: string, many: string): readonly string[] {
  return number === 0 ? [] : [`${number} ${number === 1 ? one : many}`];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

function lineOf({ message, locations }: MergeFinding): string {
  const place = locations.merged ?? locations.ours ?? locations.theirs;
  return `  ! ${shown(message)}${place ? `  ${shown(place.file)}:${place.line}` : ''}`;
}
