/** The one comparison that a person looks at: asked of the server, and asked again whenever the model changes. */
import * as vscode from 'vscode';
import type { CompareParams, CompareResult, VersionAsked } from '#protocol';
import { notRunning, type ThroughlineClient } from '../client.ts';

/** What can be shown; while the text does not read it is older than the text. */
export type Compared = Exclude<CompareResult, { readonly problem: string }>;

export type Comparing = vscode.Disposable & {
  /** What is compared at the moment. */
  readonly current: () => Compared | undefined;
  /** Why the comparison is not of what stands there. */
  readonly problem: () => string | undefined;
  readonly params: () => CompareParams | undefined;
  /** Compares, and keeps comparing; gives the sentence that says why not, or nothing. */
  readonly start: (uri: vscode.Uri, before: VersionAsked, after: VersionAsked) => Promise<string | undefined>;
  readonly stop: () => void;
  readonly onChange: vscode.Event<void>;
};

/** Typing is waited for, in milliseconds. */
const pause = 250;

const contextKey = 'throughline.isComparing';

export function createComparing(client: ThroughlineClient): Comparing {
  const changed = new vscode.EventEmitter<void>();
  const state = new State(client, () => {
    void vscode.commands.executeCommand('setContext', contextKey, state.params !== undefined);
    changed.fire();
  });
  const later = (): void => state.askLater();
  const subscriptions = vscode.Disposable.from(
    changed,
    client.onModelChanged(later),
    client.onState((now) => (now === 'running' ? later() : undefined)),
    // What the saved version is changes without the model.
    vscode.workspace.onDidSaveTextDocument(later),
    vscode.workspace.onDidGrantWorkspaceTrust(later),
  );
  return {
    current: () => state.compared,
    problem: () => state.problem,
    params: () => state.params,
    start: async (uri, before, after) => {
      await state.start({ uri: uri.toString(), before, after });
      const { compared, problem } = state;
      if (compared) return undefined;
      // Nothing is kept that could never be shown.
      state.stop();
      return problem ?? notRunning();
    },
    stop: () => state.stop(),
    onChange: changed.event,
    dispose: () => {
      state.rest();
      subscriptions.dispose();
    },
  };
}

class State {
  params: CompareParams | undefined;
  compared: Compared | undefined;
  problem: string | undefined;
  private timer: NodeJS.Timeout | undefined;
  private asking: Promise<void> | undefined;
  /** The question that is open: a later one takes it back, since a slow answer must not come after a later one. */
  private open: vscode.CancellationTokenSource | undefined;
  private readonly client: ThroughlineClient;
  private readonly show: () => void;

  constructor(client: ThroughlineClient, show: () => void) {
    this.client = client;
    this.show = show;
  }

  /** Done when there is an answer that no later one is awaited for: the model may change while the server compares. */
  async start(params: CompareParams): Promise<void> {
    this.stop();
    this.params = params;
    this.ask();
    for (let last: Promise<void> | undefined; last !== this.asking;) {
      last = this.asking;
      await last;
    }
  }

  askLater(): void {
    this.rest();
    if (this.params) this.timer = setTimeout(() => this.ask(), pause);
  }

  stop(): void {
    this.rest();
    this.takeBack();
    this.params = this.compared = this.problem = undefined;
    this.show();
  }

  rest(): void {
    clearTimeout(this.timer);
  }

  private ask(): void {
    if (this.params) this.asking = this.answer(this.params);
  }

  private takeBack(): void {
    this.open?.cancel();
    this.open = undefined;
  }

  private async answer(params: CompareParams): Promise<void> {
    this.takeBack();
    const mine = (this.open = new vscode.CancellationTokenSource());
    const result = await this.client.compare(params, mine.token);
    if (mine !== this.open || !result) return;
    this.problem = 'problem' in result ? result.problem : undefined;
    if ('comparison' in result) this.compared = result;
    this.show();
  }
}
