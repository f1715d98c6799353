/** A version of a project that a person compares, as a project of its own. */
import { createProject, type Project } from '#language';
import type { VersionNamed } from '#protocol';
import type { FileSource } from './file-source.ts';
import type { Host, Hosts } from './hosts.ts';

export type Version = VersionNamed & {
  readonly project: Project;
  /** Files that do not read; what stands in them must not look as if it were removed. */
  readonly brokenFiles: readonly string[];
};

/** The key of what the disk has. */
export const savedKey = 'saved';

export function editedVersion({ project, unreadable }: Host): Version {
  return { label: 'the files in the editor', project, brokenFiles: [...unreadable.keys(), ...brokenIn(project)] };
}

export function savedVersion(hosts: Hosts, host: Host, source: FileSource): Version {
  const read = source.list(host.root, host.config.config).map((path) => ({ path, ...source.read(host.root, path) }));
  const project = createProject({ isIncremental: false, settings: hosts.settingsOf(host) });
  project.update(read.flatMap((file) => ('text' in file ? [{ path: file.path, text: file.text }] : [])));
  const unread = read.flatMap((file) => ('problem' in file ? [file.path] : []));
  return { label: 'the saved files', key: savedKey, project, brokenFiles: [...unread, ...brokenIn(project)] };
}

/** The files whose text does not read. */
export function brokenIn(project: Project): readonly string[] {
  return project.paths().filter((path) => (project.file(path)?.summary.syntaxProblems.length ?? 0) > 0);
}
