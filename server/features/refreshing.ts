/** Lenses, hints and colours tell of other files too: the editor asks for them anew where one of those changed. */
import { CodeLensRefreshRequest, InlayHintRefreshRequest, SemanticTokensRefreshRequest } from 'vscode-languageserver';
import type { Context } from '../context.ts';

/** After this many milliseconds without a change: what stands at the cursor is asked for by the editor itself. */
const rest = 400;

export type Refresher = { readonly changed: () => void };

/** Asks only for what the client says it asks anew. */
export function createRefresher({ connection, client: { workspace } }: Context): Refresher {
  const wanted = [
    ...(workspace?.codeLens?.refreshSupport === true ? [CodeLensRefreshRequest.type] : []),
    ...(workspace?.inlayHint?.refreshSupport === true ? [InlayHintRefreshRequest.type] : []),
    ...(workspace?.semanticTokens?.refreshSupport === true ? [SemanticTokensRefreshRequest.type] : []),
  ];
  let timer: NodeJS.Timeout | undefined;
  // A client that is going away answers no more.
  const send = (): void => wanted.forEach((type) => void connection.sendRequest(type).catch(() => undefined));
  return {
    changed: () => {
      clearTimeout(timer);
      timer = setTimeout(send, rest);
    },
  };
}
