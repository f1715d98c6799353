/** Changes of the organisation in reports for the preview: the bundled server, a real repository. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { flowFileText, toFlowData } from '#language/flow/index.ts';
import { compareMethods, reportMethods, type ReportResult, type ReportsChanged } from '#protocol';
import { item } from '#testing';
import { gitIn } from '../testing/git.ts';
import { startClient, type LspClient } from '../testing/lsp-client.ts';

const before = `workflow w { waiting: "Ready"  active: "Dev"  done: "Done" }
value-stream pay "Payments" {
  art core "Core" { team kite "Kite" }
  art edge "Edge" { team owl "Owl" }
  art sea "Sea" { team tern "Tern" }
}
`;
const after = before.replace(' team kite "Kite"', '').replace('"Owl"', '"Owl"\n  team kite "Kite"');
const later = after.replace('art core', 'art land "Land"\n  art core');
const items = toFlowData([
  item('A', { team: 'kite', type: 'Feature' }, 'Ready', 1, 'Dev', 3, 'Done', 9),
  item('B', { team: 'kite', type: 'Feature' }, 'Dev', 80),
  item('C', { team: 'tern', type: 'Feature' }, 'Dev', 60),
]);
const moved = 'Team Kite moves from train Core to train Edge';

let client: LspClient | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

/** A server on a repository in which a team moves in February. */
async function start(isTrusted = true) {
  const source = `//- a.thru\n${after}<|>\n//- flow.thruflow\n${[...flowFileText(items)].join('')}`;
  const started = await startClient(source, {}, undefined, { isTrusted });
  client = started;
  started.open('a.thru');
  const git = (...args: readonly string[]) => gitIn(started.root, ...args);
  const commit = (date: string, text: string): void => {
    writeFileSync(path.join(started.root, 'a.thru'), text);
    git('add', '-A');
    git('commit', '-qm', 'Change', '--date', `${date}T12:00:00Z`);
  };
  git('init', '-q');
  commit('2025-11-03', before);
  commit('2026-02-10', after);
  const news = newsOf(started);
  const titles = async (element?: string): Promise<readonly string[]> => {
    const asked = { cadence: 'quarterly' as const, ...(element === undefined ? {} : { element }) };
    const params = { uri: started.uri('a.thru'), asked };
    return titlesIn(await started.connection.sendRequest<ReportResult>(reportMethods.report, params));
  };
  return { ...started, commit, titles, news };
}

/** What the server says of its own accord; `next` waits for what was not waited for yet. */
function newsOf({ connection }: LspClient) {
  const told: ReportsChanged[] = [];
  const waiting: (() => void)[] = [];
  let heard = 0;
  connection.onNotification(reportMethods.reportsChanged, (params: ReportsChanged) => {
    told.push(params);
    for (const resolve of waiting.splice(0)) resolve();
  });
  return {
    told,
    next: async (): Promise<void> => {
      if (told.length === heard) await new Promise<void>((resolve) => waiting.push(resolve));
      heard += 1;
    },
  };
}

function titlesIn(sheet: ReportResult): readonly string[] {
  const blocks = sheet?.reports[0]?.sections.flatMap((section) => section.blocks) ?? [];
  const [chart] = blocks.flatMap((block) => (block.kind === 'chart' ? [block] : []));
  return chart?.events.map(({ title }) => title) ?? ['There is no chart.'];
}

describe('changes of the organisation in a report', () => {
  it('come as soon as the history is read, once a commit and span', async () => {
    const { titles, news, commit, change, uri } = await start();
    expect(await titles()).toEqual([]);
    await news.next();
    expect(news.told).toEqual([{ projectUri: uri('').replace(/\/$/, '') }]);
    expect(await titles()).toEqual([moved]);
    // What is typed is no commit: the report has what is known, without another reading.
    change('a.thru', after.replace('"Payments"', '"Pay"'));
    expect(await titles()).toEqual([moved]);
    commit('2026-03-10', later);
    change('a.thru', later);
    expect(await titles()).toEqual([moved]);
    await news.next();
    expect(await titles()).toEqual([moved, 'New: train Land, in value stream Payments']);
    expect(news.told).toHaveLength(2);
  });

  it('are told of the elements that they touch as those are in the editor', async () => {
    const { titles, news, change } = await start();
    await titles();
    await news.next();
    // Each edit makes new elements of the same names.
    change('a.thru', after.replace('"Kite"', '"Kites"'));
    for (const element of ['team:kite', 'art:core', 'art:edge']) expect(await titles(element)).toEqual([moved]);
    expect(await titles('art:sea')).toEqual([]);
  });

  it('are not read in a folder that is not trusted, and are once it is', async () => {
    const { titles, news, connection } = await start(false);
    expect(await titles()).toEqual([]);
    await connection.sendNotification(compareMethods.trust, { isTrusted: true });
    await news.next();
    expect(await titles()).toEqual([]);
    await news.next();
    expect(await titles()).toEqual([moved]);
    expect(news.told).toHaveLength(2);
  });
});
