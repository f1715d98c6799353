/** What completion offers, place by place: every case is typed into the same running server. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CompletionItem, CompletionList } from 'vscode-languageserver';
import { startClient, type LspClient } from '../testing/lsp-client.ts';

const around = `
//- around.thru
enterprise acme {
  theme digital { objective easy }
  supplier maker
  system ledger
  person @kim "Kim Moss"
}
portfolio retail in acme {
  tags: #pci
  lpm: @ava "Ava Lind"
  epic faster { flows-into: payments }
}
value-stream payments in retail {
  product pay
  art core
}
value-stream cards in retail
role deputy { at: art  abbreviation: dep }
workflow board { active: "In Dev" }
//- typed.thru
`;

let client: LspClient | undefined;
beforeAll(async () => {
  client = await startClient(around, { textDocument: { completion: { completionItem: { snippetSupport: true } } } });
  client.open('typed.thru');
});
afterAll(() => client?.stop());

/** What is offered at the cursor. */
async function offered(text: string): Promise<readonly CompletionItem[]> {
  if (!client) throw new Error('The server was not started.');
  const at = text.indexOf('<|>');
  client.change('typed.thru', text.replace('<|>', ''));
  const lines = text.slice(0, at).split('\n');
  const list = await client.connection.sendRequest<CompletionList>('textDocument/completion', {
    textDocument: { uri: client.uri('typed.thru') },
    position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 },
  });
  return list.items;
}

const labels = async (text: string): Promise<string> => (await offered(text)).map(({ label }) => label).join(' ');

it.each([
  ['kinds that may stand at the top', 'cap<|>', 'capability'],
  ['no block without a name at the top', 'busi<|>', ''],
  ['nothing where a name is invented', 'art <|>', ''],
  ['the names that a cadence may have', 'portfolio q {\n  cadence <|>\n}', 'annual iteration monthly pi quarterly'],
  ['`in` after a name', 'art new <|>', 'in'],
  ['what may contain it', 'art new in <|>', 'cards payments'],
  ['what may contain it beside the first', 'art new in cards, p<|>', 'payments'],
  ['what may contain it after its kind', 'art new in value-stream <|>', 'cards payments'],
  ['what may contain it where a brace is open already', 'team new in c<|> {', 'cards core'],
  ['what a key leads to', 'epic new in retail {\n  supports: <|>\n}', 'digital easy'],
  ['the same after a comma', 'epic new in retail {\n  flows-into: cards, <|>\n}', 'cards payments'],
  ['one kind after that kind', 'epic new in retail {\n  depends-on: product <|>\n}', 'pay'],
  ['suppliers as employers', 'person @new {\n  employer: <|>\n}', 'maker'],
  ['people and the open seat in a role', 'art new in cards {\n  rte: <|>\n}', '@ava @kim vacant'],
  ['people after an at sign', 'art new in cards {\n  rte: @k<|>\n}', '@kim'],
  ['people by their names', 'art new in cards {\n  rte: @moss<|>\n}', '@kim'],
  ['nobody who is only being typed', 'art new in cards {\n  rte: @avaz<|>\n}', ''],
  ['who leads', 'art new in cards {\n  rte: @ava <|>\n}', 'lead'],
  ['which train leads', 'product new in cards {\n  delivered-by: core <|>\n}', 'lead'],
  ['states of an epic', 'epic new {\n  state: <|>\n}', 'analyzing done funnel implementing ready reviewing'],
  ['types of an enabler', 'epic new {\n  type: enabler <|>\n}', 'architecture compliance exploration infrastructure'],
  ['labels that are not there yet', 'portfolio q {\n  horizons: h0 6%, <|>\n}', 'h1 h2 h3'],
  [
    'the states of the tracker where work is limited',
    'team new in core {\n  wip: i<|>\n}',
    'In Dev analyzing deploying implementing releasing validating',
  ],
  ['units of time', 'art new {\n  pi: 10 <|>\n}', 'days months weeks'],
  ['periods after `per`', 'portfolio q {\n  budget: 3M EUR per <|>\n}', 'fiscal-year month pi quarter year'],
  ['no second currency', 'portfolio q {\n  budget: 3M EUR <|>\n}', 'from per until'],
  ['a value to change where any is right', 'art new {\n  pi: <|>\n}', '10 weeks'],
  ['how a measure goes on', 'objective new {\n  kpi k: 3 -> 4 <|>\n}', 'by now on'],
  ['a date for a milestone', 'milestone new: <|>', '2026-12-31'],
  ['work of the level in a backlog', 'backlog more in retail {\n  e<|>\n}', 'faster reviewed epic meta'],
  ['work of the level in a backlog inside', 'team q {\n  backlog {\n    s<|>\n  }\n}', 'links tags was story'],
  ['no element for itself', 'art new in cards {\n  depends-on: art <|>\n}', 'core'],
  ['the key after another one in a line', 'art new in cards {\n  pi: 10 weeks  rte: @k<|>\n}', '@kim'],
  ['the same in the line after a comma', 'epic new in retail {\n  flows-into: cards,\n    <|>\n}', 'cards payments'],
  ['what a key leads to in the line below it', 'epic new in retail {\n  supports:\n    <|>\n}', 'digital easy'],
  ['`in` at the end of a title', 'art new "New"<|>', 'in'],
  ['what comes next at the end of a comment', 'art new in /* the */<|>', 'cards payments'],
  ['words of the kind while its block is open', 'value-stream new in retail {\n  type: <|>', 'development operational'],
  ['roles where a role speaks of roles', 'role new {\n  instead: dep<|>\n}', 'deputy'],
  ['tags of the whole project', 'product new {\n  tags: #<|>\n}', '#pci'],
  ['views for a view', 'view new {\n  shows: <|>\n}', 'alignment cadence changes flow funding map people trace tree'],
  ['kinds for the depth of a view', 'view new {\n  depth: tea<|>\n}', 'team value-stream'],
  ['kinds that a view hides', 'view new {\n  hides: pers<|>\n}', 'person'],
  ['tags of the whole project for a view', 'view new {\n  where: #<|>\n}', '#pci'],
  ['elements of every kind for a view', 'view new {\n  of: c<|>\n}', 'acme cards core'],
  ['rules in a comment that switches one off', '// throughline-ignore art-too-lar<|>: why', 'art-too-large'],
  ['nothing in other comments', '// ar<|>', ''],
  ['nothing in a text', 'product new {\n  need: "ar<|>"\n}', ''],
])('offers %s', async (_title, text, expected) => {
  expect(await labels(text)).toBe(expected);
});

