/** The settings of the extension: what each says, it does, also while VS Code runs; a wrong value does nothing. */
import * as vscode from 'vscode';
import { eventually, open, rulesIn } from './host-tools.ts';

const set = async (name: string, value: unknown): Promise<void> =>
  vscode.workspace.getConfiguration('throughline').update(name, value, vscode.ConfigurationTarget.Workspace);

describe('a setting', () => {
  afterEach(async () => {
    await set('profile', undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('of the profile says at once which rules are on, over the project, and after a restart too', async () => {
    const { document } = await open('lending.thru');
    const count = (): number => rulesIn(document.uri).length;
    const usual = await eventually(count, (found) => found > 0);
    await set('profile', 'guide');
    const fewer = await eventually(count, (found) => found < usual);
    await set('profile', 'all');
    await eventually(count, (found) => found > fewer);
    await set('profile', 'no such profile');
    await eventually(count, (found) => found === usual);
    await set('profile', 'guide');
    await eventually(count, (found) => found === fewer);
    await vscode.commands.executeCommand('throughline.restartServer');
    await eventually(count, (found) => found === fewer);
  });
});
