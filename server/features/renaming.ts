/** Rename across files, with a refusal in words. */
import * as l10n from '@vscode/l10n';
import {
  ErrorCodes,
  ResponseError,
  type Range,
  type TextDocumentPositionParams,
  type TextEdit as ProtocolEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { lookAt, rename, whyNotRenamed, type TextEdit } from '#language';
import type { Context, Feature } from '../context.ts';
import type { Host, Hosts } from '../hosts.ts';
import { offsetAt, rangeOf } from '../positions.ts';
import { meantAt } from './navigation.ts';

/** Edits of the language as edits of the protocol. */
export function toWorkspaceEdit(hosts: Hosts, host: Host, edits: readonly TextEdit[]): WorkspaceEdit {
  const changes: Record<string, ProtocolEdit[]> = {};
  for (const { path, span, newText } of edits) {
    const record = host.project.file(path);
    if (!record) continue;
    const list = (changes[hosts.uriOf(host, path)] ??= []);
    list.push({ range: rangeOf(record, span), newText });
  }
  return { changes };
}

function refused(message: string): ResponseError {
  return new ResponseError(ErrorCodes.InvalidParams, message);
}

export const renaming: Feature = {
  capabilities: ({ textDocument }) => ({
    renameProvider: textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
  }),
  register({ connection, hosts, onceRead }: Context) {
    connection.onPrepareRename(
      onceRead<TextDocumentPositionParams, { range: Range; placeholder: string } | null>(
        'prepare rename',
        null,
        ({ textDocument, position }) => {
          const located = hosts.find(textDocument.uri);
          if (!located) return null;
          const offset = offsetAt(located.record, position);
          const look = lookAt(located.record, offset);
          const meant = meantAt(located, offset);
          if (!look || !meant || look.part === 'title')
            throw refused(l10n.t('Nothing here has a name that can be changed.'));
          const refusal = whyNotRenamed(meant.element);
          if (refusal !== undefined) throw refused(refusal);
          const placeholder = located.record.text.slice(look.span.start, look.span.end);
          if (look.part === 'key' && placeholder.normalize('NFC') !== meant.element.name)
            throw refused(l10n.t('This is another word for the role. Rename the role where it is declared.'));
          return { range: rangeOf(located.record, look.span), placeholder };
        },
      ),
    );
    connection.onRenameRequest(
      onceRead<TextDocumentPositionParams & { newName: string }, WorkspaceEdit | null>(
        'rename',
        null,
        ({ textDocument, position, newName }) => {
          const located = hosts.find(textDocument.uri);
          const meant = located ? meantAt(located, offsetAt(located.record, position)) : undefined;
          if (!located || !meant) throw refused(l10n.t('Nothing here has a name that can be changed.'));
          const renamed = rename(located.host.project.model, meant.element, newName);
          if ('refusal' in renamed) throw refused(renamed.refusal);
          return toWorkspaceEdit(hosts, located.host, renamed.edits);
        },
      ),
    );
  },
};
