/** Strokes in a large document are read together, and whoever asks is answered about the last of them. */
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { createProject } from '#language';
import { Documents } from './documents.ts';
import { Hosts } from './hosts.ts';
import { nodeSource } from './node-source.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'throughline-documents-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(join(folder, 'throughline.json'), '{}');
const uri = pathToFileURL(join(folder, 'a.thru')).toString();

const opened = async (text: string) => {
  let reads = 0;
  const told: ReadonlySet<string>[] = [];
  const hosts = new Hosts(nodeSource, ({ stale }) => {
    reads += 1;
    told.push(stale);
  });
  hosts.setFolders([folder]);
  await hosts.load();
  const documents = new Documents(hosts, (error) => expect.unreachable(String(error)));
  documents.open({ uri, languageId: 'throughline', version: 1, text });
  const isLoading = (): boolean => hosts.all().some((host) => host.isLoading);
  let turns = 0;
  for (; isLoading(); turns += 1) await new Promise((resolve) => setImmediate(resolve));
  await Promise.all(hosts.all().map(({ ready }) => ready));
  const toldAtOnce = told.splice(0).at(-1);
  reads = 0;
  const type = (version: number, letters: string): void => {
    const start = { line: 0, character: 0 };
    documents.change({
      textDocument: { uri, version },
      contentChanges: [{ range: { start, end: start }, text: letters }],
    });
  };
  const name = (): string | undefined => hosts.find(uri)?.record.summary.declarations[1]?.name;
  return { documents, hosts, turns, toldAtOnce, type, name, reads: () => reads };
};

const large = `sky "Sky"\n// ${'x'.repeat(500_000)}\n`;

describe('strokes in a document', () => {
  it('that is large are read at once when all of them have come', async () => {
    const { documents, type, name, reads } = await opened(large);
    for (let at = 2; at < 40; at += 1) type(at, 'x');
    type(40, 'team ');
    expect(reads()).toBe(0);
    await documents.whenRead(uri, false);
    expect(reads()).toBe(1);
    expect(name()).toBe(`${'x'.repeat(38)}sky`);
    expect(documents.whenRead(uri, false)).toBeUndefined();
  });

  it('that is large are judged in slices where they change much, and told of when all is known', async () => {
    writeFileSync(join(folder, 'b.thru'), 'team t7\n');
    const text = `${Array.from({ length: 4000 }, (_, at) => `team t${at}`).join('\n')}\n${large}`;
    const { documents, hosts, turns, toldAtOnce, type, reads } = await opened(text);
    // A turn or more for each slice of eighty, in which others are answered.
    expect(turns).toBeGreaterThan(4000 / 80);
    expect([...(toldAtOnce ?? [])].sort()).toEqual(['a.thru', 'b.thru']);
    const problems = (): readonly string[] =>
      ['a.thru', 'b.thru'].flatMap((path) =>
        (hosts.all()[0]?.project.problems(path) ?? []).map(({ message }) => message),
      );
    const fresh = createProject();
    const load = (first: string): readonly string[] => {
      fresh.update([
        { path: 'a.thru', text: first },
        { path: 'b.thru', text: 'team t7\n' },
      ]);
      return ['a.thru', 'b.thru'].flatMap((path) => fresh.problems(path).map(({ message }) => message));
    };
    expect(problems()).toEqual(load(text));
    type(2, 'x');
    await documents.whenRead(uri, false);
    expect(reads()).toBe(1);
    expect(problems()).toEqual(load(`x${text}`));
    rmSync(join(folder, 'b.thru'));
  });

  it('are read one by one where it is small', async () => {
    const { documents, type, name, reads } = await opened('sky "Sky"\n');
    type(2, 'x');
    type(3, 'team ');
    expect(documents.whenRead(uri, true)).toBeUndefined();
    expect(reads()).toBe(2);
    expect(name()).toBe('xsky');
  });

  it('move the places that somebody asked about, who then asks again', async () => {
    const { documents, type } = await opened(large);
    type(2, 'team ');
    const [place, whole] = [documents.whenRead(uri, true), documents.whenRead(uri, false)];
    type(3, '// said\n');
    await expect(place).rejects.toThrow('changed meanwhile');
    await expect(whole).resolves.toBeUndefined();
    type(4, 'team ');
    await expect(documents.whenRead(uri, true)).resolves.toBeUndefined();
  });
});