it('offers no key that is stated already, and the roles that are needed first', async () => {
  const found = await labels('art new in cards {\n  pi: 10 weeks\n  pm: @ava\n  <|>\n}');
  expect(found).toMatch(/^business-owner release-train-engineer system-architect /);
  expect(found.split(' ')).not.toContain('pi');
  expect(found.split(' ')).not.toContain('product-manager');
  expect(found.split(' ')).toContain('deputy');
});

it('offers the key under the cursor, with its colon already there', async () => {
  const [found] = await offered('art new in cards {\n  pi-st<|>: 2026-01-05\n}');
  expect(found).toMatchObject({ label: 'pi-start', textEdit: { newText: 'pi-start' } });
});

it('offers the role under the cursor, with its colon already there', async () => {
  const found = await offered('art new in cards {\n  dep<|>uty: @ava\n}');
  expect(found.find(({ label }) => label === 'deputy')).toMatchObject({ textEdit: { newText: 'deputy' } });
});

it('replaces the whole name of a rule', async () => {
  const [found] = await offered('// throughline-ignore art-too-lar<|>ger: why');
  const range = { start: { line: 0, character: 22 }, end: { line: 0, character: 36 } };
  expect(found).toMatchObject({ label: 'art-too-large', textEdit: { range } });
});

it('writes the kind before a name that several have', async () => {
  const found = await offered('theme cards\nportfolio q {\n  epic new { depends-on: <|> }\n}\nproduct core in cards');
  expect(found.filter(({ label }) => label === 'core').map(({ textEdit }) => textEdit?.newText)).toEqual([
    'product core',
    'art core',
  ]);
});

it('makes a whole declaration of a kind', async () => {
  const [found] = await offered('val<|>');
  expect(found?.textEdit?.newText).toBe('value-stream ${1:name} "${2:Title}" in ${3:portfolio} {\n\t$0\n}');
});

it('gives no more than a hundred, and asks to be asked again', async () => {
  if (!client) throw new Error('The server was not started.');
  const many = Array.from({ length: 150 }, (_, index) => `art train-${index} in cards`).join('\n');
  client.change('typed.thru', `${many}\nproduct new in cards { delivered-by: t }`);
  const list = await client.connection.sendRequest<CompletionList>('textDocument/completion', {
    textDocument: { uri: client.uri('typed.thru') },
    position: { line: 150, character: 'product new in cards { delivered-by: t'.length },
  });
  expect([list.isIncomplete, list.items.length]).toEqual([true, 100]);
});
