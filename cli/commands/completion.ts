import type { Command } from 'commander';
import { Argument } from 'commander';
import { rules } from '#language';
import type { CommandDefinition } from '../command.ts';

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

type Words = readonly { readonly command: string; readonly doc: string; readonly words: readonly string[] }[];

function wordsOf(root: Command): Words {
  return root.commands.map((command) => ({
    command: command.name(),
    doc: command.description(),
    words: [
      ...command.options.flatMap((option) => [option.long ?? '', ...(option.argChoices ?? [])]),
      ...command.registeredArguments.flatMap((argument) => argument.argChoices ?? []),
      ...(command.name() === 'explain' ? rules.map((rule) => rule.name) : []),
    ].filter((word) => word !== ''),
  }));
}

const scripts: Readonly<Record<'bash' | 'zsh' | 'fish', (words: Words) => string>> = {
  bash: (words) => `_throughline() {
  local word="\${COMP_WORDS[COMP_CWORD]}" words
  case "\${COMP_WORDS[1]}" in
${words.map(({ command, words: own }) => `    ${command}) words="${own.join(' ')}" ;;`).join('\n')}
    *) words="${words.map(({ command }) => command).join(' ')} --help --version" ;;
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then words="${words.map(({ command }) => command).join(' ')} --help --version"; fi
  COMPREPLY=($(compgen -W "$words" -- "$word") $(compgen -f -- "$word"))
}
complete -o filenames -F _throughline throughline
`,
  zsh: (words) => `#compdef throughline
_throughline() {
  if (( CURRENT == 2 )); then
    compadd ${words.map(({ command }) => command).join(' ')} --help --version
    return
  fi
  case "\${words[2]}" in
${words.map(({ command, words: own }) => `    ${command}) compadd -- ${own.join(' ')} ;;`).join('\n')}
  esac
  _files
}
compdef _throughline throughline
`,
  fish: (words) =>
    `${words
      .flatMap(({ command, doc, words: own }) => [
        `complete -c throughline -n __fish_use_subcommand -a ${command} -d '${doc.replaceAll("'", "\\'")}'`,
        ...own.map((word) => `complete -c throughline -n '__fish_seen_subcommand_from ${command}' -a '${word}'`),
      ])
      .join('\n')}\n`,
};
