import type { CommandWords, Flag, Values } from './words.ts';

export function zsh(words: readonly CommandWords[]): string {
  return `#compdef throughline
_throughline() {
  local program="\${words[1]}" before="\${words[CURRENT - 1]}"
  local -a commands=(
${words.map(({ command, doc }) => `    ${described(command, doc)}`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    compadd -- --help --version
    return
  fi
  if [[ "$PREFIX" == --*=* ]]; then
    before="\${PREFIX%%=*}"
    compset -P '*='
  fi
  case "\${words[2]}:$before" in
${words.flatMap(({ command, flags }) => flags.flatMap((flag) => caseOf(command, flag))).join('\n')}
    *)
      case "\${words[2]}" in
${words.map(argumentsCase).join('\n')}
      esac ;;
  esac
}
if [[ "$funcstack[1]" == _throughline ]]; then _throughline "$@"; else compdef _throughline throughline; fi
`;
}

function caseOf(command: string, { flag, short, values }: Flag): readonly string[] {
  if (values === undefined) return [];
  return [
    `    ${[flag, ...(short ? [short] : [])].map((each) => `${command}:${each}`).join('|')}) ${added(values)} ;;`,
  ];
}

function argumentsCase({ command, flags, values }: CommandWords): string {
  const own = flags.map(({ flag, doc }) => described(flag, doc)).join(' ');
  const isBare = values.words.length === 0 && !values.names && !values.files;
  const options = `local -a flags=(${own}); _describe -o option flags`;
  return `        ${command}) ${isBare ? options : `if [[ "$PREFIX" == -* ]]; then ${options}; else ${added(values)}; fi`} ;;`;
}

function added({ words, names, files }: Values): string {
  const asked = names ? `\${(f)"$("$program" names ${names} 2>/dev/null)"}` : '';
  const list = [...words, ...(asked === '' ? [] : [asked])];
  const parts = [...(list.length > 0 ? [`compadd -- ${list.join(' ')}`] : []), ...(files ? ['_files'] : [])];
  return parts.length === 0 ? ':' : parts.join('; ');
}

/** As `_describe` takes it: a colon parts a word from what is said of it. */
function described(word: string, doc: string): string {
  return `'${word.replaceAll(':', '\\:')}:${doc.replaceAll("'", "'\\''")}'`;
}
