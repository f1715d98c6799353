/** One wrapper around every handler: the server never dies of a request. */
import { LSPErrorCodes, ResponseError, type CancellationToken, type RemoteConsole } from 'vscode-languageserver';
import type { Guard } from './context.ts';
import type { Documents } from './documents.ts';
import type { Hosts } from './hosts.ts';
import { nextTurn, noteHanded } from './turns.ts';

export function createGuard(console: RemoteConsole, documents: Documents): Guard {
  const said = new Set<string>();
  return (feature, empty, handle) => async (params, token) => {
    noteHanded();
    if (token.isCancellationRequested) throw cancelled();
    try {
      const typed = documents.whenRead(uriIn(params), isPlace(params));
      if (typed) await typed;
      if (token.isCancellationRequested) throw cancelled();
      const result = await handle(params, token);
      if (token.isCancellationRequested) throw cancelled();
      return result;
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      const text = `${feature} failed${documentOf(params)}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
      if (!said.has(text)) console.error(text);
      said.add(text);
      return empty;
    }
  };
}

/** Waits until all files are read that an answer is about; nobody may want it any more by then. */
export function waiting(guard: Guard, hosts: Hosts): Guard {
  return (feature, empty, handle) =>
    guard(feature, empty, async (params, token) => {
      await hosts.whenRead(uriIn(params));
      if (token.isCancellationRequested) throw cancelled();
      return handle(params, token);
    });
}

function cancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}

/** Aborted when a request is no longer wanted. */
export function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  const abort = (): void => controller.abort(cancelled());
  if (token.isCancellationRequested) abort();
  else token.onCancellationRequested(abort);
  return controller.signal;
}

/** Lets other requests in between, and stops where this one is no longer wanted. */
export async function breathe(token: CancellationToken): Promise<void> {
  await nextTurn();
  if (token.isCancellationRequested) throw cancelled();
}

function documentOf(params: unknown): string {
  const uri = uriIn(params);
  return uri === undefined ? '' : ` in ${uri}`;
}

/** Whether a request is about a place in its document. */
function isPlace(params: unknown): boolean {
  return typeof params === 'object' && params !== null && ('position' in params || 'range' in params);
}

/** The document that a request is about, or that an item of a hierarchy stands in. */
function uriIn(params: unknown): string | undefined {
  if (typeof params !== 'object' || params === null) return undefined;
  const about = 'textDocument' in params ? params.textDocument : 'item' in params ? params.item : undefined;
  return typeof about === 'object' && about !== null && 'uri' in about ? String(about.uri) : undefined;
}
