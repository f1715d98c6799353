/** Reports of flow for the preview, over the real protocol, from a real file of items. */
import { afterEach, describe, expect, it } from 'vitest';
import { flowFileText, toFlowData } from '#language/flow/index.ts';
import { methods, reportMethods, type ReportAsked, type ReportResult } from '#protocol';
import { item } from '#testing';
import { startClient, type LspClient } from '../testing/lsp-client.ts';

const organisation = `
//- a.thru
workflow w { waiting: "Ready"  active: "Dev"  done: "Done" }
value-stream pay "Pay<|>ments" { art core "Core" { team kite "Kite" } }
value-stream cards "Cards"
`;
const items = toFlowData([
  item('A', { team: 'kite', type: 'Feature' }, 'Ready', 1, 'Dev', 3, 'Done', 9),
  item('B', { team: 'kite', type: 'Feature' }, 'Ready', 40, 'Dev', 43, 'Done', 58),
  item('C', { team: 'kite', type: 'Feature' }, 'Dev', 80),
]);

let client: LspClient | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

async function ask(asked: ReportAsked, files = `//- flow.thruflow\n${[...flowFileText(items)].join('')}`) {
  client ??= await startClient(`${organisation}${files}`);
  return client.connection.sendRequest<ReportResult>(reportMethods.report, { uri: client.uri('a.thru'), asked });
}

/** The keys behind the first figure of a row. */
function keysOf(sheet: ReportResult, row: string): readonly string[] {
  const tables = sheet?.reports[0]?.sections.flatMap(({ blocks }) => blocks) ?? [];
  for (const table of tables) {
    const cells = table.kind === 'table' ? table.rows.find(([first]) => first?.text === row) : undefined;
    if (cells) return (sheet?.lists[cells[1]?.items ?? -1] ?? []).map((number) => sheet?.items[number]?.[0] ?? '');
  }
  return [];
}

describe('a report', () => {
  it('is of the latest span that the items know, with the items behind its figures', async () => {
    const sheet = await ask({ cadence: 'quarterly', element: 'value-stream:pay' });
    expect(sheet?.reports[0]).toMatchObject({
      subject: { id: 'value-stream:pay', label: 'Payments' },
      asOf: '2026-03-22',
      hasItems: true,
    });
    expect(keysOf(sheet, 'Finished (flow velocity)')).toEqual(['A', 'B']);
    expect(keysOf(sheet, 'In progress now (flow load)')).toEqual(['C']);
  });

  it('is of the days that were chosen, as known on one of them', async () => {
    const sheet = await ask({ cadence: 'monthly', from: '2026-01-01', to: '2026-02-15', asOf: '2026-02-15' });
    expect(sheet?.reports[0]?.window).toMatchObject({ from: '2026-01-01', to: '2026-02-16' });
    expect(keysOf(sheet, 'Finished (flow velocity)')).toEqual(['A']);
    expect(keysOf(sheet, 'In progress now (flow load)')).toEqual(['B']);
  });

  it('names the statement of a target, which is found in the text', async () => {
    const organised = organisation.replace('"Cards"', '"Cards" {\n  flow {\n    load: max 3\n  }\n}');
    client = await startClient(`${organised}//- flow.thruflow\n${[...flowFileText(items)].join('')}`);
    const sheet = await ask({ cadence: 'quarterly', element: 'value-stream:cards' });
    const cells = sheet?.reports[0]?.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flat() : [])),
    );
    const stated = cells?.flatMap((cell) => cell.stated ?? []) ?? [];
    expect(stated).toEqual([{ element: 'value-stream:cards/flow', key: 'load', text: 'Cards, load: at most 3' }]);
    const uri = client.uri('a.thru');
    const [asked] = stated.map(({ element, key }) => ({ uri, id: element, key }));
    expect(await client.connection.sendRequest(methods.locate, asked)).toEqual({
      uri,
      range: { start: { line: 4, character: 4 }, end: { line: 4, character: 8 } },
    });
    expect(await client.connection.sendRequest(methods.locate, { ...asked, key: 'velocity' })).toMatchObject({
      range: { start: { line: 3 } },
    });
  });

  it('tells what is declared where nothing was imported, and nothing of what is not there', async () => {
    expect((await ask({ cadence: 'quarterly' }, ''))?.reports[0]).toMatchObject({ hasItems: false });
    expect(await ask({ cadence: 'quarterly', element: 'team:gone' }, '')).toBeNull();
  });
});
