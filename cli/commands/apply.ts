import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defaultConfig, readOperations, rebuild, type Project } from '#language';
import { findRoot, loadProject, openRepository, readRevision } from '#workspace';
import type { CommandDefinition } from '../command.ts';
import { folderOf, ofRevision, reportSide, type Side } from '../comparison/sides.ts';
import { stdinText } from '../stdin.ts';
import { CommandError, shown, type Terminal } from '../terminal.ts';

type Options = { readonly dir?: string; readonly allowErrors?: boolean };

export const apply: CommandDefinition = {
  name: 'apply',
  define(command, terminal, done) {
    command
      .description('Rebuild the newer version of an organisation from the older one and a comparison of both.')
      .argument('<comparison>', 'what `throughline diff --format json` wrote; - reads standard input')
      .argument('[revision]', 'the older version: a branch, a tag or a commit; the files on disk where none is given')
      .option('--dir <folder>', 'the older version is in this folder')
      .option('--allow-errors', 'start from what could be read of files with syntax errors')
      .addHelpText(
        'after',
        '\nWrites the elements as JSON; `schemas/rebuilt.schema.json` describes it. Where the comparison is not of this version, it says why.\n\nExample:\n  throughline diff main..HEAD --format json=changes.json\n  throughline apply changes.json main\n',
      )
      .action((file: string, revision: string | undefined) => {
        const { dir, allowErrors } = command.opts<Options>();
        const operations = readOperations(read(terminal, file));
        if (!operations)
          throw new CommandError(
            `\`${shown(file)}\` is no comparison with its operations. Write one with \`throughline diff --format json\`.`,
          );
        const side = sideOf(terminal, revision, dir);
        reportSide(terminal, side, allowErrors === true);
        terminal.out(textOf(side.project, operations, side.name));
        done(0);
      });
  },
};

function read(terminal: Terminal, file: string): string {
  if (file === '-') return stdinText(terminal);
  try {
    return readFileSync(resolve(terminal.cwd, file), 'utf8');
  } catch {
    throw new CommandError(
      `\`${shown(file)}\` cannot be read. Give the file that \`throughline diff --format json\` wrote.`,
    );
  }
}

/** Nothing is judged, so no rules are run. */
function sideOf({ cwd }: Terminal, revision: string | undefined, dir: string | undefined): Side {
  if (revision !== undefined && dir !== undefined)
    throw new CommandError('The older version is a revision or a folder. Leave out one of them.');
  if (revision === undefined) {
    const root = dir === undefined ? findRoot(cwd, cwd) : folderOf(cwd, dir);
    const { project, unreadable } = loadProject(root, { rules: [] });
    return { name: dir ?? 'the files on disk', project, unreadable };
  }
  return ofRevision(readRevision(openRepository(findRoot(cwd, cwd)), revision), defaultConfig, { rules: [] });
}

const mostTold = 5;

function textOf(project: Project, operations: Parameters<typeof rebuild>[1], name: string): string {
  const rebuilt = rebuild(project, operations);
  if ('elements' in rebuilt) return `${JSON.stringify({ formatVersion: '1', elements: rebuilt.elements }, null, 2)}\n`;
  const { problems } = rebuilt;
  const told = problems.slice(0, mostTold).map((problem) => `\n  ${shown(problem)}`);
  const more = problems.length > mostTold ? `\n  And ${problems.length - mostTold} more.` : '';
  throw new CommandError(
    `The comparison does not start from ${shown(name)}. Give the version that it was made of as its older one.${told.join('')}${more}`,
  );
}
