/**
 * The imported work items of each project: read once, read again when their file changes, and judged by when nobody
 * types: a stroke on a key costs what it would cost without them.
 */
import type { FileSource } from './file-source.ts';
import type { Host, HostChange } from './host.ts';
import { nextTurn } from './turns.ts';

/** After this many milliseconds without a change. */
const rest = 300;

/** Elements judged at a time: each may have to walk over all items. */
const slice = 20;

/** What the disk said of the file when it began, and when it is read. */
type Reading = { readonly stamp: string | undefined; done: Promise<void> };

export class ItemKeeper {
  private readonly source: FileSource;
  private readonly onChange: (change: HostChange) => void;
  private readonly waiting = new Map<Host, NodeJS.Timeout>();
  /** The file that is being read: that which was asked for last. */
  private readonly reading = new Map<Host, Reading>();
  /** One loop a project: that which began last. */
  private readonly judging = new Map<Host, symbol>();

  constructor(source: FileSource, onChange: (change: HostChange) => void) {
    this.source = source;
    this.onChange = onChange;
  }

  /** Reads the file where it is another one than before, beside what else the server does. */
  refresh(host: Host): Promise<void> {
    if (host.root === '') return Promise.resolve();
    const stamp = this.source.itemsStamp(host.root, host.config.config);
    const reading = this.reading.get(host);
    if (stamp === (reading ?? host.items)?.stamp) return reading?.done ?? Promise.resolve();
    const own: Reading = { stamp, done: Promise.resolve() };
    this.reading.set(host, own);
    own.done = this.read(host, own);
    return own.done;
  }

  private async read(host: Host, own: Reading): Promise<void> {
    const { stamp } = own;
    const read = stamp === undefined ? undefined : await this.source.readItems(host.root, host.config.config);
    // Meanwhile the file is another one again, or its project is gone.
    if (this.reading.get(host) !== own) return;
    this.reading.delete(host);
    const before = host.items;
    host.items = read && {
      stamp: stamp ?? '',
      path: read.path,
      ...('problem' in read ? { problem: problemIn(read) } : {}),
    };
    const stale = host.project.useItems(read && 'data' in read ? read.data : undefined);
    host.rev += 1;
    const shown = [before, host.items].flatMap((each) => each?.path ?? []);
    this.onChange({ host, stale: new Set([...stale, ...shown]), cause: undefined });
    this.judgeSoon(host);
  }

  /** The project is gone. */
  forget(host: Host): void {
    this.drop(host);
    this.reading.delete(host);
  }

  /** Judges a moment after the last change. */
  judgeSoon(host: Host): void {
    this.drop(host);
    if (host.items)
      this.waiting.set(
        host,
        setTimeout(() => void this.judge(host), rest),
      );
  }

  /** Judges some elements at a time, until it is done, something changes meanwhile, or who asks anew goes on with it. */
  async judge(host: Host): Promise<void> {
    this.drop(host);
    const own = Symbol('judging');
    this.judging.set(host, own);
    for (let judged = host.project.judgeItems(slice); judged; judged = host.project.judgeItems(slice)) {
      if (judged.stale.size > 0) this.onChange({ host, stale: judged.stale, cause: undefined });
      await nextTurn();
      if (this.judging.get(host) !== own) return;
    }
    this.judging.delete(host);
  }

  /** Neither judges what is going on nor begins. */
  drop(host: Host): void {
    clearTimeout(this.waiting.get(host));
    this.waiting.delete(host);
    this.judging.delete(host);
  }
}

function problemIn({ problem, line }: { readonly problem: string; readonly line: number }) {
  return { message: problem, line };
}
