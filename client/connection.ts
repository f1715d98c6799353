/** The connection to the language server: starts it on VS Code's own runtime, and again where it ends by itself. */
import * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  State,
  TransportKind,
  type CloseHandlerResult,
  type LanguageClientOptions,
  type ServerOptions,
} from 'vscode-languageclient/node';
import type { StartOptions } from '#protocol';

export type ServerState = 'starting' | 'running' | 'stopped';

export type Connection = vscode.Disposable & {
  /** Another one after a start that failed. */
  readonly client: LanguageClient;
  readonly start: () => Promise<void>;
  /** Done when the start that goes on, if any, has come to its end. */
  readonly started: () => Promise<void> | undefined;
  readonly stop: () => Promise<void>;
  readonly restart: () => Promise<void>;
  readonly onState: vscode.Event<ServerState>;
};

/** A server that ends this often within the time below would go on ending. */
const mostEnds = 5;
const endsCounted = 3 * 60_000;

/** A server that is not started yet. `listen` is called with each client that is made, before it starts. */
export function createConnection(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  listen: (client: LanguageClient) => void,
): Connection {
  const state = new vscode.EventEmitter<ServerState>();
  const make = (): LanguageClient => {
    const made = makeClient(context, log, (now) => state.fire(now));
    listen(made);
    return made;
  };
  let client = make();
  let started: Promise<void> | undefined;
  const tryToStart = async (): Promise<void> => {
    // One that could not start never starts again.
    if (client.state === State.StartFailed) client = make();
    try {
      await client.start();
    } catch (error) {
      log.error(error instanceof Error ? error : String(error));
    }
  };
  const start = (): Promise<void> => (started = tryToStart());
  return {
    get client() {
      return client;
    },
    start,
    started: () => started,
    // A server that never started has nothing to stop.
    stop: async () => {
      if (client.isRunning()) await client.dispose();
    },
    restart: async () => {
      try {
        if (client.isRunning()) await client.stop();
      } catch (error) {
        // One that does not answer is ended without its consent; the next one does not wait for it.
        log.error(error instanceof Error ? error : String(error));
      }
      await start();
    },
    onState: state.event,
    dispose: () => state.dispose(),
  };
}

function makeClient(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  onState: (state: ServerState) => void,
): LanguageClient {
  const tell = createTeller(log);
  const options = clientOptions(log, () => tell(endsAgain()));
  const client = new QuietClient('throughline', 'Throughline', serverOptions(context), options);
  client.onDidChangeState(({ newState }) => {
    onState(states[newState]);
    if (newState === State.StartFailed) void tell(cannotStart());
  });
  return client;
}

const states: Readonly<Record<State, ServerState>> = {
  [State.Starting]: 'starting',
  [State.Running]: 'running',
  [State.Stopped]: 'stopped',
  [State.StartFailed]: 'stopped',
};

/** The library tells of failures in words for programmers, and in English alone: those stand in the log, and we tell in ours. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

function cannotStart(): string {
  return vscode.l10n.t(
    'Throughline could not start its language server, so problems and completion are missing. The log says why.',
  );
}

function endsAgain(): string {
  return vscode.l10n.t(
    'The language server of Throughline ended again and again, so it is not started any more; problems and completion are missing. The log says why.',
  );
}

/** Says what is wrong, once until somebody has read it, with what can be done. */
function createTeller(log: vscode.LogOutputChannel): (message: string) => Promise<void> {
  let isShown = false;
  return async (message) => {
    if (isShown) return;
    isShown = true;
    const restart = vscode.l10n.t('Start it again');
    const show = vscode.l10n.t('Show log');
    const chosen = await vscode.window.showErrorMessage(message, restart, show);
    isShown = false;
    if (chosen === show) log.show();
    if (chosen === restart) await vscode.commands.executeCommand('throughline.restartServer');
  };
}

function serverOptions(context: vscode.ExtensionContext): ServerOptions {
  const module = context.asAbsolutePath('dist/server/main.cjs');
  return {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6019'] } },
  };
}

function clientOptions(log: vscode.LogOutputChannel, onGivenUp: () => unknown): LanguageClientOptions {
  let ends: readonly number[] = [];
  return {
    documentSelector: [
      { language: 'throughline', scheme: 'file' },
      { language: 'throughline', scheme: 'untitled' },
    ],
    outputChannel: log,
    // A hover's links may open a view of the element, and do nothing else.
    markdown: { isTrusted: { enabledCommands: ['throughline.showView'] } },
    synchronize: { configurationSection: 'throughline' },
    // A function: the server may be started again after a setting was changed or the folder was trusted.
    initializationOptions: (): StartOptions => ({
      profile: vscode.workspace.getConfiguration('throughline').get<string>('profile', ''),
      hasCommands: true,
      words: vscode.l10n.bundle ?? {},
      isTrusted: vscode.workspace.isTrusted,
    }),
    diagnosticPullOptions: { onChange: true, onSave: false },
    errorHandler: {
      error: (_error, _message, count = 0) => ({ action: count <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown }),
      closed: (): CloseHandlerResult => {
        const now = Date.now();
        ends = [...ends, now].slice(-mostEnds);
        const isAgain = ends.length === mostEnds && now - Math.min(...ends) <= endsCounted;
        if (isAgain) void onGivenUp();
        return { action: isAgain ? CloseAction.DoNotRestart : CloseAction.Restart, handled: true };
      },
    },
  };
}
