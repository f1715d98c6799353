/** The extension's start and end: the language client, and everything that a person sees of it. */
import * as vscode from 'vscode';
import { createClient, type ThroughlineClient } from './client.ts';
import { commands } from './commands/index.ts';
import { createComparing } from './compare/comparing.ts';
import { registerChangeLenses } from './compare/lenses.ts';
import { createChangeMarks } from './compare/marks.ts';
import { createChangesTree } from './compare/tree.ts';
import { registerVersions } from './compare/versions.ts';
import { registerDocuments } from './documents.ts';
import { tellOfModels } from './model-presence.ts';
import { createPreviews } from './preview/previews.ts';
import { createStatus } from './status.ts';
import { createOrganisationTree } from './tree.ts';

let client: ThroughlineClient | undefined;

/** What VS Code's preview of Markdown takes from the extension. */
type Exports = { readonly extendMarkdownIt: (markdown: unknown) => unknown };

/** Starts the language server and registers all that people see; VS Code calls it once. */
export async function activate(context: vscode.ExtensionContext): Promise<Exports> {
  const log = vscode.window.createOutputChannel('Throughline', { log: true });
  const started = (client = createClient(context, log));
  const previews = createPreviews(context, started);
  const comparing = createComparing(started);
  const organisation = createOrganisationTree(started);
  context.subscriptions.push(
    log,
    tellOfModels(),
    registerDocuments(started),
    createStatus(started),
    organisation,
    comparing,
    registerVersions(started),
    createChangesTree(comparing),
    registerChangeLenses(comparing),
    createChangeMarks(context.extensionUri, comparing),
    comparing.onChange(() => previews.compare(comparing.current())),
    previews,
    ...Object.entries(commands).map(([id, run]) =>
      vscode.commands.registerCommand(id, (...args: unknown[]) =>
        run({ context, client: started, previews, comparing, organisation, log }, args),
      ),
    ),
  );
  await started.start();
  await previews.openOnStart();
  return { extendMarkdownIt };
}

/** Reads the language in this process too, and only where Markdown is looked at: it is a bundle of its own. */
function extendMarkdownIt(markdown: unknown): unknown {
  // The bundle beside this one; its plug-in takes what VS Code gives.
  const plugin = require('./markdown.cjs') as Exports;
  return plugin.extendMarkdownIt(markdown);
}

/** Ends the language server with VS Code. */
export async function deactivate(): Promise<void> {
  await client?.stop();
}
