/** Reads a project's `throughline.json`. */
import { join } from 'node:path';
import { configFileName, defaultConfig, parseConfig, type Config, type ConfigProblem } from '#language';
import { isThere, readText } from './read.ts';

export type LoadedConfig = {
  readonly config: Config;
  /** Absolute; undefined where the project has none. */
  readonly path: string | undefined;
  readonly text: string;
  readonly problems: readonly ConfigProblem[];
};

/** Never throws: a broken configuration gives problems and the defaults. */
export function readConfig(root: string): LoadedConfig {
  const path = join(root, configFileName);
  if (!isThere(path)) return { config: defaultConfig, path: undefined, text: '', problems: [] };
  const read = readText(path, 'other');
  if ('problem' in read)
    return { config: defaultConfig, path, text: '', problems: [{ message: read.problem, span: { start: 0, end: 0 } }] };
  return { ...parseConfig(read.text), path, text: read.text };
}
