/** The terminal of this process, as the command line sees it from whichever thread it runs in. */
import { isMainThread, workerData } from 'node:worker_threads';

/** What a thread cannot see of the terminal itself. */
type Screen = { readonly isTTY: boolean; readonly isErrTTY: boolean; readonly columns: number | undefined };

/** Whoever reads the output may stop reading, as `head` does: that is no error. */
export function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}

/** The terminal of this process, wherever in it this runs. */
export function screenOf(): Screen {
  // Handed over by who gave it a thread (`roomy.ts`).
  if (!isMainThread) return workerData as Screen;
  const { stdout, stderr } = process;
  return { isTTY: stdout.isTTY, isErrTTY: stderr.isTTY, columns: stdout.isTTY ? stdout.columns : undefined };
}
