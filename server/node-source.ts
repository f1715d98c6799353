/** The disk, for the server on Node. */
import { join } from 'node:path';
import { findRoot, listModelFiles, readConfig, readText } from '#workspace';
import type { FileSource } from './file-source.ts';

export const nodeSource: FileSource = {
  findRoot,
  readConfig: (root) => readConfig(root),
  list: (root, { include, exclude }) => listModelFiles(root, include, exclude).paths,
  read: (root, path) => readText(join(root, path)),
};
