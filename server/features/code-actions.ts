/** Quick fixes, suppressing in place, refactorings, and fixing all that is safe. */
import * as l10n from '@vscode/l10n';
import { CodeActionKind, type CodeAction, type Diagnostic, type WorkspaceEdit } from 'vscode-languageserver';
import {
  lookAt,
  monthsAfter,
  refactorings,
  safeEdits,
  suppressingEdit,
  type Problem,
  type Refactored,
  type Refactoring,
} from '#language';
import type { Context, Feature } from '../context.ts';
import type { Hosts, Located } from '../hosts.ts';
import { spanAt } from '../positions.ts';
import { problemsOf, toDiagnostic } from '../problems.ts';
import { toWorkspaceEdit } from './renaming.ts';

const refactoringKinds: Readonly<Record<Refactoring['sort'], string>> = {
  extract: CodeActionKind.RefactorExtract,
  inline: CodeActionKind.RefactorInline,
  move: `${CodeActionKind.Refactor}.move`,
  rewrite: CodeActionKind.RefactorRewrite,
};

const fixAllKind = `${CodeActionKind.SourceFixAll}.throughline`;

export const codeActions: Feature = {
  capabilities: () => ({
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind, ...Object.values(refactoringKinds)] },
  }),
  register(server: Context) {
    const { connection, hosts, guard, client } = server;
    const createsFiles = client.workspace?.workspaceEdit?.resourceOperations?.includes('create') === true;
    connection.onCodeAction(
      guard('code actions', [] as CodeAction[], async ({ textDocument, range, context }, token) => {
        // What a workspace that is half read lacks is no problem yet.
        await hosts.placeOf(textDocument.uri)?.host.ready;
        const located = hosts.find(textDocument.uri);
        if (!located || token.isCancellationRequested) return [];
        const span = spanAt(located.record, range);
        const wants = (kind: string): boolean =>
          context.only === undefined || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
        const problems = problemsOf(located.host, located.path);
        const here = problems.filter((problem) => problem.span.start <= span.end && problem.span.end >= span.start);
        return [
          ...(wants(CodeActionKind.QuickFix) ? here.flatMap((problem) => actionsFor(server, located, problem)) : []),
          ...refactoringsAt(hosts, located, span.start, createsFiles).filter(
            ({ kind }) => kind !== undefined && wants(kind),
          ),
          ...(context.only !== undefined && wants(fixAllKind) ? fixAll(hosts, located) : []),
        ];
      }),
    );
  },
};

function actionsFor(server: Context, located: Located, problem: Problem): readonly CodeAction[] {
  const { hosts } = server;
  const diagnostics = toDiagnostic(server, located.host, problem);
  const fixes = located.host.project.fixes(problem).map((fix): CodeAction => ({
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    ...(fix.isPreferred ? { isPreferred: true } : {}),
    edit: toWorkspaceEdit(hosts, located.host, fix.edits),
  }));
  return [...fixes, ...suppressing(hosts, located, problem, diagnostics)];
}

/** A comment above the statement, with room for the reason: for good, or for a quarter. */
function suppressing(
  hosts: Hosts,
  { host }: Located,
  problem: Problem,
  diagnostics: Diagnostic[],
): readonly CodeAction[] {
  const until = monthsAfter(host.config.config.asOf ?? new Date().toISOString().slice(0, 10), 3);
  const offers = [
    { title: l10n.t('Ignore `{0}` here, with a reason', problem.rule), edit: suppressingEdit(problem) },
    {
      title: l10n.t('Ignore `{0}` here until {1}, with a reason', problem.rule, until),
      edit: suppressingEdit(problem, until),
    },
  ];
  return offers.flatMap(({ title, edit }) => {
    if (!edit) return [];
    return [{ title, kind: CodeActionKind.QuickFix, diagnostics, edit: toWorkspaceEdit(hosts, host, [edit]) }];
  });
}

/** At an element's kind, name or title: what may be made of it. A client that makes no files is not offered one. */
function refactoringsAt(
  hosts: Hosts,
  { host, record }: Located,
  offset: number,
  createsFiles: boolean,
): readonly CodeAction[] {
  const look = lookAt(record, offset);
  if (!look || look.element.kind === 'file' || !['kind', 'name', 'title'].includes(look.part)) return [];
  const { element } = look;
  return refactorings
    .filter(({ on }) => on?.some((kind) => kind === element.kind) ?? true)
    .flatMap(({ sort, offer }) =>
      offer(element, host.project.model)
        .filter(({ newFile }) => createsFiles || !newFile)
        .map((refactored) => ({
          title: refactored.title,
          kind: refactoringKinds[sort],
          edit: editOf(hosts, host, refactored),
        })),
    );
}

function editOf(hosts: Hosts, host: Located['host'], { edits, newFile }: Refactored): WorkspaceEdit {
  const edit = toWorkspaceEdit(hosts, host, edits);
  if (!newFile) return edit;
  const uri = hosts.uriOf(host, newFile.path);
  const start = { line: 0, character: 0 };
  const changes = Object.entries(edit.changes ?? {}).map(([changed, own]) => ({
    textDocument: { uri: changed, version: null },
    edits: own,
  }));
  return {
    documentChanges: [
      // A file that has come there meanwhile is never overwritten.
      { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } },
      { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: newFile.text }] },
      ...changes,
    ],
  };
}

function fixAll(hosts: Hosts, { host, path }: Located): readonly CodeAction[] {
  const { edits } = safeEdits(host.project, [path], { fold: false });
  const own = edits.get(path);
  if (!own) return [];
  return [{ title: l10n.t('Fix all that is safe to fix'), kind: fixAllKind, edit: toWorkspaceEdit(hosts, host, own) }];
}
