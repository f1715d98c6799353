/** One wrapper around every handler: the server never dies of a request. */
import { LSPErrorCodes, ResponseError, type CancellationToken, type RemoteConsole } from 'vscode-languageserver';
import type { Context } from './context.ts';
import { nextTurn } from './turns.ts';

export function createGuard(console: RemoteConsole): Context['guard'] {
  const said = new Set<string>();
  return (feature, empty, handle) => async (params, token) => {
    if (token.isCancellationRequested) throw cancelled();
    try {
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
  if (typeof params !== 'object' || params === null || !('textDocument' in params)) return '';
  const { textDocument } = params;
  return typeof textDocument === 'object' && textDocument !== null && 'uri' in textDocument
    ? ` in ${String(textDocument.uri)}`
    : '';
}
