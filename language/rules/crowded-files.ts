/**
 * Files in which rules find more than anybody mends: a table, a log, a copy of something else. Their elements are judged in
 * the order of the text up to so many findings, and those behind are left. Which ones these are follows from the files
 * alone, never from what was judged first: whatever changes in such a file, it is gone through again from its start.
 */
import type { Element, FileRecord } from '../binding/element.ts';
import type { FileSummary } from '../syntax/summary.ts';

/** Several times as many as are told. */
const mostFindings = 100_000;

/** Where judging ended, and of which text; undefined before a file was gone through. */
type Cut = { readonly summary: FileSummary; readonly from: Element | undefined };

export class CrowdedFiles {
  private readonly cuts = new Map<FileRecord, Cut | undefined>();
  private readonly left = new Set<Element>();
  readonly most: number;

  constructor(most = mostFindings) {
    this.most = most;
  }

  /** A file has many findings. */
  add(file: FileRecord): void {
    this.cuts.set(file, undefined);
  }

  /** Whether an element that changed is left, since its file is gone through anyway. */
  leavesChanged(element: Element): boolean {
    const { file } = element;
    if (!file || !this.cuts.has(file)) return false;
    this.cuts.set(file, undefined);
    this.left.add(element);
    return true;
  }

  forget(element: Element): void {
    this.left.delete(element);
  }

  /** The first element that is not judged. */
  cutIn(file: FileRecord): Element | undefined {
    return this.cuts.get(file)?.from;
  }

  /**
   * Goes through the files that have changed. `judge` judges an element and `clear` forgets what was found about it;
   * `countOf` says how much that is.
   */
  settle(
    isThere: (file: FileRecord) => boolean,
    judge: (element: Element) => void,
    clear: (element: Element) => void,
    countOf: (element: Element) => number,
  ): void {
    for (const [file, cut] of this.cuts) {
      if (cut?.summary === file.summary && isThere(file)) continue;
      this.cuts.delete(file);
      let found = 0;
      let from: Element | undefined;
      const elements = isThere(file) ? file.elements : [];
      // By index: there are as many as a file has room for, and a loop over values makes an object for each.
      for (let at = 0; at < elements.length; at += 1) {
        const element = elements[at] as Element;
        if (found >= this.most) {
          from ??= element;
          if (!this.left.has(element)) clear(element);
          this.left.add(element);
        } else {
          if (this.left.delete(element)) judge(element);
          found += countOf(element);
        }
      }
      if (found >= this.most) this.cuts.set(file, { summary: file.summary, from });
    }
  }
}
