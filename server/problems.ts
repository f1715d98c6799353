/** A file's problems as the protocol has them. */
import * as l10n from '@vscode/l10n';
import { DiagnosticSeverity, type Diagnostic, type Position } from 'vscode-languageserver';
import { configFileName, placeInText, shown, type Element, type Problem, type Severity } from '#language';
import type { Context } from './context.ts';
import type { Host } from './hosts.ts';
import type { HostItems } from './host.ts';
import { rangeOf } from './positions.ts';
import { rulePageUri } from './uris.ts';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** More than this in one file help nobody, and slow the editor down. */
const most = 1000;

/** Of one element alone where one is given, so that no suggestion is looked for about others. */
export function problemsOf(host: Host, path: string, of?: Element): readonly Problem[] {
  const { asOf } = host.config.config;
  return host.project.problems(path, { fold: true, of, asOf });
}

/** Where files are, and whether the client opens the pages of rules. */
type Client = Pick<Context, 'hosts' | 'hasCommands'>;

/** The problems of a path of a project: a model, its configuration, or its imported items. */
export function diagnosticsOf(client: Client, host: Host, path: string): Diagnostic[] {
  if (path === configFileName) return configDiagnostics(host);
  if (path === host.items?.path) return itemsDiagnostics(host.items);
  const unreadable = host.unreadable.get(path);
  if (unreadable !== undefined) return [atStart(unreadable)];
  const problems = problemsOf(host, path);
  const chosen = gravest(problems);
  const rest = problems.length - chosen.length;
  const told = chosen.flatMap((problem) => toDiagnostic(client, host, problem));
  return rest > 0 ? [restOf(rest), ...told] : told;
}

const byGravity: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** No error is left out for a remark that stands before it. */
function gravest(problems: readonly Problem[]): readonly Problem[] {
  return byGravity.flatMap((severity) => problems.filter((problem) => problem.severity === severity)).slice(0, most);
}

function restOf(count: number): Diagnostic {
  const message =
    count === 1
      ? l10n.t('This file has 1 more problem. Mend one of these, and that will show.')
      : l10n.t('This file has {0} more problems. Mend some of these, and those will show.', count);
  const { code: _, ...there } = atStart(message);
  return { ...there, severity: DiagnosticSeverity.Information };
}

/** None where the file of the problem is gone. */
export function toDiagnostic({ hosts, hasCommands }: Client, host: Host, problem: Problem): Diagnostic[] {
  const record = host.project.file(problem.path);
  if (!record) return [];
  const related = problem.related.flatMap(({ path, span, message }) => {
    const other = host.project.file(path);
    return other ? [{ location: { uri: hosts.uriOf(host, path), range: rangeOf(other, span) }, message }] : [];
  });
  return [
    {
      range: rangeOf(record, problem.span),
      severity: severities[problem.severity],
      source: 'throughline',
      code: problem.rule,
      // An address that the client cannot open is worse than none: `throughline explain` tells the same.
      ...(hasCommands ? { codeDescription: { href: rulePageUri(problem.rule) } } : {}),
      message: problem.message,
      ...(related.length > 0 ? { relatedInformation: related } : {}),
    },
  ];
}

/** A closed folder is told here as well, at the file in which it can be left out. */
function configDiagnostics({ config, closed }: Host): Diagnostic[] {
  if (config.path === undefined) return [];
  const wrong = config.problems.map(({ message, span }) => ({
    range: { start: positionIn(config.text, span.start), end: positionIn(config.text, span.end) },
    severity: DiagnosticSeverity.Error,
    source: 'throughline',
    message,
  }));
  return closed.length > 0 ? [...wrong, atStart(closedText(closed))] : wrong;
}

/** More folders than this in one sentence help nobody. */
const mostFolders = 5;

/** Says which folders may not be read, and what to do. */
export function closedText(folders: readonly string[]): string {
  const named = folders.slice(0, mostFolders).map((folder) => `\`${shown(folder)}\``);
  const more = folders.length - named.length;
  return l10n.t(
    'You have no permission to read {0}, so what is in it is left out. Ask the owner for permission, or exclude it in `throughline.json`.',
    listed(named.join(', '), more),
  );
}

function listed(named: string, more: number): string {
  if (more === 0) return named;
  return more === 1 ? l10n.t('{0} and 1 more folder', named) : l10n.t('{0} and {1} more folders', named, more);
}

/** A position in a text of which no document is at hand: a configuration, a version that is compared. */
export function positionIn(text: string, offset: number): Position {
  const { line, column } = placeInText(text, offset);
  return { line, character: column };
}

function itemsDiagnostics({ problem }: HostItems): Diagnostic[] {
  return problem ? [{ ...atStart(problem.message, problem.line - 1), code: 'flow-data' }] : [];
}

function atStart(message: string, line = 0): Diagnostic {
  const start = { line, character: 0 };
  return {
    range: { start, end: start },
    severity: DiagnosticSeverity.Error,
    source: 'throughline',
    code: 'syntax',
    message,
  };
}
