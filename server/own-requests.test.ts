/** What our extension asks beyond the protocol: places of elements, the built-in roles, the pages of rules. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { methods } from '#protocol';
import { startClient, type LspClient } from '../testing/lsp-client.ts';

let client: LspClient | undefined;
const running = (): LspClient => {
  if (!client) throw new Error('The server was not started.');
  return client;
};
beforeAll(async () => {
  client = await startClient(`
//- throughline.json
{ "name": "Acme of the North", "vocabulary": "safe" }
//- streams.thru
enterprise acme "Acme"
value-stream pay { customer: "All" }
//- trains.thru
art sky in pay {
  rte: @ava "Ava Lind"
  team kite
}
`);
  client.open('trains.thru');
  await client.pushed('trains.thru', (found) => found.length > 0);
});
afterAll(() => client?.stop());

const asked = <R>(method: string, params: object): Promise<R> => running().connection.sendRequest<R>(method, params);

describe('the place of an element', () => {
  it.each([
    ['a team', { id: 'team:kite' }, 'trains.thru 2:7'],
    ['a person whom no declaration names', { id: 'person:ava' }, 'trains.thru 1:7'],
    ['a fact', { id: 'value-stream:pay', key: 'customer' }, 'streams.thru 1:19'],
    ['the element where the fact is gone', { id: 'value-stream:pay', key: 'budget' }, 'streams.thru 1:13'],
    ['nothing where it is gone', { id: 'team:gone' }, null],
  ])('is that of %s', async (_what, params, place) => {
    // The preview names the project by its folder, with or without a slash.
    for (const uri of [running().uri('trains.thru'), running().uri(''), `${running().uri('')}/`]) {
      const found = await asked<{ uri: string; range: { start: { line: number; character: number } } } | null>(
        methods.locate,
        { uri, ...params },
      );
      const { line, character } = found?.range.start ?? { line: 0, character: 0 };
      expect(found && `${found.uri.split('/').at(-1) ?? ''} ${line}:${character}`).toBe(place);
    }
  });
});

it('the elements at a place are those around it, from the inside outwards, and no file', async () => {
  const at = { uri: running().uri('trains.thru'), position: { line: 2, character: 8 } };
  expect(await asked(methods.elementsAt, at)).toEqual({
    projectUri: running().uri(''),
    ids: ['team:kite', 'art:sky'],
  });
});

it('a project is called as its configuration says', async () => {
  const { snapshot } = await asked<{ snapshot: { project: string } }>(methods.snapshot, { uri: running().uri('') });
  expect(snapshot.project).toBe('Acme of the North');
});

it('the built-in roles and the pages of rules have the words of the project, and there is no other library', async () => {
  const { libraryText, rulePage } = methods;
  const library = await asked<string>(libraryText, {
    uri: 'throughline-library:/throughline-library/roles.thru',
  });
  expect(library).toContain('Team Coach');
  expect(await asked(libraryText, { uri: 'throughline-library:/etc/passwd' })).toBe('');
  expect(await asked(rulePage, { rule: 'role-missing' })).toContain('Team Coach');
  expect(await asked(rulePage, { rule: 'no](command:x) rule' })).toBe('# nocommandxrule\n\nNo rule has this name.\n');
});
