/** The status item of the language: how large the organisation is, what is wrong, whether the server runs. */
import * as vscode from 'vscode';
import { activeModel } from './active.ts';
import type { ThroughlineClient } from './client.ts';
import type { ServerState } from './connection.ts';
import type { Held } from './snapshots.ts';

export function createStatus(client: ThroughlineClient): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('throughline', { language: 'throughline' });
  item.name = 'Throughline';
  let state: ServerState = 'starting';
  let asked = 0;
  const show = async (): Promise<void> => {
    asked += 1;
    const mine = asked;
    const uri = state === 'running' ? await activeModel() : undefined;
    const result = uri && (await client.snapshot(uri));
    // Somebody has asked later, and may know more.
    if (mine === asked) Object.assign(item, result ? looksOf(result) : withoutModel[state]());
  };
  void show();
  return vscode.Disposable.from(
    item,
    client.onState((now) => {
      state = now;
      void show();
    }),
    client.onModelChanged(() => void show()),
    // Another file may stand in another project.
    vscode.window.onDidChangeActiveTextEditor(() => void show()),
  );
}

type Looks = Required<Pick<vscode.LanguageStatusItem, 'text' | 'busy' | 'severity' | 'command'>> & {
  readonly detail: string;
};

const { Error: grave, Information: calm, Warning: uneasy } = vscode.LanguageStatusSeverity;

const showLog = (): vscode.Command => ({ title: vscode.l10n.t('Show log'), command: 'throughline.showLog' });

const withoutModel: Readonly<Record<ServerState, () => Looks>> = {
  starting: () => ({
    text: vscode.l10n.t('The language server starts'),
    detail: '',
    busy: true,
    severity: calm,
    command: showLog(),
  }),
  running: () => ({ text: 'Throughline', detail: '', busy: false, severity: calm, command: showLog() }),
  stopped: () => ({
    text: vscode.l10n.t('The language server does not run'),
    detail: '',
    busy: false,
    severity: grave,
    command: { title: vscode.l10n.t('Start it again'), command: 'throughline.restartServer' },
  }),
};

function looksOf({ snapshot, brokenFiles }: Held): Looks {
  const placed = snapshot.nodes.reduce((sum, node) => sum + node.problems.length, 0);
  const problems = placed + (snapshot.unplaced?.length ?? 0);
  const project = snapshot.project === '' ? vscode.l10n.t('Organisation') : snapshot.project;
  return {
    text: `${project}: ${elementCount(snapshot.nodes.length)}, ${problemCount(problems)}`,
    detail: brokenFiles.length > 0 ? vscode.l10n.t('{0} does not read', brokenFiles.slice(0, 3).join(', ')) : '',
    busy: false,
    severity: brokenFiles.length > 0 ? uneasy : calm,
    command:
      problems > 0 ? { title: vscode.l10n.t('Show problems'), command: 'workbench.actions.view.problems' } : showLog(),
  };
}

function elementCount(count: number): string {
  return count === 1 ? vscode.l10n.t('1 element') : vscode.l10n.t('{0} elements', byThousands(count));
}

function problemCount(count: number): string {
  if (count === 0) return vscode.l10n.t('no problems');
  return count === 1 ? vscode.l10n.t('1 problem') : vscode.l10n.t('{0} problems', byThousands(count));
}

/** As people write numbers where they are. */
function byThousands(count: number): string {
  return count.toLocaleString(vscode.env.language);
}
