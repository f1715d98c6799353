/** What is found by a few letters in the whole workspace: the order, and both words of an element. */
import { expect, it } from 'vitest';
import type { SymbolInformation } from 'vscode-languageserver';
import { clientsOf } from './protocol-testing.ts';

const kinds = `
//- main.thru
portfolio retail {
  value-stream payments "Payments" {
    art kyc
    art pay-core "The heart of payments"
    art pay "Paying"
    art spa-y "Wellness"
    art prepay
    art parity
    art lending "Pay later"
    backlog {
      feature F-1 "10-minute account" { }
    }
  }
}
`;

const start = clientsOf(kinds);
const asked = async (query: string, source = kinds): Promise<readonly string[]> => {
  const { connection } = await start(source);
  const found = await connection.sendRequest<SymbolInformation[]>('workspace/symbol', { query });
  return found.map(({ name }) => name);
};

it('the whole name comes first, then how a name begins, how a title does, a part of them, and letters in their order', async () => {
  expect(await asked('PAY')).toEqual([
    'pay "Paying"',
    'pay-core "The heart of payments"',
    'payments',
    'lending "Pay later"',
    'spa-y "Wellness"',
    'prepay',
    'parity',
  ]);
});

it('what has a number for a name is found by its title, which stands beside it', async () => {
  expect(await asked('10 minute')).toEqual(['F-1 "10-minute account"']);
});

it('the best of a second project comes before what is hardly like it in the first', async () => {
  const many = Array.from({ length: 300 }, (_, at) => `team f-a-l-c-o-n-${at}`).join('\n');
  const found = await asked(
    'falcon',
    `//- a/throughline.json\n{}\n//- a/x.thru\n${many.replaceAll('f-a', 'fx-a')}\n//- b/throughline.json\n{}\n//- b/y.thru\nteam falcon\n`,
  );
  expect(found[0]).toBe('falcon');
  expect(found).toHaveLength(200);
});
