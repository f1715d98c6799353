/** Changes of the organisation on the charts of a report, from the history of real repositories. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { cliFolder, cliFolderAt, type CliFolder } from './cli-testing.ts';
import { gitFolder, type GitFolder } from './git-testing.ts';

const model = `portfolio p {
  value-stream s {
    art sky {
      team kite
      team heron
    }
    art air { team owl }
    art sea { team tern }
  }
}
workflow w {
  waiting: "Ready"
  active: "In Dev"
  done: "Done"
}
`;

/** One story of each team a day, done ten days later, and in the second half twenty. */
function table(): string {
  const lines = ['id,at,to,team,type'];
  for (let day = 0; day < 80; day += 1)
    for (const team of ['kite', 'owl', 'tern']) {
      const at = (after: number): string => new Date(Date.UTC(2026, 0, 1 + day + after)).toISOString().slice(0, 10);
      const took = day < 35 ? 5 : 15;
      lines.push(`${team}-${day},${at(0)},In Dev,${team},Story`, `${team}-${day},${at(took)},Done,${team},Story`);
    }
  return `${lines.join('\n')}\n`;
}

function committed(folder: GitFolder, date: string, message: string): void {
  folder.git('add', '-A');
  folder.git('commit', '-qm', message, '--date', `${date}T12:00:00Z`);
}

/** A model in its first version. */
function begun(): GitFolder {
  const folder = gitFolder();
  folder.write('throughline.json', '{ "name": "Acme" }');
  folder.write('model.thru', model);
  committed(folder, '2025-11-03', 'Begin');
  return folder;
}

async function measured(folder: GitFolder): Promise<void> {
  folder.write('tracker.csv', table());
  await folder.throughline('flow', 'import', 'tracker.csv');
}

/** A team moves in February; it is renamed, a feature comes and a train comes in March; nothing of that before. */
async function history(): Promise<GitFolder> {
  const folder = begun();
  folder.edit('model.thru', '      team kite\n', '');
  folder.edit('model.thru', 'team owl', 'team owl\n team kite');
  committed(folder, '2026-02-10', 'Move kite');
  folder.edit('model.thru', 'team kite', 'team kites { aliases: "kite" }');
  committed(folder, '2026-03-01', 'Rename');
  folder.edit('model.thru', 'team tern', 'backlog { feature F-1 }\n team tern');
  committed(folder, '2026-03-03', 'Plan');
  folder.edit('model.thru', 'art sea', 'art land\n    art sea');
  committed(folder, '2026-03-20', 'Add a train');
  await measured(folder);
  return folder;
}

const moved = 'Team kite moves from train sky to train air';
const span = ['--from', '2026-01-01', '--to', '2026-03-31'];

async function report({ throughline }: Pick<CliFolder, 'throughline'>, ...args: readonly string[]): Promise<string> {
  const { code, out, err } = await throughline('report', 'quarterly', ...args, ...span);
  expect([code, err]).toEqual([0, '']);
  return out;
}

describe('changes of the organisation', () => {
  it.each(['text', 'markdown', 'html', 'json'])('stand in the timeline and beside the charts: %s', async (format) => {
    const out = await report(await history(), '--format', format);
    for (const told of ['2026-02-10', moved, '2026-03-20', 'New: train land, in value stream s', 'coincides'])
      expect(out).toContain(told);
    // What is only renamed or planned is no change of the organisation, and what was before is of no concern.
    expect(out).not.toMatch(/2026-03-01 |kites now|F-1|2025-11-03|shallow/);
  });

  it('are told of the elements that they touch, by the names of today', async () => {
    const folder = await history();
    for (const element of ['kites', 'air', 'sky', 's']) expect(await report(folder, element)).toContain(moved);
    for (const element of ['tern', 'sea']) expect(await report(folder, element)).not.toContain(moved);
  });

  it('stand in an exported page too, and in none from which something was left out', async () => {
    const folder = await history();
    folder.write('preview/preview.js', '');
    folder.write('preview/preview.css', '');
    const page = await folder.throughline('export', '--format', 'html', '--view', 'flow');
    expect(page.out).toContain(moved);
    const redacted = await folder.throughline('export', '--format', 'html', '--view', 'flow', '--redact', 'people');
    expect(redacted.out).toContain('throughline-reports');
    expect(redacted.out).not.toContain(moved);
  });

  it('pass over a version that does not read', async () => {
    const folder = await history();
    folder.edit('model.thru', 'art land', 'art land {');
    committed(folder, '2026-03-22', 'Half typed');
    folder.edit('model.thru', 'art land {', 'art land');
    committed(folder, '2026-03-23', 'Mended');
    const out = await report(folder);
    expect(out).toContain(moved);
    expect(out).not.toMatch(/2026-03-2[23] /);
  });

  it('tell of a train that is split, and of no file that is only renamed, on a detached head too', async () => {
    const folder = begun();
    folder.git('mv', 'model.thru', 'organisation.thru');
    committed(folder, '2026-01-20', 'Rename the file');
    folder.edit('organisation.thru', '      team heron\n    }', '    }\n    art cloud { team heron }');
    committed(folder, '2026-02-10', 'Split the train');
    folder.edit('organisation.thru', '    art cloud { team heron }\n', '');
    folder.write('cloud.thru', 'art cloud in s { team heron }\n');
    committed(folder, '2026-03-05', 'Give it a file of its own');
    folder.git('checkout', '-q', '--detach', 'HEAD');
    await measured(folder);
    const out = await report(folder, '--format', 'markdown');
    expect(out).toContain('Train sky splits: the new train cloud takes the team heron');
    expect(out).not.toMatch(/2026-01-20|2026-03-05/);
  });

  it('end with a sentence where a shallow clone does', async () => {
    const whole = await history();
    whole.git('add', '-A');
    committed(whole, '2026-03-25', 'Import');
    const clone = cliFolder({});
    const source = pathToFileURL(whole.root).toString();
    execFileSync('git', ['clone', '-q', '--depth', '2', source, 'clone'], { cwd: clone.root, stdio: 'ignore' });
    const folder = { throughline: cliFolderAt(path.join(clone.root, 'clone')) };
    const out = (await report(folder)).replaceAll(/\s+/g, ' ');
    expect(out).not.toContain(moved);
    expect(out).toContain(
      'The history before 2026-03-20 is not in this shallow clone, so changes of the organisation before 2026-03-20 are not shown.',
    );
  });

  it('are none where there is no repository, or no commit', async () => {
    const bare = cliFolder({ 'throughline.json': '{}', 'model.thru': model, 'tracker.csv': table() });
    await bare.throughline('flow', 'import', 'tracker.csv');
    const empty = gitFolder();
    for (const name of ['throughline.json', 'model.thru', 'flow.thruflow']) empty.write(name, bare.read(name));
    for (const folder of [bare, empty]) expect(await report(folder)).not.toMatch(/change of the|shallow/);
  });
});
