/** What an editor waits for, over the real protocol with the bundled server. */
import type { CompletionList, Hover, WorkspaceEdit } from 'vscode-languageserver';
import { startClient, type LspClient } from '../testing/lsp-client.ts';
import { cpuOf, median, ms, row } from './measure.ts';

type File = { readonly path: string; readonly text: string };

export const pulls = { textDocument: { diagnostic: { dynamicRegistration: false } } };

export async function editor(files: readonly File[], elements: number): Promise<void> {
  console.log(`\n# In an editor: ${elements} elements in ${files.length} files\n`);
  const source = files.map(({ path, text }) => `//- ${path}\n${text}`).join('\n');
  const started = performance.now();
  const client = await startClient(source, pulls);
  try {
    await whileLoading(client, files, started);
    const leaf = files.at(-1);
    const [hub] = files;
    if (!leaf || !hub) return;
    await keystrokes(client, leaf, '"Team ', 'a keystroke in a leaf file, to its problems');
    await keystrokes(client, hub, '"Acme', 'a keystroke in the file that everything refers to, to its problems');
    await answers(client, leaf, hub);
  } finally {
    await client.stop();
  }
}

/** Hover has to answer while the rest is still read. */
async function whileLoading(client: LspClient, files: readonly File[], started: number): Promise<void> {
  const leaf = files.at(-1);
  if (!leaf) return;
  client.open(leaf.path);
  const at = placeOf(leaf.text, 'team ', 'team '.length);
  const asked = performance.now();
  await client.connection.sendRequest('textDocument/hover', {
    textDocument: { uri: client.uri(leaf.path) },
    position: at,
  });
  row('hover while the workspace is still read', `${ms(performance.now() - asked)} of waiting`);
  await problems(client, leaf.path);
  row(
    'from the start of the server to all problems of an open file',
    `${ms(performance.now() - started)} of waiting, ${ms(cpuOf(client.pid))} CPU`,
  );
}

const rounds = 40;

/** A letter more and a letter less in a title, each with the problems that follow. */
export async function keystrokes(client: LspClient, { path, text }: File, word: string, name: string): Promise<void> {
  const changed = text.replace(word, `${word}s`);
  if (changed === text) throw new Error(`${word} is not in ${path}.`);
  client.open(path);
  await problems(client, path);
  const waits: number[] = [];
  const before = cpuOf(client.pid);
  for (let round = 0; round < rounds; round += 1) {
    const asked = performance.now();
    client.change(path, round % 2 === 0 ? changed : text);
    await problems(client, path);
    waits.push(performance.now() - asked);
  }
  const each = (cpuOf(client.pid) - before) / rounds;
  row(name, `${ms(each)} CPU, ${ms(median(waits))} of waiting (median of ${rounds})`, '10 ms of CPU', each <= 10);
}

async function answers(client: LspClient, leaf: File, hub: File): Promise<void> {
  const uri = client.uri(leaf.path);
  const inTeam = placeOf(leaf.text, 'team ', 'team '.length);
  await timed(client, 'hover on a team', () =>
    client.connection.sendRequest<Hover>('textDocument/hover', { textDocument: { uri }, position: inTeam }),
  );
  const typed = leaf.text.replace(/$/, '\nart fresh in ');
  client.change(leaf.path, typed);
  const end = placeOf(typed, 'art fresh in ', 'art fresh in '.length);
  await timed(client, 'completion after `in`', () =>
    client.connection.sendRequest<CompletionList>('textDocument/completion', { textDocument: { uri }, position: end }),
  );
  client.change(leaf.path, leaf.text);
  const theme = placeOf(hub.text, 'theme theme-1', 'theme t'.length);
  const edit = await timed(client, 'rename of a theme that hundreds of files use', () =>
    client.connection.sendRequest<WorkspaceEdit>('textDocument/rename', {
      textDocument: { uri: client.uri(hub.path) },
      position: theme,
      newName: 'theme-one',
    }),
  );
  row('  files that the rename edits', String(Object.keys(edit?.changes ?? {}).length));
  await timed(client, 'workspace symbols for `team`', () =>
    client.connection.sendRequest('workspace/symbol', { query: 'team' }),
  );
  await timed(client, 'document symbols', () =>
    client.connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri } }),
  );
}

/** The median of waiting over a few rounds. */
async function timed<R>(client: LspClient, name: string, ask: () => Promise<R>): Promise<R | undefined> {
  const waits: number[] = [];
  const before = cpuOf(client.pid);
  let answer: R | undefined;
  for (let round = 0; round < 7; round += 1) {
    const asked = performance.now();
    answer = await ask();
    waits.push(performance.now() - asked);
  }
  row(name, `${ms(median(waits))} of waiting, ${ms((cpuOf(client.pid) - before) / 7)} CPU`);
  return answer;
}

async function problems(client: LspClient, path: string): Promise<void> {
  await client.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: client.uri(path) } });
}

function placeOf(text: string, word: string, offset: number): { readonly line: number; readonly character: number } {
  const at = text.lastIndexOf(word);
  if (at < 0) throw new Error(`${word} is not there.`);
  const lines = text.slice(0, at + offset).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}
