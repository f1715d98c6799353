/** Findings by the file in which they show. Where a finding stood is kept, since its element may have gone meanwhile. */
import type { Finding } from './rule.ts';

const none: ReadonlySet<Finding> = new Set();

export class PlacedFindings {
  private readonly byFile = new Map<string, Set<Finding>>();
  private readonly paths = new Map<Finding, string>();

  /** Keeps one that shows somewhere; gives its file. */
  keep(finding: Finding): string | undefined {
    const path = finding.at.element.file?.path;
    if (path === undefined) return undefined;
    this.paths.set(finding, path);
    addTo(this.byFile, path, finding);
    return path;
  }

  /** Forgets one; gives the file in which it stood. */
  drop(finding: Finding): string | undefined {
    const path = this.paths.get(finding);
    this.paths.delete(finding);
    if (path !== undefined) dropFrom(this.byFile, path, finding);
    return path;
  }

  pathOf(finding: Finding): string | undefined {
    return this.paths.get(finding);
  }

  in(path: string): ReadonlySet<Finding> {
    return this.byFile.get(path) ?? none;
  }

  files(): Iterable<readonly [string, ReadonlySet<Finding>]> {
    return this.byFile;
  }
}

/** Puts a finding into the set under a key. */
export function addTo<K>(index: Map<K, Set<Finding>>, key: K, finding: Finding): void {
  const set = index.get(key);
  if (set) set.add(finding);
  else index.set(key, new Set([finding]));
}

/** Takes a finding out of the set under a key, and the set where it is empty. */
export function dropFrom<K>(index: Map<K, Set<Finding>>, key: K, finding: Finding): void {
  const set = index.get(key);
  set?.delete(finding);
  if (set?.size === 0) index.delete(key);
}
