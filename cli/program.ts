/** The command line as one function: arguments in, exit code out. */
import { Command, CommanderError, type OutputConfiguration } from 'commander';
import { GitError } from '#workspace';
import { commands } from './commands/index.ts';
import { helpText } from './help-text.ts';
import { CommandError, shown, type Terminal } from './terminal.ts';

/** The program with all commands; each tells `done` the exit code of what it did. */
export function createProgram(terminal: Terminal, version: string, done: (exitCode: number) => void): Command {
  const output: OutputConfiguration = {
    writeOut: (text) => terminal.out(helpText(text, terminal.columns)),
    writeErr: terminal.err,
    // Where a person watches, `helpText` breaks the lines, and one alone can.
    ...(terminal.columns === undefined ? {} : { getOutHelpWidth: () => Infinity }),
  };
  const program = new Command('throughline')
    .description('Value streams as code: describe a SAFe organisation in text, and see where it is misaligned.')
    .version(version, '--version', 'print the version')
    .helpOption('--help', 'print help')
    .helpCommand('help [command]', 'print the help of a command')
    .showHelpAfterError('Run with --help to see what it takes.')
    .addHelpText('after', '\nExit codes: 0 all is well; 1 problems were found; 2 it could not do its job.')
    .exitOverride()
    .configureOutput(output);
  for (const { name, isHidden = false, define } of commands) {
    const command = program
      .command(name, { hidden: isHidden })
      .helpOption('--help', 'print help')
      .exitOverride()
      .configureOutput(output);
    command.showHelpAfterError(`Run \`throughline ${name} --help\` to see what it takes.`);
    define(command, terminal, done);
  }
  return program;
}

/** Runs one command. The code is undefined where it goes on running (`--watch`, `lsp`). */
export async function run(terminal: Terminal, version: string, args: readonly string[]): Promise<number | undefined> {
  let exitCode: number | undefined;
  const program = createProgram(terminal, version, (code) => (exitCode = code));
  try {
    if (args.length === 0) {
      program.outputHelp();
      return 0;
    }
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    return codeOf(error, terminal);
  }
}

function codeOf(error: unknown, terminal: Terminal): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof CommandError) {
    terminal.err(`${error.message}\n`);
    return error.exitCode;
  }
  // Names of branches and files stand in what git refused.
  if (error instanceof GitError) {
    terminal.err(`${shown(error.message)}\n`);
    return 2;
  }
  terminal.err(`Throughline could not do this: ${error instanceof Error ? error.message : String(error)}\n`);
  return 2;
}
