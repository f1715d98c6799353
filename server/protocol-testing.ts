/** For tests of the server: the bundled program on a small bank, stopped when a test is done. */
import { afterEach } from 'vitest';
import { serverCommand, startClient, type LspClient } from '../testing/lsp-client.ts';

export const bank = `
//- org.thru
enterprise acme "Acme" {
  theme digital "Digital"
}
portfolio retail in acme {
  budget: 42M EUR per year
}
//- streams.thru
/** Pays and gets paid. */
value-stream payments "Payments" in retail {
  supports: digital
  budget: 12M EUR per year
  product pay { delivered-by: pay-core }
}
value-stream cards "Cards" in retail { budget: 9M EUR per year }
//- trains.thru
art pay-core "Core" in pay<|>ments {
  rte: @ava "Ava Lind"
  backlog {
    feature F-1 "One" { wsjf: value 20, time 8, risk 3, size 13 }
  }
  team falcon { members: 7 }
}
`;

/** Starts a client, and stops it after the test that started it. */
export function clientsOf(usual: string): (source?: string, capabilities?: object) => Promise<LspClient> {
  let client: LspClient | undefined;
  afterEach(async () => {
    await client?.stop();
    client = undefined;
  });
  return async (source = usual, capabilities = {}) => (client = await startClient(source, capabilities));
}

/** The bundled server with a clock that stands still: what waits for a moment of rest waits until it is moved on. */
export const clockByHand: readonly string[] = [
  process.execPath,
  '-e',
  `const due = new Map();
  const { setTimeout: begin, clearTimeout: end } = globalThis;
  globalThis.setTimeout = (run) => {
    const timer = begin(() => undefined, 2 ** 31 - 1);
    due.set(timer, run);
    return timer;
  };
  globalThis.clearTimeout = (timer) => {
    due.delete(timer);
    end(timer);
  };
  process.on('SIGUSR2', () => {
    const runs = [...due.values()];
    for (const timer of [...due.keys()]) clearTimeout(timer);
    for (const run of runs) run();
  });
  process.argv.push('--stdio');
  require(${JSON.stringify(serverCommand[1])});`,
];

/** Lets the moment pass that a server with such a clock waits for. */
export function moveOn({ pid }: LspClient): void {
  process.kill(pid, 'SIGUSR2');
}

/** When the server has done all that it was told before, and what it sent has come. */
export async function answered({ connection }: LspClient): Promise<void> {
  await connection.sendRequest('workspace/symbol', { query: 'nobody is called that' });
}
