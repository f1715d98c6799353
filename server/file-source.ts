/** Where the server reads files: the disk, or in a browser the client. */
import type { Config, ConfigProblem } from '#language';
import type { FlowData } from '#language/flow/index.ts';
import type { Versions } from './versions.ts';

export type ConfigFile = {
  /** Absolute; undefined where the project has none. */
  readonly path: string | undefined;
  readonly config: Config;
  readonly text: string;
  readonly problems: readonly ConfigProblem[];
};

/** The imported work items, or what is wrong with their file and at which line, from 1. */
export type ItemsFile = {
  /** Relative to the root. */
  readonly path: string;
} & ({ readonly data: FlowData } | { readonly problem: string; readonly line: number });

export type FilesListed = {
  /** Relative to the root, `/` between the parts. */
  readonly paths: readonly string[];
  /** Folders that may not be read, with `/` at their end; the root itself is `.`. */
  readonly closed: readonly string[];
};

/** All paths are absolute, as the file system has them. */
export type FileSource = {
  /** The root of the project that holds a folder: the nearest folder upwards with a configuration. */
  readonly findRoot: (folder: string, otherwise: string) => string;
  /** The root of the project that holds a folder, and the roots of all projects inside that folder. */
  readonly rootsWithin: (folder: string) => readonly string[];
  readonly readConfig: (root: string) => ConfigFile;
  /** The project's files; where nobody opened the folder nor configured it, those that stand beside each other in it. */
  readonly list: (root: string, config: Config, isFlat: boolean) => FilesListed;
  /** Whether a project with this configuration has a file with this path. */
  readonly includes: (config: Config, path: string) => boolean;
  /** The path of a file with the built-in roles, for clients that open files alone; undefined where there can be none. */
  readonly rolesFile: (text: string) => string | undefined;
  readonly isRolesFile: (path: string) => boolean;
  /** Earlier versions, where something keeps them. */
  readonly versions?: Versions;
  readonly read: (root: string, path: string) => { readonly text: string } | { readonly problem: string };
  /** What differs as soon as the file of imported work items is another, or has changed; undefined where there is none. */
  readonly itemsStamp: (root: string, config: Config) => string | undefined;
  /** Read beside what the server does meanwhile. */
  readonly readItems: (root: string, config: Config) => Promise<ItemsFile | undefined>;
};
