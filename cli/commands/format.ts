import { join } from 'node:path';
import { formattedUnlessBroken, placeInText } from '#language';
import { isWithin, listModelFiles, readConfig, readText } from '#workspace';
import type { CommandDefinition } from '../command.ts';
import { shownPath, wantedProjects } from '../files.ts';
import { failOnBrokenConfig } from '../loading.ts';
import { stdinText } from '../stdin.ts';
import { CommandError, shown, type Terminal } from '../terminal.ts';
import { writeSafely } from '../writing.ts';

export const format: CommandDefinition = {
  name: 'format',
  define(command, terminal, done) {
    command
      .description('Format .thru files: white space only; what does not read is left as it is, and named.')
      .argument('[paths...]', 'files or folders; `-` reads standard input and writes standard output')
      .option('--check', 'change nothing, and fail where a file is not formatted')
      .addHelpText(
        'after',
        '\nExamples:\n  throughline format\n  throughline format --check\n  throughline format - < payments.thru\n',
      )
      .action((paths: string[]) => {
        const isCheck = command.opts<{ check?: boolean }>().check === true;
        if (paths.includes('-') && paths.length > 1) throw new CommandError(notWithPaths);
        done(paths.includes('-') ? formatStdin(terminal, isCheck) : formatFiles(terminal, paths, isCheck));
      });
  },
};

const notWithPaths =
  '`-` reads one text from standard input. Leave the other paths out, or format them with a command of their own.';

function formatStdin(terminal: Terminal, isCheck: boolean): number {
  const text = stdinText(terminal);
  const result = formattedUnlessBroken(text);
  if ('problem' in result) {
    if (!isCheck) terminal.out(text);
    tellBroken(terminal, 'standard input', text, result.problem);
    return 2;
  }
  if (!isCheck) terminal.out(result.text);
  return isCheck && result.text !== text ? 1 : 0;
}

/** Whoever reads that all is formatted would not look for a file that was left as it is. */
function tellBroken(terminal: Terminal, name: string, text: string, { message, span }: Broken): void {
  const { line, column } = placeInText(text, span.start);
  terminal.err(
    `${shown(name)}:${line + 1}:${column + 1}: This is left as it is, because it does not read: ${shown(message)}\n`,
  );
}

type Broken = { readonly message: string; readonly span: { readonly start: number } };

function formatFiles(terminal: Terminal, paths: readonly string[], isCheck: boolean): number {
  let different = 0;
  let unread = 0;
  let seen = 0;
  for (const { root, within } of wantedProjects(terminal.cwd, paths)) {
    const config = readConfig(root);
    failOnBrokenConfig(terminal, [{ root, config }]);
    const listed = listModelFiles(root, config.config.include, config.config.exclude);
    const closed = listed.problems.filter(({ path }) => within.some((each) => isWithin(join(root, path), each)));
    for (const { path, message } of closed) terminal.err(`${shown(shownPath(terminal.cwd, root, path))}: ${message}\n`);
    unread += closed.length;
    for (const path of listed.paths) {
      const file = join(root, path);
      if (!within.some((each) => isWithin(file, each))) continue;
      seen += 1;
      const outcome = formatFile(terminal, file, shownPath(terminal.cwd, root, path), isCheck);
      if (outcome === 'different') different += 1;
      if (outcome === 'unread') unread += 1;
    }
  }
  if (seen === 0 && unread === 0) throw new CommandError('There are no .thru files here.');
  const files = different === 1 ? '1 file' : `${different} files`;
  const all = unread === 0 ? 'Everything is formatted.' : 'Everything that could be read is formatted.';
  terminal.err(isCheck ? `${different === 0 ? all : `${files} to format.`}\n` : `${files} formatted of ${seen}.\n`);
  if (unread > 0) return 2;
  return isCheck && different > 0 ? 1 : 0;
}

function formatFile(
  terminal: Terminal,
  file: string,
  name: string,
  isCheck: boolean,
): 'different' | 'formatted' | 'unread' {
  const read = readText(file);
  if ('problem' in read) {
    terminal.err(`${shown(name)}: ${read.problem}\n`);
    return 'unread';
  }
  const result = formattedUnlessBroken(read.text);
  if ('problem' in result) {
    tellBroken(terminal, name, read.text, result.problem);
    return 'unread';
  }
  if (result.text === read.text) return 'formatted';
  terminal.out(`${shown(name)}\n`);
  if (!isCheck) writeSafely(file, result.text, name);
  return 'different';
}
