/**
 * Versions of a project that git keeps: read whenever they are compared, since a name may mean another commit by then, and
 * each commit made into a project once, which is kept while somebody looks at it.
 */
import * as l10n from '@vscode/l10n';
import { brokenIn, createProject, type Project } from '#language';
import type { VersionAsked } from '#protocol';
import { readOnce, type Version } from './comparing.ts';
import type { Host, Hosts } from './hosts.ts';
import type { Refused, VersionFiles, Versions } from './versions.ts';

/** A person looks at one version while typing in another. */
const mostKept = 4;

type Kept = { readonly files: VersionFiles; readonly settings: string; readonly project: Project };

export type Revisions = {
  /** What is aborted throws the reason of its signal. */
  readonly version: (
    host: Host,
    asked: Extract<VersionAsked, { readonly name: string }>,
    signal: AbortSignal,
  ) => Promise<Version | Refused>;
  /** The text of a file at a commit; empty where there is none. */
  readonly text: (host: Host, commit: string, path: string) => Promise<string>;
};

/** Why nothing is read from git, and what to do. */
export const untrusted = (): string =>
  l10n.t(
    'Earlier versions are read by git, which may run what a folder tells it to. Trust this folder first (“Workspaces: Manage Workspace Trust”), or compare with the saved version.',
  );

/** `versions` is missing where nobody keeps any; `isTrusted` says whether git may be run. */
export function createRevisions(hosts: Hosts, versions: Versions | undefined, isTrusted: () => boolean): Revisions {
  const kept = new Map<string, Kept>();
  return {
    version: async (host, { kind, name }, signal) => {
      if (!versions)
        return {
          problem: l10n.t('Earlier versions are kept by git, and there is none here. Compare with the saved version.'),
        };
      if (!isTrusted()) return { problem: untrusted() };
      const files = await versions.read(host.root, name, { mergeBaseOf: kind === 'merge-base', signal });
      if ('problem' in files) return files;
      const project = projectOf(kept, hosts, host, files);
      return {
        label: labelOf(kind, name),
        key: files.commit,
        project,
        brokenFiles: [...files.unreadable.map(({ path }) => path), ...brokenIn(project)],
      };
    },
    text: async (host, commit, path) => {
      const known = kept.get(keyOf(host, commit))?.files.texts;
      if (known) return known.get(path) ?? '';
      // A document that was open before a restart: its version has to be read again.
      if (!versions || !isTrusted() || !/^[0-9a-f]{7,64}$/.test(commit)) return '';
      const files = await versions.read(host.root, commit, { mergeBaseOf: false });
      return 'texts' in files ? (files.texts.get(path) ?? '') : '';
    },
  };
}

/** In words where nobody has named it: a command asks for `HEAD`, which only those who know git would say. */
function labelOf(kind: 'revision' | 'merge-base', name: string): string {
  if (kind === 'merge-base') return l10n.t('the common ancestor with {0}', name);
  return name === 'HEAD' ? l10n.t('the last commit') : name;
}

function keyOf({ root }: Host, commit: string): string {
  return `${root}\n${commit}`;
}

/** Judged by the rules of today, so that what is new and what is fixed is so by the same measure. */
function projectOf(kept: Map<string, Kept>, hosts: Hosts, host: Host, files: VersionFiles): Project {
  const settings = JSON.stringify(host.config.config);
  const key = keyOf(host, files.commit);
  const before = kept.get(key);
  kept.delete(key);
  const project = before?.settings === settings ? before.project : loaded(hosts, host, files);
  kept.set(key, { files, settings, project });
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return project;
}

function loaded(hosts: Hosts, host: Host, { texts }: VersionFiles): Project {
  const project = createProject({ isIncremental: false, settings: hosts.settingsOf(host) });
  project.update([...texts].flatMap(([path, text]) => (path.endsWith('.thru') ? [readOnce(host, path, text)] : [])));
  return project;
}
