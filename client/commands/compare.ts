/** Comparing versions: from the palette, an editor's title, source control, the timeline and the preview. */
import * as vscode from 'vscode';
import { activeModel, modelOrHint } from '../active.ts';
import { openChange, openPlace } from '../compare/open-change.ts';
import { pickRevision } from '../compare/pick.ts';
import type { VersionAsked } from '#protocol';
import { tellOfVersions } from '../telling.ts';
import { modelAtHand, type CommandContext, type ExtensionCommand } from './command.ts';

const editors: VersionAsked = { kind: 'editors' };

/** A command that asks what is meant, and then compares; away from a model it says what to do. */
const comparing =
  (
    sides: (
      context: CommandContext,
      uri: vscode.Uri,
      args: readonly unknown[],
    ) => Promise<readonly [VersionAsked, VersionAsked] | undefined>,
  ): ExtensionCommand =>
  async (context, args) => {
    const uri = modelOrHint(await modelAt(context, args));
    const asked = uri && (await sides(context, uri, args));
    if (asked) await compare(context, uri, asked);
  };

async function compare(
  { comparing: service, previews }: CommandContext,
  uri: vscode.Uri,
  [before, after]: readonly [VersionAsked, VersionAsked],
): Promise<void> {
  const problem = await vscode.window.withProgress({ location: { viewId: 'throughline.changes' } }, async () =>
    service.start(uri, before, after),
  );
  if (problem !== undefined) {
    void tellOfVersions(problem);
    return;
  }
  await vscode.commands.executeCommand('throughline.changes.focus');
  await previews.showChanges(undefined);
}

/** A file that a menu was opened at, a repository of source control, else the model that the person works on. */
async function modelAt(context: CommandContext, args: readonly unknown[]): Promise<vscode.Uri | undefined> {
  for (const argument of args) {
    if (argument instanceof vscode.Uri && argument.path.endsWith('.thru')) return argument;
    if (typeof argument !== 'object' || argument === null) continue;
    if (
      'resourceUri' in argument &&
      argument.resourceUri instanceof vscode.Uri &&
      argument.resourceUri.path.endsWith('.thru')
    )
      return argument.resourceUri;
    if ('rootUri' in argument && argument.rootUri instanceof vscode.Uri) return modelIn(argument.rootUri);
  }
  return modelAtHand(context);
}

async function modelIn(folder: vscode.Uri): Promise<vscode.Uri | undefined> {
  const [first] = await vscode.workspace.findFiles(
    new vscode.RelativePattern(folder, '**/*.thru'),
    '**/node_modules/**',
    1,
  );
  return first ?? (await activeModel());
}

export const compareWith = comparing(async ({ client }, uri) => {
  const name = await pickRevision(client, uri, { title: vscode.l10n.t('Compare the organisation with') });
  return name === undefined ? undefined : [{ kind: 'revision', name }, editors];
});

export const compareWithMergeBase = comparing(async ({ client }, uri) => {
  const title = vscode.l10n.t('Compare with what is in common with');
  const name = await pickRevision(client, uri, { title, onlyBranches: true });
  return name === undefined ? undefined : [{ kind: 'merge-base', name }, editors];
});

export const compareWithLastCommit = comparing(async () => [{ kind: 'revision', name: 'HEAD' }, editors]);

export const compareWithSaved = comparing(async () => [{ kind: 'saved' }, editors]);

export const compareRevisions = comparing(async ({ client }, uri) => {
  const before = await pickRevision(client, uri, { title: vscode.l10n.t('The older version') });
  if (before === undefined) return undefined;
  const after = await pickRevision(client, uri, { title: vscode.l10n.t('The newer version') });
  return after === undefined
    ? undefined
    : [
        { kind: 'revision', name: before },
        { kind: 'revision', name: after },
      ];
});

/** An entry of the timeline, which is known by the hash of its commit. */
export const compareWithEntry = comparing(async (_context, _uri, args) => {
  const commit = args.flatMap((argument) => commitOf(argument) ?? [])[0];
  return commit === undefined ? undefined : [{ kind: 'revision', name: commit }, editors];
});

function commitOf(argument: unknown): string | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const named = [
    ...('ref' in argument ? [argument.ref] : []),
    ...('id' in argument ? [argument.id] : []),
    ...('handle' in argument ? [argument.handle] : []),
  ];
  return named.find((each): each is string => typeof each === 'string' && /^[0-9a-f]{7,64}$/.test(each));
}

/** In a preview, which is opened where there is none. */
export const showChanges: ExtensionCommand = async ({ comparing: service, previews }) => {
  const params = service.params();
  if (params) await previews.showChanges(vscode.Uri.parse(params.uri));
};

export const endComparison: ExtensionCommand = ({ comparing: service }) => service.stop();

export const copyChanges: ExtensionCommand = async ({ client, comparing: service }) => {
  const params = service.params();
  const text = params ? await client.compareMarkdown(params) : '';
  if (text === '') {
    const why =
      service.problem() ??
      vscode.l10n.t('Nothing is compared. Run “Throughline: Compare with Branch, Tag or Commit” first.');
    void tellOfVersions(why);
    return;
  }
  await vscode.env.clipboard.writeText(text);
  void vscode.window.showInformationMessage(vscode.l10n.t('Copied. Paste it into the pull request.'));
};

/** From the tree, a lens or the preview: by the identity of the change. */
export const showChange: ExtensionCommand = async ({ comparing: service, previews }, [id]) => {
  const compared = service.current();
  const change = compared?.comparison.changes.find((each) => each.id === id);
  if (!compared || !change) return;
  await openChange(compared, change);
  previews.reveal(change.identity.after ?? change.identity.before ?? '');
};

export const showPlace: ExtensionCommand = async ({ comparing: service }, [side, place]) => {
  const compared = service.current();
  if (!compared || (side !== 'before' && side !== 'after') || !isPlace(place)) return;
  await openPlace(compared, side, place);
};

function isPlace(value: unknown): value is { readonly file: string; readonly line: number } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'file' in value &&
    typeof value.file === 'string' &&
    'line' in value &&
    typeof value.line === 'number'
  );
}
