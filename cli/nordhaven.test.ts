/** The large example tells what its facts and its work items really contain, and nothing else. */
import path from 'node:path';
import { expect, it } from 'vitest';
import { cadenceNames, type Report } from '#language/reports/index.ts';
import { closedIn } from '#language/reports/reports-testing.ts';
import { cliFolderAt } from './cli-testing.ts';

const throughline = cliFolderAt(path.join(import.meta.dirname, '../examples/nordhaven-bank'));

type Told = { readonly file: string; readonly rule: string; readonly element?: string };

it('has the problems that its comments explain', async () => {
  const { out } = await throughline('check', '--format', 'json');
  // Our own format.
  const { problems } = JSON.parse(out) as { readonly problems: readonly Told[] };
  const told = problems.map(({ file, rule, element = '' }) => `${file} ${element} ${rule}`);
  expect(told.join('\n')).toMatchInlineSnapshot(`
    "enterprise.thru objective:minutes-not-days/key-result:instant-processes okr-off-track
    epics.thru epic:E5 epic-without-theme
    financial-crime.thru value-stream:financial-crime bottleneck-state
    financial-crime.thru value-stream:financial-crime wait-state-dominates
    financial-crime.thru value-stream:financial-crime/flow throughput-below-target
    financial-crime.thru value-stream:financial-crime/flow flow-time-over-target
    financial-crime.thru product:aml-monitor/flow flow-time-over-target
    financial-crime.thru product:fraud-score/flow flow-time-over-target
    financial-crime.thru art:transaction-monitoring predictability-out-of-range
    lending.thru value-stream:lending arrivals-exceed-departures
    lending.thru value-stream:lending demand-exceeds-capacity
    lending.thru value-stream:lending wait-state-dominates
    lending.thru value-stream:lending/flow flow-load-over-target
    lending.thru value-stream:lending/flow flow-time-over-target
    lending.thru product:sme-line/flow flow-time-over-target
    lending.thru product:leasing/flow flow-time-over-target
    lending.thru team:tanner wip-ageing
    lending.thru team:weaver wip-ageing
    payments.thru value-stream:payments/flow flow-distribution-off-target
    payments.thru team:galata item-blocked
    payments.thru team:galata wip-ageing
    payments.thru team:oresund item-blocked
    payments.thru team:oresund wip-ageing"
  `);
});

it.each(cadenceNames)('has items or a statement behind every number of its %s report', async (cadence) => {
  for (const element of [[], ['lending'], ['value-stream:financial-crime'], ['art:transaction-monitoring']]) {
    const { out } = await throughline('report', cadence, ...element, '--format', 'json');
    // Our own format.
    expect(closedIn(JSON.parse(out) as Report)).toEqual([]);
  }
});
