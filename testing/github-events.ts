/** For tests: events of GitHub in the shape in which runs get them, as far as anybody reads them and a little more. */

type Of = {
  readonly number?: number;
  readonly base: string;
  readonly head: string;
  readonly from?: string | null;
  readonly action?: string;
};

const repository = (fullName: string) => ({
  id: 801,
  name: fullName.split('/')[1],
  full_name: fullName,
  private: false,
  fork: fullName !== 'acme/model',
  default_branch: 'main',
  html_url: `https://github.com/${fullName}`,
});

/** `from` is the repository of the branch; null where it has been deleted since. */
export function pullRequestEvent({ number = 7, base, head, from = 'acme/model', action = 'synchronize' }: Of): unknown {
  return {
    action,
    number,
    after: head,
    pull_request: {
      url: `https://api.github.com/repos/acme/model/pulls/${number}`,
      id: 1790,
      number,
      state: 'open',
      title: 'Move the train',
      user: { login: 'octocat', id: 583231, type: 'User' },
      head: { label: 'acme:reorganise', ref: 'reorganise', sha: head, repo: from === null ? null : repository(from) },
      base: { label: 'acme:main', ref: 'main', sha: base, repo: repository('acme/model') },
      draft: false,
      merged: false,
      author_association: 'CONTRIBUTOR',
    },
    repository: repository('acme/model'),
    sender: { login: 'octocat', id: 583231, type: 'User' },
  };
}

export function pushEvent(before: string, after: string): unknown {
  return {
    ref: 'refs/heads/main',
    before,
    after,
    repository: repository('acme/model'),
    pusher: { name: 'octocat', email: 'octocat@github.com' },
    created: /^0+$/.test(before),
    deleted: false,
    forced: false,
    commits: [],
    head_commit: null,
  };
}

export function mergeGroupEvent(base: string, head: string): unknown {
  return {
    action: 'checks_requested',
    merge_group: {
      head_sha: head,
      head_ref: `refs/heads/gh-readonly-queue/main/pr-7-${base}`,
      base_sha: base,
      base_ref: 'refs/heads/main',
      head_commit: { id: head, message: 'merge' },
    },
    repository: repository('acme/model'),
  };
}

export function workflowDispatchEvent(): unknown {
  return {
    inputs: null,
    ref: 'refs/heads/main',
    repository: repository('acme/model'),
    workflow: '.github/workflows/throughline.yml',
  };
}
