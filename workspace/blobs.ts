/** The contents of files as git keeps them, each object read and parsed once, however many revisions have it. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { summarize, type FileSummary } from '#language';
import { git, type Reading } from './git-run.ts';
import { textOf } from './read.ts';

export type Blob = {
  /** Undefined where it cannot be read. */
  readonly text: string | undefined;
  /** What is wrong with it, and what to do. */
  readonly problem?: string;
};

/** Those of one repository, kept for as long as this is. */
export class Blobs {
  private readonly folder: string;
  /** What git has to know to find objects that are not in the repository itself. */
  private readonly environment: Readonly<Record<string, string>>;
  private readonly known = new Map<string, Blob>();
  private readonly summaries = new Map<string, FileSummary>();

  constructor(folder: string, environment: Readonly<Record<string, string>> = {}) {
    this.folder = folder;
    this.environment = environment;
  }

  /** Reads all objects that were not read yet, in one call. */
  *read(objects: readonly string[]): Reading<void> {
    const wanted = [...new Set(objects)].filter((object) => !this.known.has(object));
    if (wanted.length === 0) return;
    const { folder, environment } = this;
    const input = wanted.map((object) => `${object}\n`).join('');
    const { bytes: answer } = yield { folder, args: ['cat-file', '--batch'], environment, input };
    let at = 0;
    for (const object of wanted) {
      const end = answer.indexOf(0x0a, at);
      const [, type, size] = answer.subarray(at, end).toString('utf8').split(' ');
      at = end + 1;
      if (type !== 'blob') {
        this.known.set(object, { text: undefined, problem: missingObject });
        continue;
      }
      const bytes = answer.subarray(at, at + Number(size));
      at += Number(size) + 1;
      this.known.set(object, yield* this.contentOf(bytes));
    }
  }

  get(object: string): Blob {
    return this.known.get(object) ?? { text: undefined, problem: missingObject };
  }

  /** The parsed text of an object. */
  summaryOf(object: string): FileSummary | undefined {
    const known = this.summaries.get(object);
    if (known) return known;
    const { text } = this.get(object);
    if (text === undefined) return undefined;
    const summary = summarize(text);
    this.summaries.set(object, summary);
    return summary;
  }

  private *contentOf(bytes: Buffer): Reading<Blob> {
    const blob = toBlob(bytes);
    return blob.text?.startsWith(pointerStart) ? yield* this.fromLfs(blob.text) : blob;
  }

  /** The content that a pointer of Git LFS stands for, where this clone has it. */
  private *fromLfs(pointer: string): Reading<Blob> {
    const [, id = ''] = /^oid sha256:([0-9a-f]{64})$/m.exec(pointer) ?? [];
    const common = (yield* git(this.folder, ['rev-parse', '--git-common-dir'])).text.trim();
    const path = join(resolve(this.folder, common), 'lfs', 'objects', id.slice(0, 2), id.slice(2, 4), id);
    if (id === '' || !existsSync(path)) return { text: undefined, problem: inLfs };
    return toBlob(readFileSync(path));
  }
}

const pointerStart = 'version https://git-lfs.github.com/spec/';
const missingObject =
  'The content of this file is not in this partial clone. Fetch it, for example with `git checkout` of that revision.';
const inLfs =
  'This file is stored in Git LFS, and only a pointer is here. Fetch it with `git lfs fetch --all`; better, keep `.thru` files out of LFS: they are small, and they are compared as text.';

function toBlob(bytes: Buffer): Blob {
  const read = textOf(bytes);
  return 'text' in read ? read : { text: undefined, problem: read.problem };
}
