import { Argument, type Command, type Option } from 'commander';
import { rules } from '#language';
import type { CommandDefinition } from '../command.ts';
import { services } from '../review/index.ts';

export const completion: CommandDefinition = {
  name: 'completion',
  define(command, terminal, done) {
    command
      .description('Print a script that completes commands and options in a shell.')
      .addArgument(new Argument('<shell>', 'the shell').choices(['bash', 'zsh', 'fish']))
      .addHelpText(
        'after',
        '\nExamples:\n  source <(throughline completion bash)\n  throughline completion fish > ~/.config/fish/completions/throughline.fish\n',
      )
      .action((shell: 'bash' | 'zsh' | 'fish') => {
        const root = command.parent;
        if (root) terminal.out(scripts[shell](wordsOf(root)));
        done(0);
      });
  },
};

/** An option, with the values that may follow it: none for a switch, `files` where any path may. */
type Flag = { readonly flag: string; readonly doc: string; readonly values: readonly string[] | 'files' | undefined };

type Words = readonly {
  readonly command: string;
  readonly doc: string;
  readonly flags: readonly Flag[];
  /** What its arguments may be. */
  readonly values: readonly string[];
}[];

function wordsOf(root: Command): Words {
  const names = root.commands.map((command) => command.name());
  const help = { command: 'help', doc: 'print the help of a command', flags: [], values: names };
  return [...root.commands.map(wordsOfCommand), help];
}

function wordsOfCommand(command: Command): Words[number] {
  return {
    command: command.name(),
    doc: command.description(),
    flags: [
      ...command.options.map((option): Flag => ({
        flag: option.long ?? '',
        doc: option.description,
        values: option.isBoolean() || option.negate ? undefined : valuesOf(option),
      })),
      { flag: '--help', doc: 'print help', values: undefined },
    ],
    values: [
      ...command.registeredArguments.flatMap((argument) => argument.argChoices ?? []),
      ...(argumentValues[command.name()] ?? []),
    ],
  };
}

const ruleNames = rules.map((rule) => rule.name);

/** Of commands that say in a sentence of their own what their argument may be. */
const argumentValues: Readonly<Record<string, readonly string[]>> = {
  explain: ruleNames,
  review: services.map(({ name }) => name),
  setup: ['git'],
};

function valuesOf({ long, argChoices, flags }: Option): readonly string[] | 'files' {
  if (long === '--rule') return ruleNames;
  return argChoices ?? (/<(file|path)>/.test(flags) ? 'files' : []);
}

const scripts: Readonly<Record<'bash' | 'zsh' | 'fish', (words: Words) => string>> = { bash, zsh, fish };

function bash(words: Words): string {
  const commands = words.map(({ command }) => command).join(' ');
  return `_throughline() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD - 1]}" words="" paths=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands} --help --version" -- "$word"))
    return
  fi
  case "\${COMP_WORDS[1]}:$before" in
${words.flatMap(({ command, flags }) => flags.flatMap((flag) => bashCase(command, flag))).join('\n')}
${words.map(({ command, flags, values }) => `    ${command}:*) words="${[...values, ...flags.map(({ flag }) => flag)].join(' ')}" paths="yes" ;;`).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  if [ -n "$paths" ]; then COMPREPLY+=($(compgen -f -- "$word")); fi
}
complete -o filenames -F _throughline throughline
`;
}

function bashCase(command: string, { flag, values }: Flag): readonly string[] {
  if (values === undefined) return [];
  return [`    ${command}:${flag}) ${values === 'files' ? 'paths="yes"' : `words="${values.join(' ')}"`} ;;`];
}

function zsh(words: Words): string {
  return `#compdef throughline
_throughline() {
  if (( CURRENT == 2 )); then
    compadd -- ${words.map(({ command }) => command).join(' ')} --help --version
    return
  fi
  case "\${words[2]}:\${words[CURRENT - 1]}" in
${words.flatMap(({ command, flags }) => flags.flatMap((flag) => zshCase(command, flag))).join('\n')}
${words.map(({ command, flags, values }) => `    ${command}:*) compadd -- ${[...values, ...flags.map(({ flag }) => flag)].join(' ')}; _files ;;`).join('\n')}
  esac
}
compdef _throughline throughline
`;
}

function zshCase(command: string, { flag, values }: Flag): readonly string[] {
  if (values === undefined) return [];
  return [`    ${command}:${flag}) ${values === 'files' ? '_files' : `compadd -- ${values.join(' ')}`} ;;`];
}

function fish(words: Words): string {
  const lines = words.flatMap(({ command, doc, flags, values }) => {
    const inside = `complete -c throughline -n '__fish_seen_subcommand_from ${command}'`;
    return [
      `complete -c throughline -n __fish_use_subcommand -a ${command} -d ${quoted(doc)}`,
      ...(values.length > 0 ? [`${inside} -a ${quoted(values.join(' '))}`] : []),
      ...flags.map((flag) => `${inside} -l ${flag.flag.slice(2)} -d ${quoted(flag.doc)}${fishValues(flag)}`),
    ];
  });
  return `${lines.join('\n')}\n`;
}

function fishValues({ values }: Flag): string {
  if (values === undefined) return '';
  return values === 'files' ? ' -rF' : ` -x${values.length > 0 ? ` -a ${quoted(values.join(' '))}` : ''}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
