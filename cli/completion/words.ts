/** What may follow what on the command line, read off the commands themselves: the scripts of all shells are made of it. */
import type { Command, Option } from 'commander';
import { impacts, redactions, rules, views } from '#language';
import { services } from '../review/index.ts';

/** What only the folder knows in which somebody types; `throughline names` tells it. */
export const nameSorts = ['views', 'elements', 'revisions'] as const;
export type NameSort = (typeof nameSorts)[number];

/** What an option or an argument may be: words, names of the organisation, paths. */
export type Values = { readonly words: readonly string[]; readonly names?: NameSort; readonly files?: true };

/** An option, with the values that follow it; a switch has none. */
export type Flag = {
  readonly flag: string;
  readonly short?: string;
  readonly doc: string;
  readonly values: Values | undefined;
};

export type CommandWords = {
  readonly command: string;
  readonly doc: string;
  readonly flags: readonly Flag[];
  /** What its arguments may be. */
  readonly values: Values;
};

export function wordsOf(root: Command): readonly CommandWords[] {
  const commands = root.createHelp().visibleCommands(root);
  const names = commands.map((command) => command.name());
  const help = { command: 'help', doc: 'print the help of a command', flags: [], values: { words: names } };
  return [...commands.filter((command) => command.name() !== 'help').map(wordsOfCommand), help];
}

function wordsOfCommand(command: Command): CommandWords {
  const own = command.options.map((option): Flag => ({
    flag: option.long ?? '',
    ...(option.short ? { short: option.short } : {}),
    doc: option.description,
    values: option.isBoolean() || option.negate ? undefined : valuesOf(option),
  }));
  return {
    command: command.name(),
    doc: command.description(),
    flags: [...own, { flag: '--help', doc: 'print help', values: undefined }],
    values: argumentsOf(command),
  };
}

const ruleNames = rules.map((rule) => rule.name);

/** Of commands that say in a sentence of their own what their argument may be. */
const toldApart: Readonly<Record<string, readonly string[]>> = {
  explain: ruleNames,
  review: services.map(({ name }) => name),
  setup: ['git'],
};

function argumentsOf(command: Command): Values {
  const taken = command.registeredArguments;
  const has = (pattern: RegExp): boolean => taken.some((argument) => pattern.test(argument.name()));
  const names = has(/element/) ? 'elements' : has(/revision|ours/) ? 'revisions' : undefined;
  return {
    words: [...taken.flatMap(({ argChoices }) => argChoices ?? []), ...(toldApart[command.name()] ?? [])],
    ...(names ? { names } : {}),
    ...(has(/path|file|folder|comparison/) ? { files: true } : {}),
  };
}

function valuesOf({ long, argChoices, flags }: Option): Values {
  if (long === '--rule') return { words: ruleNames };
  if (long === '--only') return { words: impacts };
  if (long === '--view') return { words: views.map(({ name }) => name), names: 'views' };
  if (long === '--of') return { words: [], names: 'elements' };
  if (long === '--redact') return { words: [...redactions, redactions.join(',')] };
  return /<(file|path|folder)>/.test(flags) ? { words: argChoices ?? [], files: true } : { words: argChoices ?? [] };
}
