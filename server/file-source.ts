/** Where the server reads files: the disk, or in a browser the client. */
import type { Config, ConfigProblem } from '#language';
import type { FlowData } from '#language/flow/index.ts';
import type { Versions } from './versions.ts';

export type ConfigFile = {
  readonly config: Config;
  readonly text: string;
  readonly problems: readonly ConfigProblem[];
};

/** The imported work items, or what is wrong with their file and at which line, from 1. */
export type ItemsFile = {
  /** Relative to the root. */
  readonly path: string;
} & ({ readonly data: FlowData } | { readonly problem: string; readonly line: number });

/** All paths are absolute, as the file system has them. */
export type FileSource = {
  /** The root of the project that holds a folder: the nearest folder upwards with a configuration. */
  readonly findRoot: (folder: string, otherwise: string) => string;
  /** The root of the project that holds a folder, and the roots of all projects inside that folder. */
  readonly rootsWithin: (folder: string) => readonly string[];
  readonly readConfig: (root: string) => ConfigFile;
  /** Relative paths of the project's files, `/` between the parts. */
  readonly list: (root: string, config: Config) => readonly string[];
  /** Whether a project with this configuration has a file with this path. */
  readonly includes: (config: Config, path: string) => boolean;
  /** Earlier versions, where something keeps them. */
  readonly versions?: Versions;
  readonly read: (root: string, path: string) => { readonly text: string } | { readonly problem: string };
  /** What differs as soon as the file of imported work items is another, or has changed; undefined where there is none. */
  readonly itemsStamp: (root: string, config: Config) => string | undefined;
  readonly readItems: (root: string, config: Config) => ItemsFile | undefined;
};
