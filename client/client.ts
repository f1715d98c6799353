/** The language client: starts the server on VS Code's own runtime, and asks it what the extension shows. */
import * as v from 'valibot';
import * as vscode from 'vscode';
import {
  CodeActionKind,
  CodeActionRequest,
  LanguageClient,
  TransportKind,
  type CodeAction,
  type LanguageClientOptions,
  type ServerOptions,
} from 'vscode-languageclient/node';
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
  readonly onState: vscode.Event<boolean>;
};

export function createClient(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): ThroughlineClient {
  const modelChanged = new vscode.EventEmitter<ModelChanged>();
  const reportsChanged = new vscode.EventEmitter<ReportsChanged>();
  const state = new vscode.EventEmitter<boolean>();
  const client = new LanguageClient('throughline', 'Throughline', serverOptions(context), clientOptions(log));
  client.onNotification(methods.modelChanged, (params: unknown) => {
    snapshots.stale();
    const parsed = v.safeParse(modelChangedSchema, params);
    if (parsed.success) modelChanged.fire(parsed.output);
  });
  client.onNotification(reportMethods.reportsChanged, (params: unknown) => {
    const parsed = v.safeParse(reportsChangedSchema, params);
    if (parsed.success) reportsChanged.fire(parsed.output);
  });
  context.subscriptions.push(
    modelChanged,
    reportsChanged,
    state,
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      if (client.isRunning()) void client.sendNotification(compareMethods.trust, { isTrusted: true });
    }),
  );

  const tryToStart = async (): Promise<void> => {
    try {
      await client.start();
      state.fire(true);
    } catch (error) {
      state.fire(false);
      log.error(error instanceof Error ? error : String(error));
      const show = vscode.l10n.t('Show log');
      const message = vscode.l10n.t(
        'Throughline could not start its language server, so problems and completion are missing. The log says why.',
      );
      const chosen = await vscode.window.showErrorMessage(message, show);
      if (chosen === show) log.show();
    }
  };
  /** What is asked while the server starts is answered once it runs. */
  let started: Promise<void> | undefined;
  const start = (): Promise<void> => (started = tryToStart());
  const ask = async <R>(
    method: string,
    params: unknown,
    otherwise: R,
    token?: vscode.CancellationToken,
  ): Promise<R> => {
    await started;
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
    start,
    // A server that never started has nothing to stop.
    stop: async () => {
      if (client.isRunning()) await client.dispose();
    },
    restart: async () => {
      if (client.isRunning()) await client.stop();
      await start();
    },
    isRunning: () => client.isRunning(),
    snapshot: (uri) => snapshots.of(client.code2ProtocolConverter.asUri(uri)),
    locate: async (params) => {
      const found = await ask<LocateResult>(methods.locate, params, null);
      return found ? toLocation(found) : undefined;
    },
    problemAt: async (params) => {
      const found = await ask<ProblemAtResult>(methods.problemAt, params, null);
      return found ? { location: toLocation(found), rule: found.rule } : undefined;
    },
    fixesOf: async ({ uri, range }, rule) => {
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
        problem: vscode.l10n.t(
          'The language server does not run. Start it with “Throughline: Restart the Language Server”.',
        ),
      }),
    report: (params) => ask<Sheet | undefined>(reportMethods.report, params, undefined),
    compare: (params, token) => ask<CompareResult | undefined>(compareMethods.compare, params, undefined, token),
    compareMarkdown: (params) => ask(compareMethods.compareMarkdown, params, ''),
    revisions: (params) => ask<RevisionsResult | undefined>(compareMethods.revisions, params, undefined),
    versionText: (params) => ask(compareMethods.versionText, params, ''),
    onModelChanged: modelChanged.event,
    onReportsChanged: reportsChanged.event,
    onState: state.event,
  };
}

function toLocation({ uri, range: { start, end } }: NonNullable<LocateResult>): vscode.Location {
  return new vscode.Location(
    vscode.Uri.parse(uri),
    new vscode.Range(start.line, start.character, end.line, end.character),
  );
}

function serverOptions(context: vscode.ExtensionContext): ServerOptions {
  const module = context.asAbsolutePath('dist/server/main.cjs');
  return {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6019'] } },
  };
}

function clientOptions(log: vscode.LogOutputChannel): LanguageClientOptions {
  const profile = vscode.workspace.getConfiguration('throughline').get<string>('profile', '');
  return {
    documentSelector: [
      { language: 'throughline', scheme: 'file' },
      { language: 'throughline', scheme: 'untitled' },
    ],
    outputChannel: log,
    // A hover's links may open a view of the element, and do nothing else.
    markdown: { isTrusted: { enabledCommands: ['throughline.showView'] } },
    synchronize: { configurationSection: 'throughline' },
    // A function: the server may be started again after the folder was trusted.
    initializationOptions: () => ({
      profile,
      hasCommands: true,
      words: vscode.l10n.bundle,
      isTrusted: vscode.workspace.isTrusted,
    }),
    diagnosticPullOptions: { onChange: true, onSave: false },
  };
}
