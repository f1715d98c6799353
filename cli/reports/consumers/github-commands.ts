/** For tests: reads a log as the runner of GitHub Actions does, by what its documentation says about commands. */

export type WorkflowCommand = {
  readonly command: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
};

/** The lines of a log that the runner takes for commands; `##[…]` is the old form, taken anywhere in a line. */
export function commandsIn(log: string): readonly WorkflowCommand[] {
  return log.split(/\r\n|\r|\n/).flatMap((line) => {
    const found = /^\s*::(?<command>[^ :]+)(?: (?<properties>.*?))?::(?<message>.*)$/.exec(line);
    if (found?.groups) return [decoded(found.groups)];
    return line.includes('##[') ? [{ command: 'old form', properties: {}, message: line }] : [];
  });
}

function decoded({ command = '', properties = '', message = '' }: Readonly<Record<string, string>>): WorkflowCommand {
  const pairs = properties
    .split(',')
    .filter((pair) => pair !== '')
    .map((pair) => [pair.slice(0, pair.indexOf('=')), property(pair.slice(pair.indexOf('=') + 1))] as const);
  return { command, properties: Object.fromEntries(pairs), message: data(message) };
}

function data(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

function property(text: string): string {
  return data(text.replaceAll('%3A', ':').replaceAll('%2C', ','));
}
