/** Comparing versions as an editor asks for it: the bundled server, a real repository. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { compareMethods, type CompareParams, type CompareResult, type RevisionsResult } from '#protocol';
import { gitIn } from '../testing/git.ts';
import { rearranged, reorganised, textsIn, type Texts } from '../testing/reorganised-bank.ts';
import { startClient, type LspClient } from '../testing/lsp-client.ts';

const model = `
//- streams.thru
portfolio retail {
  lpm: @lea
  value-stream claims "Claims" { budget: 3M EUR per year }
  value-stream policies "Policies" { budget: 2M EUR per year }
}
//- trains.thru
art sky "Sky" in cl<|>aims {
  rte: @ann
  team kite { members: 7 }
}
`;

let client: LspClient | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

/** A server on a repository in which the model is committed. */
async function start(isTrusted?: boolean, files = model) {
  const started = await startClient(files, {}, undefined, isTrusted === undefined ? undefined : { isTrusted });
  client = started;
  const git = (...args: readonly string[]): string => gitIn(started.root, ...args);
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-q', '-m', 'As is');
  for (const file of ['streams.thru', 'trains.thru']) if (files.includes(file)) started.open(file);
  const compare = (before: CompareParams['before'], after: CompareParams['after'] = { kind: 'editors' }) =>
    started.connection.sendRequest<CompareResult>(compareMethods.compare, {
      uri: started.uri('trains.thru'),
      before,
      after,
    });
  return { ...started, git, compare };
}

/** What was compared; the sentence fails the test where nothing was. */
function compared(result: CompareResult) {
  if ('problem' in result) throw new Error(result.problem);
  return result;
}
const told = (result: CompareResult): readonly string[] =>
  Object.values(compared(result).words).map(({ subject, text }) => `${subject}: ${text}`);

describe('what the editor holds', () => {
  it('is compared with a commit, with what is saved, and with the common ancestor', async () => {
    const { change, text, compare, git } = await start();
    change('trains.thru', text('trains.thru').replace('"Sky"', '"Heaven"'));
    const words = ['train Heaven: title Sky → Heaven'];
    const result = await compare({ kind: 'revision', name: 'HEAD' });
    expect(told(result)).toEqual(words);
    expect(compared(result)).toMatchObject({
      before: { label: 'the last commit', key: git('rev-parse', 'HEAD') },
      verdict: '1 change between the last commit and the files in the editor: 1 in wording.',
    });
    expect(compared(result).snapshots.before.nodes.map(({ title }) => title)).toContain('Sky');
    expect(told(await compare({ kind: 'saved' }))).toEqual(words);
    expect(told(await compare({ kind: 'merge-base', name: 'main' }))).toEqual(words);
  });

  it('is not compared while it does not read', async () => {
    const { change, compare } = await start();
    change('trains.thru', 'art sky {{');
    expect(await compare({ kind: 'revision', name: 'HEAD' })).toMatchObject({ brokenFiles: ['trains.thru'] });
  });

  it('is neither compared nor written of where a file of one side cannot be read', async () => {
    const { root, compare, connection, uri } = await start();
    writeFileSync(path.join(root, 'streams.thru'), 'portfolio \0\n');
    writeFileSync(path.join(root, 'new.thru'), 'portfolio \0\n');
    const change = { uri: uri('new.thru'), type: 1 };
    void connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [change] });
    // What is open stands in the editor, whatever the disk says.
    const broken = { brokenFiles: ['new.thru'] };
    expect(await compare({ kind: 'revision', name: 'HEAD' })).toMatchObject(broken);
    expect(await compare({ kind: 'revision', name: 'HEAD' }, { kind: 'saved' })).toMatchObject({
      brokenFiles: ['new.thru', 'streams.thru'],
    });
    const sides = { before: { kind: 'revision', name: 'HEAD' }, after: { kind: 'editors' } };
    const written = { uri: uri('trains.thru'), ...sides };
    expect(await connection.sendRequest(compareMethods.compareMarkdown, written)).toBe('');
  });

  it('tells where what is gone stood', async () => {
    const { change, text, compare } = await start();
    change('trains.thru', text('trains.thru').replace(/ +team kite.*\n/, ''));
    const { words } = compared(await compare({ kind: 'revision', name: 'HEAD' }));
    expect(Object.values(words)).toEqual([
      { subject: 'team kite', text: 'gone', around: { path: 'trains.thru', line: 0, character: 4 } },
    ]);
  });
});

