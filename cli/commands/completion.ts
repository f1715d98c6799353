import { Argument } from 'commander';
import type { CommandDefinition } from '../command.ts';
import { bash } from '../completion/bash.ts';
import { fish } from '../completion/fish.ts';
import { wordsOf } from '../completion/words.ts';
import { zsh } from '../completion/zsh.ts';

const scripts = { bash, zsh, fish };

export const completion: CommandDefinition = {
  name: 'completion',
  define(command, terminal, done) {
    command
      .description('Print a script that completes commands, options and names of the organisation in a shell.')
      .addArgument(new Argument('<shell>', 'the shell').choices(Object.keys(scripts)))
      .addHelpText(
        'after',
        '\nExamples:\n  source <(throughline completion bash)\n  source <(throughline completion zsh)\n  throughline completion fish | source\n',
      )
      .action((shell: keyof typeof scripts) => {
        const root = command.parent;
        if (root) terminal.out(scripts[shell](wordsOf(root)));
        done(0);
      });
  },
};
