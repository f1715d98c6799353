/** Strokes in a large document are read together, and whoever asks is answered about the last of them. */
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { Documents } from './documents.ts';
import { Hosts } from './hosts.ts';
import { nodeSource } from './node-source.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'throughline-documents-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(join(folder, 'throughline.json'), '{}');
const uri = pathToFileURL(join(folder, 'a.thru')).toString();

const opened = async (text: string) => {
  let reads = 0;
  const hosts = new Hosts(nodeSource, () => (reads += 1));
  hosts.setFolders([folder]);
  await hosts.load();
  const documents = new Documents(hosts, (error) => expect.unreachable(String(error)));
  documents.open({ uri, languageId: 'throughline', version: 1, text });
  await Promise.all(hosts.all().map(({ ready }) => ready));
  reads = 0;
  const type = (version: number, letters: string): void => {
    const start = { line: 0, character: 0 };
    documents.change({
      textDocument: { uri, version },
      contentChanges: [{ range: { start, end: start }, text: letters }],
    });
  };
  const name = (): string | undefined => hosts.find(uri)?.record.summary.declarations[1]?.name;
  return { documents, type, name, reads: () => reads };
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
