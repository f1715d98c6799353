/** The days by which imported items are counted. */
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createProject, defaultConfig } from '#language';
import { dateText, finishedIn, finishedItems, idsOf, inTimeZone, joinFlow, sampleOf } from '#language/flow/index.ts';
import { importFlow, readFlowData, writeFlowData, type FlowImport } from './index.ts';

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'throughline-days-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const project = createProject();
const organisation = 'team falcon\nworkflow w {\n  waiting: "Ready"\n  done: "Done"\n}\n';
project.update([{ path: 'main.thru', text: organisation }]);

async function imported(rows: readonly string[], timeZone: string): Promise<FlowImport> {
  const file = path.join(folder, 'tracker.csv');
  writeFileSync(file, `id,at,to,team\n${rows.join('')}`);
  return importFlow([file], { model: project.model, flow: defaultConfig.flow, timeZone });
}

describe('dates', () => {
  it('that tools write for none are left out', async () => {
    const { report } = await imported(['A,0001-01-01T00:00:00Z,Ready,falcon\n', 'A,2026-02-30,Ready,falcon\n'], 'UTC');
    expect(report.problems).toMatchObject([{ kind: 'no-date', count: 2 }]);
  });
});

describe('the days of the project', () => {
  const items = [
    ['A', '2026-03-01'],
    ['B', '2026-03-31'],
    ['C', '2026-04-01'],
    ['D', '2026-03-01T00:30:00+01:00'],
  ].map(([id, end]) => `${id},2026-02-02,Ready,falcon\n${id},${end},Done,falcon\n`);
  const march = { from: Date.UTC(2026, 2), to: Date.UTC(2026, 3) };

  it.each(['UTC', 'Europe/Oslo', 'America/New_York', 'Asia/Kolkata', 'Australia/Sydney', 'Pacific/Kiritimati'])(
    'are those of %s, for dates without a time in winter and in summer',
    async (timeZone) => {
      const { data, report } = await imported(items.slice(0, 3), timeZone);
      await writeFlowData(path.join(folder, 'flow.thruflow'), data);
      const read = readFlowData(folder, { ...defaultConfig, timeZone });
      if (!read || !('data' in read)) throw new Error('The file does not read.');
      const sample = sampleOf(joinFlow(read.data, project.model), { level: 'story' });
      expect(idsOf(read.data, finishedItems(sample, march))).toEqual(['A', 'B']);
      expect([report.from, report.until].map((moment) => dateText(moment ?? 0))).toEqual(['2026-02-02', '2026-04-01']);
      const [first] = finishedIn(sample, march);
      expect(first && sample.counter.span(first.start, first.end)).toBe(27);
    },
  );

  it('hold moments that are of the day before in UTC', async () => {
    const { data } = await imported(items, 'Europe/Oslo');
    const moved = inTimeZone(data, 'Europe/Oslo');
    const sample = sampleOf(joinFlow(moved, project.model), { level: 'story' });
    expect(idsOf(moved, finishedItems(sample, march))).toEqual(['A', 'B', 'D']);
    expect(inTimeZone(data, 'UTC')).toBe(data);
  });
});
