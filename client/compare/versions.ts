/** Where the text of each version stands: in the file, in git as the git extension shows it, or in a document of ours. */
import * as vscode from 'vscode';
import { versionScheme, type VersionNamed } from '#protocol';
import type { ThroughlineClient } from '../client.ts';

export function registerVersions(client: ThroughlineClient): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(versionScheme, {
    provideTextDocumentContent: ({ query }) => {
      const { root = '', key = '', path = '' } = Object.fromEntries(new URLSearchParams(query));
      return path === '' ? '' : client.versionText({ root, key, path });
    },
  });
}

/** The document with a file of a version; with no path, an empty one in its place. */
export async function versionUri(root: string, { key }: VersionNamed, path: string | undefined): Promise<vscode.Uri> {
  const file = vscode.Uri.joinPath(vscode.Uri.parse(root), path ?? 'nothing.thru');
  if (path !== undefined && key === undefined) return file;
  if (path !== undefined && key !== undefined && /^[0-9a-f]{7,}$/.test(key)) {
    const known = await gitUri(file, key);
    if (known) return known;
  }
  const query = new URLSearchParams({ root, key: key ?? '', path: path ?? '' }).toString();
  return vscode.Uri.from({ scheme: versionScheme, path: file.path, query });
}

/** The part of the git extension that we use. */
type GitApi = {
  readonly getRepository: (uri: vscode.Uri) => unknown;
  readonly toGitUri: (uri: vscode.Uri, ref: string) => vscode.Uri;
};
type GitExtension = { readonly enabled?: boolean; readonly getAPI?: (version: 1) => GitApi };

/**
 * As the git extension names it, so that its own commands work there. It is looked up and never depended on: it is
 * missing in browsers, switched off by some, and off wherever a folder is not trusted.
 */
async function gitUri(file: vscode.Uri, commit: string): Promise<vscode.Uri | undefined> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (!extension) return undefined;
  try {
    const { enabled, getAPI } = extension.isActive ? extension.exports : await extension.activate();
    if (enabled !== true || !getAPI) return undefined;
    const api = getAPI.call(extension.exports, 1);
    // A repository that it does not know, or a file that has gone, it cannot show.
    if (!api.getRepository(file)) return undefined;
    const uri = api.toGitUri(file, commit);
    await vscode.workspace.openTextDocument(uri);
    return uri;
  } catch {
    return undefined;
  }
}
