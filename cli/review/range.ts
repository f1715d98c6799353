/** Which two commits show what a pull request does. */
import { commitAt, hasCommit, mergeBase, type Repository } from '#workspace';
import { CommandError } from '../terminal.ts';
import type { PullRequest, Service } from './service.ts';

export type Range = {
  readonly before: string;
  readonly after: string;
  /** The commit whose files the links of a comment show. */
  readonly shown: string;
};

/**
 * Services check out the commit that merging would make: against its first parent it is the exact effect, whatever else
 * has been merged meanwhile. Where the last commit of the branch itself is checked out, what it did since it left counts.
 */
export function rangeOf(repository: Repository, pullRequest: PullRequest, service: Service): Range {
  const { head, base } = pullRequest;
  const { commit, parents } = commitAt(repository, 'HEAD');
  const [first, second] = parents;
  if (first !== undefined && second === head) {
    needs(repository, first, service);
    return { before: first, after: commit, shown: head };
  }
  if (commit !== head)
    throw new CommandError(
      `The commit that is checked out is not that of the ${service.called}, so what it changes cannot be seen. Check out the ${service.called} itself.`,
    );
  needs(repository, base.commit, service);
  return { before: mergeBase(repository, base.commit, head), after: commit, shown: head };
}

/** Throws with a hint of the service where the commit was not fetched. */
export function needs(repository: Repository, commit: string, { fetchHint }: Service): void {
  if (hasCommit(repository, commit)) return;
  throw new CommandError(`The commit ${commit.slice(0, 12)} to compare with is not in this checkout. ${fetchHint}`);
}
