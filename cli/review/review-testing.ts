/** For tests: a real repository with a pull request, and a stand-in for the part of a service that keeps comments. */
import { execFileSync } from 'node:child_process';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect } from 'vitest';
import { run } from '../program.ts';

export const token = 'ghs_0123456789secret';

/** A row as both services have it; each tells of more, which nobody here reads. */
export type Row = {
  readonly id: number;
  body: string;
  readonly author: number;
  readonly login: string;
  readonly isBot: boolean;
};

export type StandIn = {
  readonly url: string;
  readonly rows: Row[];
  /** What was asked, such as `GET /repos/a/b/issues/7/comments?per_page=100&page=1`. */
  readonly asked: string[];
  /** Adds a comment of somebody. */
  readonly say: (body: string, by?: 'somebody' | 'us') => void;
  /** From now on it answers this to whatever would write. */
  refusal: { readonly status: number; readonly message: string } | undefined;
};

/** A page holds two rows, so that there are pages. */
const perPage = 2;

export async function standIn(service: 'github' | 'gitlab'): Promise<StandIn> {
  const rows: Row[] = [];
  const asked: string[] = [];
  const say: StandIn['say'] = (body, by = 'somebody') => {
    const author = by === 'us' ? 1 : 2;
    rows.push({
      id: rows.length + 501,
      body,
      author,
      login: by === 'us' ? 'github-actions[bot]' : 'mallory',
      isBot: by === 'us',
    });
  };
  const state: Omit<StandIn, 'url'> = { rows, asked, say, refusal: undefined };
  const server = createServer((request, response) => {
    void answer(service, state, request).then(({ status, body, headers }) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => closed(server));
  // A server that listens on a port of its own has such an address.
  const { port } = server.address() as AddressInfo;
  return Object.assign(state, { url: `http://127.0.0.1:${port}` });
}

/** An address at which nobody answers. */
export async function nobody(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port of its own has such an address.
  const { port } = server.address() as AddressInfo;
  await closed(server);
  return `http://127.0.0.1:${port}`;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

type Answer = { readonly status: number; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> };

async function answer(
  service: 'github' | 'gitlab',
  state: Omit<StandIn, 'url'>,
  request: IncomingMessage,
): Promise<Answer> {
  const { method = '', url = '' } = request;
  state.asked.push(`${method} ${url}`);
  const sent = service === 'github' ? request.headers.authorization : request.headers['private-token'];
  if (sent !== (service === 'github' ? `Bearer ${token}` : token))
    return { status: 401, body: { message: 'Bad credentials' } };
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  if (pathname === '/user') return { status: 200, body: { id: 1 } };
  const list = service === 'github' ? '/repos/acme/model/issues/7/comments' : '/projects/42/merge_requests/7/notes';
  if (method === 'GET' && pathname === list) return listed(service, state.rows, list, Number(searchParams.get('page')));
  if (state.refusal) return { status: state.refusal.status, body: { message: state.refusal.message } };
  // What we send ourselves.
  const { body } = JSON.parse(await read(request)) as { readonly body: string };
  if (body.length > 65_536) return { status: 422, body: { message: 'Body is too long (maximum is 65536 characters)' } };
  if (method === 'POST' && pathname === list) {
    state.say(body, 'us');
    const last = state.rows.at(-1);
    return { status: 201, body: last ? shownRow(service, last) : {} };
  }
  const one =
    service === 'github'
      ? /^\/repos\/acme\/model\/issues\/comments\/(\d+)$/
      : /^\/projects\/42\/merge_requests\/7\/notes\/(\d+)$/;
  const row = state.rows.find(({ id }) => String(id) === one.exec(pathname)?.[1]);
  if (!row || method !== (service === 'github' ? 'PATCH' : 'PUT'))
    return { status: 404, body: { message: 'Not Found' } };
  row.body = body;
  return { status: 200, body: shownRow(service, row) };
}

function listed(service: 'github' | 'gitlab', rows: readonly Row[], list: string, page: number): Answer {
  const from = (page - 1) * perPage;
  const body = rows.slice(from, from + perPage).map((row) => shownRow(service, row));
  // A stand-in for one that stands elsewhere: only the number of the page may be taken from it.
  const next = `<https://elsewhere.example${list}?per_page=100&page=${page + 1}>; rel="next"`;
  return { status: 200, body, ...(from + perPage < rows.length ? { headers: { link: next } } : {}) };
}

function shownRow(service: 'github' | 'gitlab', { id, body, author, login, isBot }: Row): unknown {
  if (service === 'gitlab') return { id, body, author: { id: author, username: login }, system: false, type: null };
  return {
    id,
    node_id: `IC_${id}`,
    body: body.replaceAll('\n', '\r\n'),
    html_url: `https://github.com/acme/model/pull/7#issuecomment-${id}`,
    user: { login, id: author, type: isBot ? 'Bot' : 'User' },
    author_association: 'NONE',
  };
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}

export type PullRequest = {
  readonly root: string;
  readonly git: (...args: readonly string[]) => string;
  readonly write: (name: string, text: string) => void;
  readonly read: (name: string) => string;
  /** The last commit of the base and of the branch. */
  readonly base: string;
  readonly head: string;
};

/** A repository in which a branch has changed a model, checked out as a service does: the commit that merging makes. */
export function pullRequest(
  before: Files,
  after: Files,
  { folder = '' }: { readonly folder?: string } = {},
): PullRequest {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'throughline-pull-request-')));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const own = ['-c', 'user.name=A', '-c', 'user.email=a@b.example', '-c', 'commit.gpgsign=false'];
  const git = (...args: readonly string[]): string =>
    execFileSync('git', [...own, ...args], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  };
  const commit = (files: Files, message: string): string => {
    for (const [name, text] of Object.entries(files)) write(path.posix.join(folder, name), text);
    git('add', '-A');
    git('commit', '-q', '--allow-empty', '-m', message);
    return git('rev-parse', 'HEAD');
  };
  git('init', '-q', '-b', 'main');
  commit({ 'throughline.json': '{}\n', ...before }, 'as is');
  git('checkout', '-q', '-b', 'reorganise');
  const head = commit(after, 'to be');
  git('checkout', '-q', 'main');
  // What has been merged meanwhile is no part of the pull request.
  const base = commit({ 'notes.txt': 'Something else.\n' }, 'meanwhile');
  git('checkout', '-q', '--detach', 'main');
  git('merge', '-q', '--no-ff', '-m', 'merge', 'reorganise');
  return { root, git, write, read: (name) => readFileSync(path.join(root, name), 'utf8'), base, head };
}

