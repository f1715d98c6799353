/** One review: compares, says what it found everywhere where somebody reads it, and gives the exit code. */
import { appendFileSync, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { compareVersions, comparisonToMarkdown, unreadToMarkdown, type Comparison } from '#language';
import { commitAt, findRoot, openRepository, type Repository } from '#workspace';
import type { ComparisonContext, ComparisonFormat } from '../comparison/comparison-format.ts';
import { exitCodeOf, type FailOn } from '../comparison/exit-code.ts';
import { readSides, unreadIn, type Unread } from '../comparison/sides.ts';
import { CommandError, shown, type Terminal } from '../terminal.ts';
import { writeSafely } from '../writing.ts';
import { ApiError } from './api.ts';
import { keepComment, markerOf, type Kept } from './comments.ts';
import { fromTop } from './places.ts';
import { needs, rangeOf, type Range } from './range.ts';
import type { Occasion, PullRequest, Service } from './service.ts';
import { unreadText } from './unread.ts';

export type ReviewOptions = FailOn & {
  readonly folder: string;
  readonly comment: boolean;
  readonly outputs: readonly { readonly format: ComparisonFormat; readonly file: string }[];
};

type Compared = { readonly comparison: Comparison; readonly context: ComparisonContext };
type Subject = Exclude<Occasion, { readonly kind: 'none' }>;

/** Compares what a run of a pipeline is about, tells it where the service shows it, and gives the exit code. */
export async function review(terminal: Terminal, service: Service, options: ReviewOptions): Promise<number> {
  const occasion = service.occasion(terminal.env);
  if (occasion.kind === 'none') {
    terminal.err(`${occasion.reason}\n`);
    return 0;
  }
  const folder = resolve(terminal.cwd, options.folder);
  if (!existsSync(folder))
    throw new CommandError(`There is no folder \`${shown(options.folder)}\`. Give the folder of the model.`);
  const repository = openRepository(findRoot(folder, folder));
  const found = compare(terminal, service, repository, occasion);
  const isCompared = 'comparison' in found;
  const body = isCompared ? comparisonToMarkdown(found.comparison, found.context) : unreadToMarkdown(found.unread);
  // First what any run may do: that of a fork may do no more.
  append(service.summaryFile(terminal.env), body);
  if (isCompared) tell(terminal, service, found, options);
  const draft = { marker: markerOf(keyOf(repository)), body, isNeeded: !isCompared || !isNothing(found.comparison) };
  const kept =
    options.comment && occasion.kind === 'pull request' ? await comment(terminal, service, occasion, draft) : undefined;
  append(service.outputFile(terminal.env), outputLines(isCompared ? found.comparison : undefined, kept));
  if (!isCompared) throw new CommandError(shown(unreadText(found.unread)));
  return exitCodeOf(found.comparison, options);
}

function compare(
  { env }: Terminal,
  service: Service,
  repository: Repository,
  occasion: Subject,
): Compared | { readonly unread: readonly Unread[] } {
  const range = rangeFor(repository, occasion, service);
  const revisions = [range.before, range.after];
  const { before, after, config } = readSides(repository.folder, { revisions, staged: false, dir: false });
  const unread = [before, after].flatMap((side) => unreadIn(side));
  if (unread.length > 0) return { unread };
  const { asOf } = config;
  const comparison = compareVersions(before.project, after.project, { asOf });
  const isPull = occasion.kind === 'pull request';
  const context: ComparisonContext = {
    from: isPull ? occasion.base.name : occasion.from,
    to: isPull ? `this ${service.called}` : occasion.to,
    before: before.project,
    after: after.project,
    isColoured: false,
    isStat: false,
    command: isPull
      ? service.command(occasion)
      : `throughline diff ${range.before.slice(0, 12)} ${range.shown.slice(0, 12)}`,
    runUrl: service.runUrl(env),
    lineUrl: ({ file, line }, side) => service.lineUrl(env, side === 'after' ? range.shown : range.before, file, line),
  };
  return { comparison: fromTop(comparison, repository.prefix), context };
}

function rangeFor(repository: Repository, occasion: Subject, service: Service): Range {
  if (occasion.kind === 'pull request') return rangeOf(repository, occasion, service);
  needs(repository, occasion.before, service);
  const { commit } = commitAt(repository, 'HEAD');
  return { before: occasion.before, after: commit, shown: commit };
}

function isNothing({ changes, problems }: Comparison): boolean {
  return changes.length + problems.new.length + problems.fixed.length === 0;
}

/** The project's folder in its repository: each project has a comment of its own. */
function keyOf({ prefix }: Repository): string {
  return prefix === '' ? '.' : prefix.replace(/\/$/, '');
}

function append(file: string | undefined, text: string): void {
  if (file !== undefined && file !== '') appendFileSync(file, text);
}

function tell(
  terminal: Terminal,
  service: Service,
  { comparison, context }: Compared,
  { outputs }: ReviewOptions,
): void {
  terminal.out(service.log(comparison, context));
  for (const { format, file } of outputs) {
    writeSafely(resolve(terminal.cwd, file), format.render(comparison, context), file);
    terminal.err(`Wrote ${shown(file)}.\n`);
  }
}

/** Not being allowed to write a comment is said, and is no failure of what is reviewed. */
async function comment(
  terminal: Terminal,
  service: Service,
  pullRequest: PullRequest,
  draft: Parameters<typeof keepComment>[1],
): Promise<Kept | undefined> {
  try {
    const kept = await keepComment(service.comments(terminal.env, pullRequest), draft);
    terminal.err(`${keptText(kept, service)}\n`);
    return kept;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    terminal.out(service.warning(refusedText(error, service, pullRequest)));
    return undefined;
  }
}

function keptText({ what, url }: Kept, { called }: Service): string {
  const where = url === undefined ? '' : `: ${shown(url)}`;
  return what === 'not needed'
    ? `Nothing changed, so the ${called} needs no comment.`
    : `The comment on the ${called} is ${what}${where}.`;
}

function refusedText({ message, status }: ApiError, { called, rightHint }: Service, { isFork }: PullRequest): string {
  const said = `The comment on the ${called} could not be written: ${message}.`;
  if (isFork)
    return `${said} This ${called} comes from a fork, whose runs may only read; what it changes stands in this run.`;
  return status !== undefined && [401, 403, 404].includes(status) ? `${said} ${rightHint}` : said;
}

function outputLines(comparison: Comparison | undefined, kept: Kept | undefined): string {
  if (!comparison) return '';
  const { summary } = comparison;
  const url = kept?.url !== undefined && /^https?:\/\/\S+$/.test(kept.url) ? kept.url : undefined;
  const values = {
    changes: summary.changes,
    'new-problems': summary.problems.new,
    'fixed-problems': summary.problems.fixed,
    ...(url === undefined ? {} : { comment: url }),
  };
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
