/**
 * The reports of flow, for the preview: made when somebody looks at one, from the items that the project has joined, and
 * with the changes of the organisation as far as they are known.
 */
import { dayLength, emptyFlowData, joinFlow } from '#language/flow/index.ts';
import { reportOf, reportSettings, sheetOf } from '#language/reports/index.ts';
import { reportMethods, type ReportAsked, type ReportParams, type ReportResult, type ReportsChanged } from '#protocol';
import type { Context, Feature } from '../context.ts';
import type { Host } from '../host.ts';
import { createReorganisations, type Reorganisations } from '../reorganisations.ts';
import { elementWithId, hostOf, nameOf } from './own-requests.ts';

export const reports: Feature = {
  capabilities: () => ({}),
  register({ connection, hosts, guard, ...context }: Context) {
    const changed = (host: Host): void => {
      const params: ReportsChanged = { projectUri: hosts.uriOfProject(host) };
      void connection.sendNotification(reportMethods.reportsChanged, params);
    };
    const reorganisations = createReorganisations({ guard, ...context }, changed);
    context.trust.onGranted(() => hosts.all().forEach(changed));
    connection.onRequest(
      reportMethods.report,
      guard<ReportParams, ReportResult>('report', null, async ({ uri, asked }) => {
        const host = hostOf(hosts, uri);
        await host?.ready;
        return host ? made(host, asked, reorganisations) : null;
      }),
    );
  },
};

function made(
  host: Host,
  { cadence, element: id, from, to, asOf }: ReportAsked,
  { eventsIn }: Reorganisations,
): ReportResult {
  const { project, config } = host;
  const element = id === undefined ? undefined : elementWithId(host, id);
  if (id !== undefined && !element) return null;
  const flow = project.measured()?.flow ?? joinFlow(emptyFlowData, project.model);
  const report = reportOf(project.model, {
    ...reportSettings(config.config),
    name: nameOf(host),
    cadence,
    flow,
    element,
    from: startOf(from),
    to: endOf(to),
    asOf: asOf === undefined ? undefined : (endOf(asOf) ?? 0) - 1,
    eventsIn: (span) => eventsIn(host, span),
  });
  return sheetOf(flow, [report]);
}

function startOf(day: string | undefined): number | undefined {
  const moment = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(moment) ? undefined : moment;
}

/** The day included. */
function endOf(day: string | undefined): number | undefined {
  const start = startOf(day);
  return start === undefined ? undefined : start + dayLength;
}
