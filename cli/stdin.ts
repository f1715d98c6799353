/** Text that comes on standard input. */
import { textOf } from '#workspace';
import { CommandError, type Terminal } from './terminal.ts';

/** What comes, where it is text in UTF-8; else the command ends with what is wrong. */
export function stdinText(terminal: Terminal): string {
  const read = textOf(terminal.readStdin());
  if ('problem' in read) throw new CommandError(`Standard input: ${read.problem}`);
  return read.text;
}
