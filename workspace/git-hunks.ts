/** Teaches a repository's git to name the train or stream above each part of a plain `git diff`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kind } from '#language';
import { codeOf } from './error-code.ts';
import { GitError, runGit } from './git-run.ts';

/** What a reader of a diff looks for: who stands around the line. */
const named = [
  'enterprise',
  'portfolio',
  'value-stream',
  'solution-train',
  'solution',
  'art',
] as const satisfies readonly Kind[];

const driver = 'throughline';
export const attribute = `*.thru diff=${driver}`;

/** By the last line before a part that it matches, git names that part: the kind, the name, and the title. */
const hunkPattern = `^[[:space:]]*((${named.join('|')})[[:space:]]+.*[^[:space:]{])`;

const setting = `diff.${driver}.xfuncname`;

export type HunkSetup = {
  readonly attributesFile: string;
  /** The text that the file should have; undefined where it does already. */
  readonly attributes: string | undefined;
  /** Whether the pattern has to be set. */
  readonly isPatternMissing: boolean;
};

/** What is left to do in the repository that holds a folder. */
export function planHunks(folder: string): HunkSetup {
  const top = topOf(folder);
  const attributesFile = join(top, '.gitattributes');
  const before = readAttributes(attributesFile);
  return {
    attributesFile,
    attributes: isAttributed(top) ? undefined : added(before),
    isPatternMissing: runGit(top, ['config', '--local', '--get', setting]).text.replace(/\n$/, '') !== hunkPattern,
  };
}

/** Sets the pattern for this clone; a setting is never part of what is committed. */
export function setHunkPattern(folder: string): void {
  const { status, error } = runGit(topOf(folder), ['config', '--local', '--replace-all', setting, hunkPattern]);
  if (status !== 0)
    throw new GitError(
      `Git could not write the configuration of this repository: ${error.trim().split('\n')[0] ?? ''}`,
    );
}

/** Whether git takes the attribute from wherever it is set, and no other file says otherwise. */
export function isAttributed(folder: string): boolean {
  // Any file that ends so; it need not be there.
  const { text } = runGit(folder, ['check-attr', '-z', 'diff', '--', 'any.thru']);
  return text.split('\0')[2] === driver;
}

function topOf(folder: string): string {
  const { missing, status, text } = runGit(folder, ['rev-parse', '--show-toplevel']);
  if (missing) throw new GitError('Git is not installed here. Install it first.');
  if (status === 0 && text.trim() !== '') return text.replace(/\r?\n$/, '');
  if (runGit(folder, ['rev-parse', '--is-bare-repository']).text.trim() === 'true')
    throw new GitError('A bare repository has no files to write to. Run this in a clone with a work tree.');
  throw new GitError('This folder is not in a git repository. Make one first: `git init`.');
}

function readAttributes(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return '';
    throw new GitError('The file `.gitattributes` cannot be read. Give yourself permission, or mend it.');
  }
}

/** At the end, since the last line that says something wins; ended as the other lines are. */
function added(before: string): string {
  const end = before.includes('\r\n') ? '\r\n' : '\n';
  const between = before === '' || before.endsWith('\n') ? '' : end;
  return `${before}${between}${attribute}${end}`;
}
