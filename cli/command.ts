/** The shape of a command: it registers itself, and its action gives the exit code. */
import type { Command } from 'commander';
import type { Terminal } from './terminal.ts';

export type CommandDefinition = {
  readonly name: string;
  /** In no help: it is for scripts. */
  readonly isHidden?: true;
  /** Adds arguments, options, help and action. The action reports its exit code to `done`. */
  readonly define: (command: Command, terminal: Terminal, done: (exitCode: number) => void) => void;
};
