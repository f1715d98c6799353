import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { attribute, isAttributed, planHunks, setHunkPattern } from '#workspace';
import type { CommandDefinition } from '../command.ts';
import { CommandError, shown, type Terminal } from '../terminal.ts';
import { writeSafely } from '../writing.ts';

export const setup: CommandDefinition = {
  name: 'setup',
  define(command, terminal, done) {
    command
      .description(
        'Set up a tool of this machine for models: git, so that a plain `git diff` names the train or stream.',
      )
      .argument('<tool>', 'git')
      .argument('[folder]', 'a folder of the repository', '.')
      .addHelpText(
        'after',
        '\nRun it again whenever you like: what is set up already stays as it is.\n\nExample:\n  throughline setup git\n',
      )
      .action((tool: string, folder: string) => {
        if (tool !== 'git') throw new CommandError(`There is nothing to set up for \`${shown(tool)}\`. There is git.`);
        if (!existsSync(resolve(terminal.cwd, folder)))
          throw new CommandError(`There is no folder \`${shown(folder)}\`. Give one of the repository.`);
        terminal.out(setUpGit(terminal, resolve(terminal.cwd, folder)));
        done(0);
      });
  },
};

/** Says what it did, and what the others who use the repository have to do. */
function setUpGit(terminal: Terminal, folder: string): string {
  const { attributesFile, attributes, isPatternMissing } = planHunks(folder);
  if (attributes !== undefined) writeSafely(attributesFile, attributes, '.gitattributes');
  if (isPatternMissing) setHunkPattern(folder);
  if (!isAttributed(folder))
    terminal.err(
      `Another file of attributes wins over this line, so git does not use it for .thru files: \`git check-attr -a any.thru\` says what it takes. Take out what it says of \`diff\`.\n`,
    );
  return told(attributes !== undefined, isPatternMissing);
}

function told(isAttributeNew: boolean, isPatternNew: boolean): string {
  if (!isAttributeNew && !isPatternNew)
    return 'Git names trains and streams in its diffs already; nothing was changed.\n';
  return [
    ...(isAttributeNew ? [`Wrote \`${attribute}\` to .gitattributes. Commit it, so that everybody has it.`] : []),
    ...(isPatternNew
      ? ['Set the pattern in the configuration of this clone. In every other clone, run `throughline setup git` once.']
      : []),
    'From now on `git diff` names the train or stream above each part that it shows.',
  ]
    .map((line) => `${line}\n`)
    .join('');
}
