/** Files and folders that are made, moved or removed in the editor: known at once, and the configuration follows a rename. */
import type { FileOperationRegistrationOptions, RenameFilesParams, WorkspaceEdit } from 'vscode-languageserver';
import { configFileName, replacedPaths } from '#language';
import type { Context, Feature } from '../context.ts';
import type { Hosts } from '../hosts.ts';
import { positionIn } from '../problems.ts';
import { pathIn, plainUri } from '../uris.ts';

const models: FileOperationRegistrationOptions = {
  filters: [
    { scheme: 'file', pattern: { glob: '**/*.thru', matches: 'file' } },
    { scheme: 'file', pattern: { glob: '**', matches: 'folder' } },
  ],
};

export const fileOperations: Feature = {
  capabilities: () => ({
    workspace: { fileOperations: { didCreate: models, didRename: models, didDelete: models, willRename: models } },
  }),
  register({ connection, hosts, guard }: Context) {
    const changed = (uris: readonly string[]): void => {
      hosts.changedOnDisk(uris);
      if (uris.some((uri) => !uri.endsWith('.thru'))) hosts.foldersChanged();
    };
    connection.workspace.onDidCreateFiles(({ files }) => changed(files.map(({ uri }) => uri)));
    connection.workspace.onDidDeleteFiles(({ files }) => changed(files.map(({ uri }) => uri)));
    connection.workspace.onDidRenameFiles(({ files }) =>
      changed(files.flatMap(({ oldUri, newUri }) => [oldUri, newUri])),
    );
    connection.workspace.onWillRenameFiles(
      guard<RenameFilesParams, WorkspaceEdit | null>('rename of files', null, ({ files }) => followed(hosts, files)),
    );
  },
};

/** A file that `include` or `exclude` names by its path is named by its new path. */
function followed(hosts: Hosts, files: RenameFilesParams['files']): WorkspaceEdit | null {
  const changes: NonNullable<WorkspaceEdit['changes']> = {};
  for (const host of hosts.all()) {
    const renamed = files.flatMap(({ oldUri, newUri }): (readonly [string, string])[] => {
      const [from, to] = [oldUri, newUri].map((uri) =>
        plainUri(uri) === undefined ? undefined : pathIn(host.root, uri),
      );
      return host.root === '' || from === undefined || to === undefined ? [] : [[from, to]];
    });
    const { text } = host.config;
    const edits = replacedPaths(text, new Map(renamed)).map(({ span, newText }) => ({
      range: { start: positionIn(text, span.start), end: positionIn(text, span.end) },
      newText,
    }));
    if (edits.length > 0) changes[hosts.uriOf(host, configFileName)] = edits;
  }
  return Object.keys(changes).length > 0 ? { changes } : null;
}
