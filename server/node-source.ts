/** The disk, for the server on Node. */
import { join } from 'node:path';
import {
  findRoot,
  flowDataPath,
  fileStamp,
  isRolesFile,
  rolesFile,
  listModelFiles,
  modelFileFilter,
  readConfig,
  readFlowDataInTurns,
  readText,
  relativePath,
  rootsWithin,
} from '#workspace';
import type { FileSource } from './file-source.ts';
import { nodeVersions } from './node-versions.ts';
import { nextTurn } from './turns.ts';

export const nodeSource: FileSource = {
  findRoot,
  rootsWithin: (folder) => rootsWithin(folder, folder),
  readConfig: (root) => readConfig(root),
  list(root, { include, exclude }, isFlat) {
    const { paths, problems } = listModelFiles(root, include, exclude, isFlat);
    return { paths, closed: problems.map(({ path }) => path) };
  },
  includes: ({ include, exclude }, path) => modelFileFilter([], include, exclude)(path),
  read(root, path) {
    const read = readText(join(root, path));
    // An editor shows no byte-order mark and counts none, and its places are those that it asks and is told of.
    return 'text' in read && read.text.startsWith('\ufeff') ? { text: read.text.slice(1) } : read;
  },
  itemsStamp: (root, config) => fileStamp(flowDataPath(root, config)),
  async readItems(root, config) {
    const read = await readFlowDataInTurns(root, config, nextTurn);
    return read && { ...read, path: relativePath(root, read.path) };
  },
  rolesFile,
  isRolesFile,
  versions: nodeVersions,
};
