/** Requests to the interface of a service, in JSON. A token is sent and never shown. */
import * as v from 'valibot';
import { codeOf } from '#workspace';
import { shown } from '../terminal.ts';

/** Why a service did not do what it was asked; `status` is missing where it did not answer at all. */
export class ApiError extends Error {
  readonly status: number | undefined;

  constructor(message: string, status?: number) {
    super(message);
    this.status = status;
  }
}

export type Api = {
  /** Gives what the service answered, as the schema says. */
  readonly send: <T>(
    method: 'GET' | 'POST' | 'PATCH' | 'PUT',
    path: string,
    schema: v.GenericSchema<unknown, T>,
    body?: unknown,
  ) => Promise<T>;
  /** All rows of a list, page after page; no page is asked for before it is needed. */
  readonly rows: <T>(path: string, schema: v.GenericSchema<unknown, T>) => AsyncGenerator<T>;
};

/** Nobody waits longer for a comment, in milliseconds. */
const patience = 60_000;

/** Where a service goes on for ever, we do not: a hundred pages of a hundred comments. */
const mostPages = 100;

/** `headers` carry the token. */
export function createApi(base: string, headers: Readonly<Record<string, string>>): Api {
  const ask = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const response = await answered(`${base.replace(/\/$/, '')}${path}`, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new ApiError(await refusalOf(response), response.status);
    return response;
  };
  return {
    send: async (method, path, schema, body) => parsed(schema, await ask(method, path, body)),
    async *rows(path, schema) {
      for (let page: number | undefined = 1; page !== undefined && page <= mostPages;) {
        const response = await ask('GET', `${path}?per_page=100&page=${page}`);
        yield* await parsed(v.array(schema), response);
        page = nextPage(response.headers.get('link'));
      }
    },
  };
}

/** Only the number is taken: a token goes nowhere but to the service that we were told of. */
function nextPage(link: string | null): number | undefined {
  const next = /<[^>]*[?&]page=(\d+)[^>]*>;\s*rel="?next/.exec(link ?? '')?.[1];
  return next === undefined ? undefined : Number(next);
}

async function answered(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(patience) });
  } catch (error) {
    throw new ApiError(`it cannot be reached (${reasonOf(error)})`);
  }
}

/** The code alone: a message of `fetch` may quote what was sent. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown reason';
  if (error.name === 'TimeoutError') return `no answer within ${patience / 1000} seconds`;
  return codeOf(error.cause) || 'unknown reason';
}

const refusal = v.object({ message: v.string() });

async function refusalOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => undefined);
  const told = v.safeParse(refusal, body);
  return `it answers ${response.status}${told.success ? `: ${shown(told.output.message).slice(0, 200)}` : ''}`;
}

async function parsed<T>(schema: v.GenericSchema<unknown, T>, response: Response): Promise<T> {
  const body: unknown = await response.json().catch(() => undefined);
  const result = v.safeParse(schema, body);
  if (!result.success) throw new ApiError('it answers something that is not understood');
  return result.output;
}

/** A token in a header; what has a line break in it would be quoted by an error. */
export function tokenOf(value: string | undefined): string | undefined {
  const token = value?.trim() ?? '';
  if (token === '') return undefined;
  if (!/^[\x21-\x7e]+$/.test(token)) throw new ApiError('the token has a character that no token has');
  return token;
}
