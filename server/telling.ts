/** What stands in no file that the person sees is said in a message, once. */
import * as l10n from '@vscode/l10n';
import { MessageType, ShowMessageNotification } from 'vscode-languageserver';
import { configFileName } from '#language';
import type { Context } from './context.ts';
import type { Host, HostChange } from './hosts.ts';
import { closedText } from './problems.ts';

export type Teller = { readonly changed: (change: HostChange) => void };

export function createTeller({ connection, client, hasCommands }: Context): Teller {
  // Our extension, and whoever is sent problems, shows those of files that are not open; others may pull open ones alone.
  const showsAll = hasCommands || client.textDocument?.diagnostic === undefined;
  const said = new Set<string>();
  const changed = ({ host }: HostChange): void => {
    for (const text of [...(showsAll ? [] : wrongConfig(host)), ...closed(host, showsAll)]) {
      const once = `${host.root} ${text}`;
      // A notification, which asks for no answer that somebody would have to wait for.
      if (!said.has(once))
        void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message: text });
      said.add(once);
    }
  };
  return { changed };
}

/** Closed folders are told at the configuration, where there is one. */
function closed({ closed: folders, config }: Host, showsAll: boolean): readonly string[] {
  return folders.length > 0 && (config.path === undefined || !showsAll) ? [closedText(folders)] : [];
}

function wrongConfig({ config: { problems } }: Host): readonly string[] {
  const [first] = problems;
  return first ? [l10n.t('`{0}` does not read: {1}', configFileName, first.message)] : [];
}
