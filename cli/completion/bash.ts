import type { CommandWords, Flag, Values } from './words.ts';

/** A script for bash 3.2, as macOS has it, and newer. */
export function bash(words: readonly CommandWords[]): string {
  return `_throughline() {
  local IFS=$'\\n'
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD - 1]}" words="" names="" paths="" flags=""
  COMPREPLY=()
  # Bash takes \`--format=json\` apart at the sign.
  if [ "$word" = "=" ]; then word=""; elif [ "$before" = "=" ]; then before="\${COMP_WORDS[COMP_CWORD - 2]}"; fi
  if [ "$COMP_CWORD" -eq 1 ]; then
    words="${words.map(({ command }) => command).join(' ')} --help --version"
  else
    case "\${COMP_WORDS[1]}:$before" in
${words.flatMap(casesOf).join('\n')}
    esac
  fi
  case "$word" in -*) words="$words $flags" names="" paths="" ;; esac
  if [ -z "$words$names$paths" ]; then words="$flags"; fi
  if [ -n "$names" ]; then words="$words $("\${1:-throughline}" names "$names" 2>/dev/null)"; fi
  COMPREPLY=($(compgen -W "\${words// /$'\\n'}" -- "$word"))
  if [ -n "$paths" ]; then
    compopt -o filenames 2>/dev/null
    COMPREPLY+=($(compgen -f -- "$word"))
  fi
}
complete -F _throughline throughline
`;
}

function casesOf({ command, flags, values }: CommandWords): readonly string[] {
  const all = flags.map(({ flag }) => flag).join(' ');
  return [
    ...flags.flatMap((flag) => caseOf(command, flag)),
    `      ${command}:*) ${setting(values)} flags="${all}" ;;`,
  ];
}

function caseOf(command: string, { flag, short, values }: Flag): readonly string[] {
  if (values === undefined) return [];
  return [
    `      ${[flag, ...(short ? [short] : [])].map((each) => `${command}:${each}`).join('|')}) ${setting(values)} ;;`,
  ];
}

function setting({ words, names, files }: Values): string {
  return `words="${words.join(' ')}" names="${names ?? ''}" paths="${files ? 'yes' : ''}"`;
}
