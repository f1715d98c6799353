/** What a command sees of the world: passed in, so that tests run commands as they are. */
export type Terminal = {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTTY: boolean;
  /** Whether a person watches standard error. */
  readonly isErrTTY?: boolean;
  /** How many characters fit into a line, where a person watches. */
  readonly columns?: number | undefined;
  /** The folder of what ships beside the command line. */
  readonly assets: string;
  /** The address of the documentation, where it has one. */
  readonly homepage?: string | undefined;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly readStdin: () => Buffer;
};

/** Everything that a command can do wrong ends in a sentence and a code. */
export class CommandError extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode = 2) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Colour where a terminal wants it: `--color`, then NO_COLOR, FORCE_COLOR, and whether a person looks at it. */
export function wantsColour({ env, isTTY }: Terminal, asked: boolean | undefined): boolean {
  if (asked !== undefined) return asked;
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false;
  if (env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0') return true;
  return isTTY && env['TERM'] !== 'dumb';
}

/** Text from a model on a terminal. */
export { shown } from '#language';
