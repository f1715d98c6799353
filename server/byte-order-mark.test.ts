import { expect, it } from 'vitest';
import type { Location, WorkspaceEdit } from 'vscode-languageserver';
import { clientsOf } from './protocol-testing.ts';

const start = clientsOf('');

it('counts no byte-order mark of a file that is not open, as an editor counts none', async () => {
  const { connection, uri, open, pushed } = await start(
    '//- a.thru\n\ufeffportfolio retail in acme\n//- b.thru\nenterprise acme\n',
  );
  await pushed('a.thru', (found) => found.length > 0);
  open('b.thru');
  const at = { textDocument: { uri: uri('b.thru') }, position: { line: 0, character: 12 } };
  const context = { includeDeclaration: false };
  const [used] = await connection.sendRequest<Location[]>('textDocument/references', { ...at, context });
  expect(used?.range).toEqual({ start: { line: 0, character: 20 }, end: { line: 0, character: 24 } });
  const renamed = await connection.sendRequest<WorkspaceEdit>('textDocument/rename', { ...at, newName: 'whole' });
  expect(renamed.changes?.[uri('a.thru')]).toEqual([{ range: used?.range, newText: 'whole' }]);
});
