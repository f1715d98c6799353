/** What is sent between the editor and the language server, in the log: where the setting asks for it, at whatever level the log is. */
import * as vscode from 'vscode';

/** The library writes it to a channel of the level "trace" alone, which people set for all extensions at once or not at all. */
export function createTraceLog(
  log: vscode.LogOutputChannel,
): vscode.Disposable & { readonly channel: vscode.LogOutputChannel } {
  const changed = new vscode.EventEmitter<vscode.LogLevel>();
  const level = (): vscode.LogLevel => (isAsked() ? vscode.LogLevel.Trace : log.logLevel);
  const again = (): void => changed.fire(level());
  const subscriptions = vscode.Disposable.from(
    changed,
    log.onDidChangeLogLevel(again),
    vscode.workspace.onDidChangeConfiguration((event) => (event.affectsConfiguration(setting) ? again() : undefined)),
  );
  const write = (message: string): void =>
    log.logLevel === vscode.LogLevel.Trace ? log.trace(message) : log.info(message);
  const channel: vscode.LogOutputChannel = {
    ...log,
    get logLevel() {
      return level();
    },
    onDidChangeLogLevel: changed.event,
    trace: write,
  };
  return { channel, dispose: () => void subscriptions.dispose() };
}

const setting = 'throughline.trace.server';

function isAsked(): boolean {
  return ['messages', 'verbose'].includes(vscode.workspace.getConfiguration().get(setting, 'off'));
}
