/** What a command of the extension is given. */
import type * as vscode from 'vscode';
import { activeModel } from '../active.ts';
import type { ThroughlineClient } from '../client.ts';
import type { Comparing } from '../compare/comparing.ts';
import type { Previews } from '../preview/previews.ts';
import type { OrganisationTree } from '../tree.ts';

export type CommandContext = {
  readonly context: vscode.ExtensionContext;
  readonly client: ThroughlineClient;
  readonly previews: Previews;
  readonly comparing: Comparing;
  readonly organisation: OrganisationTree;
  readonly log: vscode.LogOutputChannel;
};

export type ExtensionCommand = (context: CommandContext, args: readonly unknown[]) => unknown;

/** What the person works on: the project in the preview in front, else a model in an editor or the workspace. */
export async function modelAtHand({ previews }: Pick<CommandContext, 'previews'>): Promise<vscode.Uri | undefined> {
  return previews.active() ?? (await activeModel());
}
