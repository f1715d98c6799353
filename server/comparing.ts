/** A version of a project that a person compares, as a project of its own. */
import * as l10n from '@vscode/l10n';
import { brokenIn, createProject, type Project, type TextChange } from '#language';
import type { VersionNamed } from '#protocol';
import type { CancellationToken } from 'vscode-languageserver';
import type { FileSource } from './file-source.ts';
import { breathe } from './guard.ts';
import type { Host, Hosts } from './hosts.ts';

export type Version = VersionNamed & {
  readonly project: Project;
  /** Files that do not read; what stands in them must not look as if it were removed. */
  readonly brokenFiles: readonly string[];
};

/** The key of what the disk has. */
export const savedKey = 'saved';

/** The project as it is while somebody types: it changes on. */
export function editedVersion({ project, unreadable, closed }: Host): Version {
  const brokenFiles = [...closed, ...unreadable.keys(), ...brokenIn(project)];
  return { label: l10n.t('the files in the editor'), project, brokenFiles };
}

/** So many files are read before other requests have their turn. */
const slice = 20;

/** Read from the disk now, with others answered in between. Throws where the request is taken back. */
export async function savedVersion(
  hosts: Hosts,
  host: Host,
  source: FileSource,
  token: CancellationToken,
): Promise<Version> {
  const read: ({ readonly path: string } & ReturnType<FileSource['read']>)[] = [];
  const { paths, closed } = source.list(host.root, host.config.config, host.isFlat);
  for (const path of paths) {
    if (read.length % slice === 0) await breathe(token);
    read.push({ path, ...source.read(host.root, path) });
  }
  const project = createProject({ isIncremental: false, settings: hosts.settingsOf(host) });
  project.update(read.flatMap((file) => ('text' in file ? [readOnce(host, file.path, file.text)] : [])));
  const unread = read.flatMap((file) => ('problem' in file ? [file.path] : []));
  return {
    label: l10n.t('the saved files'),
    key: savedKey,
    project,
    brokenFiles: [...closed, ...unread, ...brokenIn(project)],
  };
}

/** Most files of another version are as they are now, and are parsed already. */
export function readOnce({ project }: Host, path: string, text: string): TextChange {
  const known = project.file(path);
  return known?.text === text ? { path, text, summary: known.summary } : { path, text };
}
