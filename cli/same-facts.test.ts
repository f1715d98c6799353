/** What hover, `throughline show` and the export tell of an element: the same facts with the same figures. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Hover } from 'vscode-languageserver';
import { loadProject } from '#workspace';
import { startClient } from '../testing/lsp-client.ts';
import { cliFolderAt } from './cli-testing.ts';

type Named = { readonly id: string };
type Exported = {
  readonly id: string;
  readonly name?: string;
  readonly kind: string;
  readonly place?: { readonly file: string; readonly line: number; readonly column: number };
  readonly computed?: Readonly<Record<string, unknown>>;
};
type Shown = {
  readonly computed: Readonly<Record<string, unknown>> & {
    readonly themes: readonly Named[];
    readonly streams: readonly Named[];
  };
};

/** Rows that only `show` has: hover says them in its first lines, or has links for them. */
const ownRows = /^(?:level|in|declared in|strategy up|strategy down):|^(?:error|warning|info|hint) /;

/** Every so-manyth element of an example; what its work items show is told once they are read. */
it.each([
  ['kelpworks', 1],
  ['nordhaven-bank', 30],
])('%s', { timeout: 60_000 }, async (example, step) => {
  const root = path.join(import.meta.dirname, '../examples', example);
  const paths = loadProject(root).project.paths();
  const files = [...paths, 'throughline.json', ...(example === 'kelpworks' ? [] : ['flow.thruflow'])];
  const text = (file: string): string => readFileSync(path.join(root, file), 'utf8');
  const client = await startClient(files.map((file) => `//- ${file}\n${text(file).trimEnd()}\n`).join(''));
  for (const file of paths) client.open(file);
  if (example !== 'kelpworks')
    await client.pushed('payments.thru', (all) => all.some(({ code }) => code === 'wip-ageing'));
  const throughline = cliFolderAt(root);
  // What our commands write is their own JSON.
  const { elements } = JSON.parse((await throughline('export', '--format', 'json')).out) as {
    readonly elements: readonly Exported[];
  };
  const named = elements.filter(({ name, place }) => name !== undefined && place !== undefined);
  for (const { id, kind, name = '', place, computed = {} } of named.filter((_, index) => index % step === 0)) {
    const { file, line, column } = place ?? { file: '', line: 1, column: 1 };
    const written = text(file).split('\n')[line - 1] ?? '';
    const found = await client.connection.sendRequest<Hover & { contents: { value: string } }>('textDocument/hover', {
      textDocument: { uri: client.uri(file) },
      position: { line: line - 1, character: written.indexOf(name, column - 1 + kind.length) },
    });
    const hovered = found.contents.value
      .replaceAll('\\', '')
      .split('\n')
      .flatMap((each) => (each.startsWith('- ') ? [each.slice(2)] : []));
    const { out } = await throughline('show', id);
    const rows = out.split('\n').flatMap((each) => (each.startsWith('  ') ? [each.trim().replace(/ {2,}/, ': ')] : []));
    const facts = rows.filter((row) => !ownRows.test(row));
    // Hover names six of many.
    const isSaid = (fact: string): boolean =>
      facts.includes(fact) || facts.some((row) => row.startsWith(fact.replace(/ and \d+ more$/, ', ')));
    expect([id, hovered.length, hovered.filter((fact) => !isSaid(fact))]).toEqual([id, facts.length, []]);
    const shown = (JSON.parse((await throughline('show', id, '--format', 'json')).out) as Shown).computed;
    const ids = (list: readonly Named[]): readonly string[] | undefined =>
      list.length === 0 ? undefined : list.map((each) => each.id);
    const { people, teams, budget, allocated } = shown;
    const figures = { people, teams, budget, allocated, themes: ids(shown.themes), streams: ids(shown.streams) };
    expect([id, computed]).toEqual([
      id,
      Object.fromEntries(Object.entries(figures).filter(([, each]) => each !== undefined)),
    ]);
  }
  await client.stop();
});
