/** What the extension asks of the language server, in the extension's own terms. */
import * as v from 'valibot';
import * as vscode from 'vscode';
import { CodeActionKind, CodeActionRequest, type CodeAction } from 'vscode-languageclient/node';
import {
  compareMethods,
  methods,
  modelChangedSchema,
  reportMethods,
  reportsChangedSchema,
  type ElementsAtParams,
  type ElementsAtResult,
  type ExportChoices,
  type ExportParams,
  type ExportResult,
  type LocateParams,
  type LocateResult,
  type CompareParams,
  type CompareResult,
  type ModelChanged,
  type ProblemAtParams,
  type ProblemAtResult,
  type ReportParams,
  type ReportsChanged,
  type RevisionsParams,
  type RevisionsResult,
  type Sheet,
  type SnapshotResult,
  type VersionTextParams,
} from '#protocol';
import { createConnection, type ServerState } from './connection.ts';
import { createSnapshots, type Held } from './snapshots.ts';

export type ThroughlineClient = {
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly restart: () => Promise<void>;
  readonly isRunning: () => boolean;
  /** The organisation of the project that holds a file; undefined where there is none. */
  readonly snapshot: (uri: vscode.Uri) => Promise<Held | undefined>;
  readonly locate: (params: LocateParams) => Promise<vscode.Location | undefined>;
  /** Where a problem of an element stands, and by which rule it was found. */
  readonly problemAt: (
    params: ProblemAtParams,
  ) => Promise<{ readonly location: vscode.Location; readonly rule: string } | undefined>;
  /** What the server offers to repair a problem of a rule at a place; others may stand at the same place. */
  readonly fixesOf: (location: vscode.Location, rule: string) => Promise<readonly vscode.CodeAction[]>;
  /** The elements around a place, the innermost first, and their project; undefined where no model is there. */
  readonly elementsAt: (params: ElementsAtParams) => Promise<ElementsAtResult | undefined>;
  readonly libraryText: (uri: vscode.Uri) => Promise<string>;
  readonly rulePage: (rule: string) => Promise<string>;
  readonly exportChoices: (uri: vscode.Uri) => Promise<ExportChoices>;
  /** The text of the file, or why there is none. */
  readonly exportProject: (params: ExportParams) => Promise<ExportResult>;
  /** A report of flow; undefined where there is none. */
  readonly report: (params: ReportParams) => Promise<Sheet | undefined>;
  /** What differs between two versions; undefined where the server does not run. */
  readonly compare: (params: CompareParams, token: vscode.CancellationToken) => Promise<CompareResult | undefined>;
  readonly compareMarkdown: (params: CompareParams) => Promise<string>;
  readonly revisions: (params: RevisionsParams) => Promise<RevisionsResult | undefined>;
  readonly versionText: (params: VersionTextParams) => Promise<string>;
  readonly onModelChanged: vscode.Event<ModelChanged>;
  /** Reports that were made say more when they are asked for again. */
  readonly onReportsChanged: vscode.Event<ReportsChanged>;
  readonly onState: vscode.Event<ServerState>;
};

export function createClient(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): ThroughlineClient {
  const modelChanged = new vscode.EventEmitter<ModelChanged>();
  const reportsChanged = new vscode.EventEmitter<ReportsChanged>();
  const connection = createConnection(context, log, (client) => {
    client.onNotification(methods.modelChanged, (params: unknown) => {
      snapshots.stale();
      const parsed = v.safeParse(modelChangedSchema, params);
      if (parsed.success) modelChanged.fire(parsed.output);
    });
    client.onNotification(reportMethods.reportsChanged, (params: unknown) => {
      const parsed = v.safeParse(reportsChangedSchema, params);
      if (parsed.success) reportsChanged.fire(parsed.output);
    });
  });
  context.subscriptions.push(
    modelChanged,
    reportsChanged,
    connection,
    connection.onState(() => snapshots.stale()),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      const { client } = connection;
      if (client.isRunning()) void client.sendNotification(compareMethods.trust, { isTrusted: true });
    }),
  );

  /** What is asked while the server starts is answered once it runs. */
  const ask = async <R>(
    method: string,
    params: unknown,
    otherwise: R,
    token?: vscode.CancellationToken,
  ): Promise<R> => {
    await connection.started();
    const { client } = connection;
    if (!client.isRunning()) return otherwise;
    try {
      // An undefined token would be sent as a second parameter.
      const answer = token
        ? client.sendRequest<R | null>(method, params, token)
        : client.sendRequest<R | null>(method, params);
      return (await answer) ?? otherwise;
    } catch (error) {
      if (token?.isCancellationRequested) return otherwise;
      throw error;
    }
  };
  const snapshots = createSnapshots((params) => ask<SnapshotResult | undefined>(methods.snapshot, params, undefined));

  return {
    start: connection.start,
    stop: connection.stop,
    restart: connection.restart,
    isRunning: () => connection.client.isRunning(),
    snapshot: (uri) => snapshots.of(connection.client.code2ProtocolConverter.asUri(uri)),
    locate: async (params) => {
      const found = await ask<LocateResult>(methods.locate, params, null);
      return found ? toLocation(found) : undefined;
    },
    problemAt: async (params) => {
      const found = await ask<ProblemAtResult>(methods.problemAt, params, null);
      return found ? { location: toLocation(found), rule: found.rule } : undefined;
    },
    fixesOf: async ({ uri, range }, rule) => {
      const { client } = connection;
      // Asked of the server itself: what VS Code hands on of an answer no longer says which problem an action is for.
      const found = await ask<readonly CodeAction[]>(
        CodeActionRequest.method,
        {
          textDocument: { uri: client.code2ProtocolConverter.asUri(uri) },
          range: client.code2ProtocolConverter.asRange(range),
          context: { diagnostics: [], only: [CodeActionKind.QuickFix] },
        },
        [],
      );
      const own = found.filter(({ diagnostics = [] }) => diagnostics.some(({ code }) => code === rule));
      return Promise.all(own.map((action) => client.protocol2CodeConverter.asCodeAction(action)));
    },
    elementsAt: (params) => ask<ElementsAtResult | undefined>(methods.elementsAt, params, undefined),
    libraryText: (uri) => ask(methods.libraryText, { uri: uri.toString() }, ''),
    rulePage: (rule) => ask(methods.rulePage, { rule }, ''),
    exportChoices: (uri) =>
      ask(methods.exportChoices, { uri: uri.toString() }, { formats: [], views: [], redactions: [] }),
    exportProject: (params) =>
      ask(methods.exportProject, params, {
        problem: notRunning(),
      }),
    report: (params) => ask<Sheet | undefined>(reportMethods.report, params, undefined),
    compare: (params, token) => ask<CompareResult | undefined>(compareMethods.compare, params, undefined, token),
    compareMarkdown: (params) => ask(compareMethods.compareMarkdown, params, ''),
    revisions: (params) => ask<RevisionsResult | undefined>(compareMethods.revisions, params, undefined),
    versionText: (params) => ask(compareMethods.versionText, params, ''),
    onModelChanged: modelChanged.event,
    onReportsChanged: reportsChanged.event,
    onState: connection.onState,
  };
}

/** Why there is no answer, and what to do. */
export function notRunning(): string {
  return vscode.l10n.t('The language server does not run. Start it with “Throughline: Restart the Language Server”.');
}

function toLocation({ uri, range: { start, end } }: NonNullable<LocateResult>): vscode.Location {
  return new vscode.Location(
    vscode.Uri.parse(uri),
    new vscode.Range(start.line, start.character, end.line, end.character),
  );
}