type Files = Readonly<Record<string, string>>;

export type Reviewed = { readonly code: number | undefined; readonly out: string; readonly err: string };

export async function throughline(
  cwd: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[],
): Promise<Reviewed> {
  let [out, err] = ['', ''];
  const code = await run(
    {
      cwd,
      env,
      isTTY: false,
      assets: cwd,
      out: (text) => void (out += text),
      err: (text) => void (err += text),
      readStdin: () => '',
    },
    '1.2.3',
    args,
  );
  return { code, out, err };
}

export const model = `portfolio retail {
  lpm: @lea
  value-stream claims "Claims" {
    budget: 3M EUR per year
    art sky "Sky" {
      rte: @ann
      team kite { members: 7 }
    }
  }
  value-stream policies "Policies" { budget: 2M EUR per year }
}
`;
/** A train stands in two streams, and a budget has grown: structure, money, new problems and fixed ones. */
export const moved = model.replace('"Sky" {', '"Sky" in policies {').replace('3M EUR', '4M EUR');

type Run = {
  readonly event: unknown;
  readonly api: StandIn;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

/** Runs the review as a step of GitHub Actions does. */
export async function review(
  pull: PullRequest,
  { event, api, args = [], env = {} }: Run,
): Promise<Reviewed & { readonly summary: string; readonly outputs: string }> {
  for (const [name, text] of Object.entries({ 'event.json': JSON.stringify(event), 'summary.md': '', outputs: '' }))
    pull.write(`.git/run/${name}`, text);
  const at = (name: string): string => path.join(pull.root, '.git', 'run', name);
  const variables = {
    GITHUB_ACTIONS: 'true',
    GITHUB_API_URL: api.url,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'acme/model',
    GITHUB_RUN_ID: '99',
    GITHUB_EVENT_PATH: at('event.json'),
    GITHUB_STEP_SUMMARY: at('summary.md'),
    GITHUB_OUTPUT: at('outputs'),
    GITHUB_TOKEN: token,
    ...env,
  };
  const reviewed = await throughline(pull.root, variables, ['review', 'github', ...args]);
  const told = { ...reviewed, summary: pull.read('.git/run/summary.md'), outputs: pull.read('.git/run/outputs') };
  // Whatever happens, the token stays where it was.
  expect(JSON.stringify([told, api.rows])).not.toContain(token);
  return told;
}
