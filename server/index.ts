/** Starts the language server over standard input and output, or over the channel that the parent process opened. */
import { createConnection, ProposedFeatures, type Connection } from 'vscode-languageserver/node';
import { createServer } from './create-server.ts';
import { lenient } from './first-message.ts';
import { nodeSource } from './node-source.ts';

export function startServer(): void {
  const hasChannel = process.argv.some(
    (argument) => argument === '--node-ipc' || argument.startsWith('--socket') || argument.startsWith('--pipe'),
  );
  const options = { messageStrategy: lenient };
  const connection = hasChannel
    ? createConnection(ProposedFeatures.all, options)
    : createConnection(ProposedFeatures.all, process.stdin, process.stdout, options);
  goOn(connection);
  createServer(connection, nodeSource);
}

/** What nobody waits for may fail too, such as a client's answer: it is said once, and the server goes on with what it knows. */
function goOn({ console }: Connection): void {
  const said = new Set<string>();
  process.on('unhandledRejection', (reason) => {
    const text = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
    if (!said.has(text)) console.error(text);
    said.add(text);
  });
}
