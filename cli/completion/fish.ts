import type { CommandWords, Flag, Values } from './words.ts';

export function fish(words: readonly CommandWords[]): string {
  const lines = words.flatMap(({ command, doc, flags, values }) => {
    const inside = `complete -c throughline -n '__fish_seen_subcommand_from ${command}'`;
    return [
      `complete -c throughline -n __fish_use_subcommand -a ${command} -d ${quoted(doc)}`,
      ...(offered(values) === '' ? [] : [`${inside} -a ${quoted(offered(values))}`]),
      ...(values.files ? [`${inside} -F`] : []),
      ...flags.map((flag) => `${inside}${named(flag)} -d ${quoted(flag.doc)}${following(flag)}`),
    ];
  });
  return `complete -c throughline -f\ncomplete -c throughline -n __fish_use_subcommand -l help -d 'print help'\n${lines.join('\n')}\n`;
}

function named({ flag, short }: Flag): string {
  return `${short ? ` -s ${short.slice(1)}` : ''} -l ${flag.slice(2)}`;
}

function following({ values }: Flag): string {
  if (values === undefined) return '';
  const words = offered(values);
  const kind = values.files ? ' -rF' : ' -x';
  return words === '' ? kind : `${kind} -a ${quoted(words)}`;
}

/** Words, and the names that are asked for when somebody types. */
function offered({ words, names }: Values): string {
  return [...words, ...(names ? [`(throughline names ${names} 2>/dev/null)`] : [])].join(' ');
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
