/** Loads a whole project from disk. */
import { join } from 'node:path';
import {
  createProject,
  toSettings,
  type Config,
  type FileSummary,
  type Project,
  type ProjectOptions,
  type SettingsOverride,
  type TextChange,
} from '#language';
import { readConfig, type LoadedConfig } from './config-file.ts';
import { listModelFiles } from './files.ts';
import { readFlowData } from './flow.ts';
import { relativePath } from './relative-path.ts';
import { readText } from './read.ts';

/** A file or folder that could not be read, with a sentence. */
export type FileProblem = { readonly path: string; readonly message: string };

export type LoadedProject = {
  readonly root: string;
  readonly project: Project;
  readonly config: LoadedConfig;
  readonly unreadable: readonly FileProblem[];
};

export type LoadOptions = {
  readonly isIncremental?: boolean;
  /** True where rules on measured flow shall judge too: the imported work items are read. */
  readonly isMeasured?: boolean;
  /** What the command line says over the configuration. */
  readonly override?: SettingsOverride;
  /** Texts that win over those on disk, by path relative to the root; or why one is none. */
  readonly texts?: ReadonlyMap<string, string | { readonly problem: string }>;
  /** Files that belong to somebody else. */
  readonly isForeign?: (path: string) => boolean;
  /** All rules where this is left out. */
  readonly rules?: ProjectOptions['rules'];
  /** A configuration that wins over the one on disk. */
  readonly config?: Config;
  /** What is parsed already. */
  readonly summaryOf?: (path: string, text: string) => FileSummary | undefined;
};

/** Never throws: what cannot be read is told in `unreadable` and in the problems of the configuration. */
export function loadProject(
  root: string,
  { isIncremental = false, isMeasured = false, override = {}, texts = new Map(), ...options }: LoadOptions = {},
): LoadedProject {
  const config = readConfig(root);
  const { paths, problems } = listModelFiles(root, config.config.include, config.config.exclude);
  const flow = isMeasured ? readFlowData(root, options.config ?? config.config) : undefined;
  const project = createProject({
    isIncremental,
    ...(flow && 'data' in flow ? { items: flow.data } : {}),
    settings: toSettings(options.config ?? config.config, override),
    ...(options.rules ? { rules: options.rules } : {}),
  });
  const unreadable: FileProblem[] = [...problems];
  if (flow && 'problem' in flow) unreadable.push({ path: relativePath(root, flow.path), message: flow.problem });
  const changes: TextChange[] = [];
  for (const path of new Set([...paths, ...texts.keys()])) {
    if (options.isForeign?.(path)) continue;
    const given = texts.get(path);
    const read = typeof given === 'string' ? { text: given } : (given ?? readText(join(root, path)));
    if ('text' in read) {
      const summary = options.summaryOf?.(path, read.text);
      changes.push({ path, text: read.text, ...(summary ? { summary } : {}) });
    } else unreadable.push({ path, message: read.problem });
  }
  project.update(changes);
  return { root, project, config, unreadable };
}
