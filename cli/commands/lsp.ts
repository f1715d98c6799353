import type { CommandDefinition } from '../command.ts';

export const lsp: CommandDefinition = {
  name: 'lsp',
  define(command, _terminal, _done) {
    command
      .description('Run the language server for an editor.')
      .option('--stdio', 'speak over standard input and output (the default)')
      .addHelpText('after', '\nExample, in the configuration of an editor:\n  throughline lsp --stdio\n')
      .action(async () => {
        // Loaded here alone: a check starts faster without it.
        const { startServer } = await import('#server');
        startServer();
      });
  },
};
