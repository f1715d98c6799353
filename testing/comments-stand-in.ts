/** For tests: a stand-in for the part of GitHub or GitLab that keeps comments, on a port of this machine. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { atTheEnd } from './at-the-end.ts';

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
  atTheEnd(() => closed(server));
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
  // Nobody has set an encoding, so it comes as bytes.
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}
