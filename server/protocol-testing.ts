/** For tests of the server: the bundled program on a small bank, stopped when a test is done. */
import { afterEach } from 'vitest';
import { startClient, type LspClient } from '../testing/lsp-client.ts';

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
