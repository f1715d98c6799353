/** Whether the person trusts the folder: without that no git is run in it, which may run what the folder tells it to. */
import * as v from 'valibot';
import type { Connection } from 'vscode-languageserver';
import { compareMethods, trustSchema, type StartOptions } from '#protocol';

export type Trust = {
  readonly isTrusted: () => boolean;
  /** Calls back when a folder comes to be trusted that was not. */
  readonly onGranted: (listener: () => void) => void;
};

/** As it was when the editor started, and as it says later. */
export function createTrust(connection: Connection, options: StartOptions): Trust {
  let { isTrusted } = options;
  const listeners: (() => void)[] = [];
  connection.onNotification(compareMethods.trust, (params: unknown) => {
    const parsed = v.safeParse(trustSchema, params);
    if (!parsed.success) return;
    const isGranted = !isTrusted && parsed.output.isTrusted;
    ({ isTrusted } = parsed.output);
    if (isGranted) for (const listener of listeners) listener();
  });
  return { isTrusted: () => isTrusted, onGranted: (listener) => void listeners.push(listener) };
}
