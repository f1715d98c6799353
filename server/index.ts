/** Starts the language server over standard input and output, or over the channel that the parent process opened. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createServer } from './create-server.ts';
import { nodeSource } from './node-source.ts';

export function startServer(): void {
  const hasChannel = process.argv.some(
    (argument) => argument === '--node-ipc' || argument.startsWith('--socket') || argument.startsWith('--pipe'),
  );
  const connection = hasChannel
    ? createConnection(ProposedFeatures.all)
    : createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  createServer(connection, nodeSource);
}
