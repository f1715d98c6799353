import { join, resolve } from 'node:path';
import { configFileName } from '#language';
import { isThere } from '#workspace';
import type { CommandDefinition } from '../command.ts';
import { shown, CommandError } from '../terminal.ts';
import { starterConfig, starterModel } from '../starter.ts';
import { makeFolder, writeSafely } from '../writing.ts';

export const init: CommandDefinition = {
  name: 'init',
  define(command, terminal, done) {
    command
      .description('Write a small model to start from, and a configuration.')
      .argument('[folder]', 'where to write it', '.')
      .addHelpText('after', '\nExample:\n  throughline init my-organisation\n')
      .action((folder: string) => {
        const target = resolve(terminal.cwd, folder);
        const files = [
          ['organisation.thru', starterModel],
          [configFileName, starterConfig],
        ] as const;
        const taken = files.map(([name]) => name).filter((name) => isThere(join(target, name)));
        if (taken.length > 0)
          throw new CommandError(
            `${taken.join(' and ')} ${taken.length > 1 ? 'are' : 'is'} already there; nothing was written. Choose another folder: \`throughline init my-organisation\`.`,
          );
        makeFolder(target, folder);
        for (const [name, text] of files) writeSafely(join(target, name), text, name);
        terminal.out(
          `Wrote organisation.thru and throughline.json${folder === '.' ? '' : ` to ${shown(folder)}`}. Open the folder in VS Code, or run \`throughline check\`.\n`,
        );
        done(0);
      });
  },
};
