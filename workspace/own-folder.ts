/** Where Throughline keeps what it can make again, for the person who runs it. */
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Undefined for somebody without a home, as in some containers. Not the folder for temporary files: there another person of
 * the machine could put files in the place of ours.
 */
export function ownFolder(): string | undefined {
  try {
    const { XDG_CACHE_HOME: own = '' } = process.env;
    return join(own === '' ? join(homedir(), '.cache') : own, 'throughline');
  } catch {
    return undefined;
  }
}
