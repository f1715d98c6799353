/**
 * Workflow commands of GitHub Actions: an annotation at a line. GitHub shows ten of a level in a step and drops the rest
 * without a word, so the tenth says how many more there are.
 */
import type { Severity } from '#language';
import { shown } from './terminal.ts';

const shownOfALevel = 10;

const levels = ['error', 'warning', 'notice'] as const;
type Level = (typeof levels)[number];

const levelOf: Readonly<Record<Severity, Level>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

export type Annotation = {
  readonly severity: Severity;
  readonly properties: Readonly<Record<string, string | number>>;
  readonly message: string;
};

/** One line each, the gravest level first; `command` shows all of them where there are more than GitHub does. */
export function annotationLines(annotations: readonly Annotation[], command: string): readonly string[] {
  return levels.flatMap((level) => {
    const own = annotations.filter(({ severity }) => levelOf[severity] === level);
    if (own.length <= shownOfALevel) return own.map((each) => commandOf(level, each));
    const told = own.slice(0, shownOfALevel - 1);
    return [...told.map((each) => commandOf(level, each)), restOf(level, own.length - told.length, command)];
  });
}

function restOf(level: Level, count: number, command: string): string {
  const message = `There are ${count} more of this kind, and GitHub shows ten of a kind. Run \`${command}\` to see all of them.`;
  return `::${level} title=${property(`${count} more`)}::${data(message)}`;
}

function commandOf(level: Level, { properties, message }: Annotation): string {
  const all = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${level} ${all.join(',')}::${data(shown(message))}`;
}

/** A message ends with its line, so no line ends in it. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
