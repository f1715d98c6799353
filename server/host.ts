/** One project of the workspace, as the server holds it. */
import { defaultConfig, type FileRecord, type Project } from '#language';
import type { ConfigFile } from './file-source.ts';

/** One project: its root, its model, and what could not be read. */
export type Host = {
  readonly root: string;
  /** The folder of an open document that no opened folder and no configuration takes in: what lies deeper in it is nobody's. */
  readonly isFlat: boolean;
  readonly project: Project;
  config: ConfigFile;
  readonly unreadable: Map<string, string>;
  /** Folders that may not be read, and so are left out. */
  closed: readonly string[];
  /** What is known of the file of imported work items; undefined where there is none. */
  items: HostItems | undefined;
  /** Grows with each change of the model. */
  rev: number;
  /** Loading has begun; `read` says when all files are in, `ready` when they are judged too. */
  isLoaded: boolean;
  isLoading: boolean;
  read: Promise<void>;
  ready: Promise<void>;
};

/** A project of which nothing is read yet. */
export function newHost({
  root,
  isFlat,
  project,
  config = { config: defaultConfig, path: undefined, text: '', problems: [] },
}: Pick<Host, 'root' | 'isFlat' | 'project'> & { readonly config: ConfigFile | undefined }): Host {
  return {
    root,
    isFlat,
    project,
    config,
    unreadable: new Map(),
    closed: [],
    items: undefined,
    rev: 0,
    isLoaded: false,
    isLoading: false,
    read: Promise.resolve(),
    ready: Promise.resolve(),
  };
}

/** A document of a project. */
export type Located = { readonly host: Host; readonly path: string; readonly record: FileRecord; readonly uri: string };

export type HostChange = {
  readonly host: Host;
  readonly stale: ReadonlySet<string>;
  readonly cause: string | undefined;
};

/** What is known of the file of imported work items. */
export type HostItems = {
  /** What the disk said of the file when it was read. */
  readonly stamp: string;
  /** Relative to the root. */
  readonly path: string;
  /** Why it does not read, and at which line, from 1. */
  readonly problem?: { readonly message: string; readonly line: number };
};

/** The files of a project that may show problems, beside its configuration. */
export function pathsOf({ project, unreadable, items }: Host): readonly string[] {
  return [...project.paths(), ...unreadable.keys(), ...(items ? [items.path] : [])];
}