describe('two revisions', () => {
  it('are compared, and give their texts', async () => {
    const { compare, git, root, connection } = await start();
    writeFileSync(path.join(root, 'trains.thru'), 'art sky "Heaven" in policies\n');
    git('commit', '-q', '-a', '-m', 'To be');
    const result = compared(await compare({ kind: 'revision', name: 'HEAD~1' }, { kind: 'revision', name: 'HEAD' }));
    expect(told(result)).toContain('train Heaven: title Sky → Heaven');
    const ask = (key: string | undefined): Promise<string> =>
      connection.sendRequest(compareMethods.versionText, { root: result.root, key, path: 'trains.thru' });
    expect(await ask(result.before.key)).toContain('"Sky"');
    expect(await ask(result.after.key)).toBe('art sky "Heaven" in policies\n');
    expect(await ask('0'.repeat(40))).toBe('');
    expect(await ask('--output=x')).toBe('');
  });

  it.each([
    ['gives the text of a commit that was open before a restart', true, 'art sky "Sky" in claims'],
    ['gives none of it where the folder is not trusted', false, ''],
  ])('a server that has just started %s', async (_what, isTrusted, text) => {
    const { git, root, connection } = await start(isTrusted);
    const ask = (key: string): Promise<string> =>
      connection.sendRequest(compareMethods.versionText, {
        root: pathToFileURL(root).toString(),
        key,
        path: 'trains.thru',
      });
    writeFileSync(path.join(root, 'trains.thru'), 'art saved\n');
    expect((await ask(git('rev-parse', 'HEAD'))).split(' {')[0]).toBe(text);
    expect(await ask('saved')).toBe('art saved\n');
  });

  it('are listed with what they say', async () => {
    const { git, connection, uri } = await start();
    git('tag', 'fy26');
    git('branch', 'reorganise');
    const listed = await connection.sendRequest<RevisionsResult>(compareMethods.revisions, { uri: uri('trains.thru') });
    if ('problem' in listed) throw new Error(listed.problem);
    expect(listed.revisions.map(({ kind, name, subject }) => [kind, name, subject])).toEqual(
      expect.arrayContaining([
        ['branch', 'main', 'As is'],
        ['branch', 'reorganise', 'As is'],
        ['tag', 'fy26', 'As is'],
        ['commit', git('rev-parse', '--short', 'HEAD'), 'As is'],
      ]),
    );
  });
});

describe('Nordhaven Bank', () => {
  const bank = textsIn(path.join(import.meta.dirname, '../examples/nordhaven-bank'));

  /** The bank as it is, and another version of it, both committed. */
  async function compareBank(after: Texts) {
    const { git, root, compare } = await start(undefined, `//- trains.thru\n<|>`);
    const put = (texts: Texts): void => {
      for (const [name, text] of Object.entries(texts)) {
        mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
        writeFileSync(path.join(root, name), text);
      }
      git('add', '-A');
      git('commit', '-q', '-m', 'Next');
    };
    put(bank);
    git('rm', '-q', '-r', '.');
    put(after);
    return compared(await compare({ kind: 'revision', name: 'HEAD~1' }, { kind: 'revision', name: 'HEAD' }));
  }

  it('reorganised is told in a sentence each, and nothing else is', async () => {
    const { comparison } = await compareBank(rearranged(reorganised(bank)));
    expect(comparison.groups.map(({ headline }) => headline.split(/[:.] /)[0])).toEqual([
      'Train Consumer Credit becomes a part of train Mortgages',
      'Train Transaction Monitoring moves from value stream Financial Crime to value stream Payments',
      'Team Alder splits',
      'Value stream everyday-banking (Everyday Banking) is called daily-banking (Daily Banking) now.',
      '3M EUR per year of the budget goes from value stream Wealth to value stream Lending.',
      'Marc Vidal, release train engineer of train Advisory until now, is release train engineer of train Trading & Custody, in place of Anna Rossi',
    ]);
  });

  it('with its files in other folders is told not to have changed', async () => {
    const { comparison, verdict } = await compareBank(rearranged(bank));
    expect([comparison.groups, comparison.changes]).toEqual([[], []]);
    expect(verdict).toBe('Nothing changed in the organisation between HEAD~1 and the last commit.');
  });
});

describe('what cannot be compared', () => {
  it('says what to do', async () => {
    const { compare } = await start();
    expect(await compare({ kind: 'revision', name: 'nowhere' })).toEqual({
      problem: expect.stringContaining('There is no revision `nowhere` here.'),
    });
  });

  it('is what git keeps of a folder that is not trusted; what is saved is compared all the same', async () => {
    const { compare, change, text, connection } = await start(false);
    change('trains.thru', text('trains.thru').replace('"Sky"', '"Heaven"'));
    expect(await compare({ kind: 'revision', name: 'HEAD' })).toEqual({
      problem: expect.stringContaining('Trust this folder first'),
    });
    expect(told(await compare({ kind: 'saved' }))).toEqual(['train Heaven: title Sky → Heaven']);
    await connection.sendNotification(compareMethods.trust, { isTrusted: true });
    expect(told(await compare({ kind: 'revision', name: 'HEAD' }))).toEqual(['train Heaven: title Sky → Heaven']);
  });

  it('in a folder without a repository says what else can be compared in an editor', async () => {
    const started = await startClient(model);
    client = started;
    started.open('trains.thru');
    const asked = {
      uri: started.uri('trains.thru'),
      before: { kind: 'revision', name: 'HEAD' },
      after: { kind: 'editors' },
    };
    expect(await started.connection.sendRequest(compareMethods.compare, asked)).toEqual({
      problem: 'This folder is not in a git repository. Compare with the saved version instead.',
    });
  });
});
