/** Suppressions as an editor offers them. */
import { afterEach, describe, expect, it } from 'vitest';
import type { CodeAction, Diagnostic, WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { startClient, type LspClient } from '../testing/lsp-client.ts';

let client: LspClient | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

describe('a suppression', () => {
  it('is offered for good and for a quarter, counted from the day that the project states', async () => {
    const { connection, open, pushed, text, uri } = (client = await startClient(
      `//- throughline.json\n{ "asOf": "2030-01-15" }\n//- a.thru\nvalue-stream v\nvalue-stream w\nart sky in v, w\n`,
    ));
    open('a.thru');
    const found = (await pushed('a.thru', (problems) => problems.some(isWanted))).find(isWanted);
    const actions = await connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: uri('a.thru') },
      range: found?.range,
      context: { diagnostics: [found] },
    });
    const written = actions
      .filter(({ title }) => title.startsWith('Ignore'))
      .map(({ edit }) => appliedTo(text('a.thru'), edit));
    expect(written).toEqual(
      ['', ' (until 2030-04-15)'].map(
        (expiry) =>
          `value-stream v\nvalue-stream w\n// throughline-ignore art-in-many-value-streams: say why it is all right here${expiry}\nart sky in v, w\n`,
      ),
    );
  });

  it('is offered at the problem alone, not at what stands above or below it', async () => {
    const { connection, open, pushed, uri } = (client = await startClient(
      '//- a.thru\nvalue-stream v\nvalue-stream w\nart sky in v, w\nart sea in v\n',
    ));
    open('a.thru');
    await pushed('a.thru', (problems) => problems.some(isWanted));
    const offeredAt = async (line: number): Promise<number> => {
      const place = { line, character: 14 };
      const actions = await connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: uri('a.thru') },
        range: { start: place, end: place },
        context: { diagnostics: [] },
      });
      return actions.filter(({ title }) => title.startsWith('Ignore `art-in-many-value-streams`')).length;
    };
    expect([await offeredAt(0), await offeredAt(2), await offeredAt(3)]).toEqual([0, 2, 0]);
  });
});

const isWanted = ({ code }: Diagnostic): boolean => code === 'art-in-many-value-streams';

/** What a workspace edit of one file makes of its text. */
function appliedTo(before: string, edit: WorkspaceEdit | undefined): string {
  const [edits = []] = Object.values(edit?.changes ?? {});
  return TextDocument.applyEdits(TextDocument.create('file:///a.thru', 'throughline', 1, before), edits);
}
