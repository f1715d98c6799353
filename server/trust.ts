/** Whether the person trusts the folder: without that no git is run in it, which may run what the folder tells it to. */
import type { Connection } from 'vscode-languageserver';
import { compareMethods, type TrustParams } from '#protocol';

export type Trust = {
  readonly isTrusted: () => boolean;
  /** Calls back when a folder comes to be trusted that was not. */
  readonly onGranted: (listener: () => void) => void;
};

/** As it was when the editor started, and as it says later; editors that do not ask do trust. */
export function createTrust(connection: Connection, options: unknown): Trust {
  let isTrusted = !(
    typeof options === 'object' &&
    options !== null &&
    'isTrusted' in options &&
    options.isTrusted === false
  );
  const listeners: (() => void)[] = [];
  connection.onNotification(compareMethods.trust, (params: TrustParams) => {
    const isGranted = !isTrusted && params.isTrusted;
    ({ isTrusted } = params);
    if (isGranted) for (const listener of listeners) listener();
  });
  return { isTrusted: () => isTrusted, onGranted: (listener) => void listeners.push(listener) };
}
