/** Exports for an editor: what can be exported how, and the text of the file. The editor writes it. */
import * as l10n from '@vscode/l10n';
import {
  exportAs,
  exporters,
  moneyTerms,
  redactions,
  toSettings,
  takesShape,
  toSnapshot,
  views,
  viewNamed,
  type Exporter,
} from '#language';
import { pageReports } from '#language/reports/index.ts';
import { methods, type ExportChoices, type ExportChoicesParams, type ExportParams, type ExportResult } from '#protocol';
import type { Context, Feature } from '../context.ts';
import type { Host } from '../hosts.ts';
import { hostOf, nameOf } from './own-requests.ts';

const nothing: ExportChoices = { formats: [], views: [], redactions: [] };
const noProject = (): ExportResult => ({
  problem: l10n.t('There is no organisation here. Open a folder with .thru files first.'),
});

/** Of a text of a table, all of which `scripts/localisable.ts` lists. */
const { t: translated } = l10n;

export const exports: Feature = {
  capabilities: () => ({}),
  register({ connection, hosts, guard }: Context) {
    connection.onRequest(
      methods.exportChoices,
      guard<ExportChoicesParams, ExportChoices>('export choices', nothing, async ({ uri }) => {
        const host = hostOf(hosts, uri);
        await host?.ready;
        return host ? choicesOf(host) : nothing;
      }),
    );
    connection.onRequest(
      methods.exportProject,
      guard<ExportParams, object>('export', noProject(), async ({ uri, ...asked }) => {
        const host = hostOf(hosts, uri);
        await host?.ready;
        return host ? written(host, asked) : noProject();
      }),
    );
  },
};

function choicesOf({ project }: Host): ExportChoices {
  const shapes = [...new Set(views.map(({ shape }) => shape))];
  const kept = toSnapshot(project, { rev: 0 }).keptViews ?? [];
  return {
    formats: exporters.map((exporter: Exporter) => ({
      name: exporter.name,
      title: translated(exporter.title),
      extension: exporter.extension,
      doc: translated(exporter.doc),
      takesView: exporter.takesView,
      shapes: shapes.filter((shape) => takesShape(exporter, shape)),
    })),
    views: [
      ...views.map(({ name, title, doc, shape }) => ({ name, title: translated(title), doc: translated(doc), shape })),
      ...kept.flatMap(({ name, title, shows }) => {
        const view = viewNamed(shows);
        return view ? [{ name: `view:${name}`, title, doc: translated(view.title), shape: view.shape }] : [];
      }),
    ],
    redactions: [...redactions],
  };
}

function written(host: Host, { format, view, theme, redact = [], page }: Omit<ExportParams, 'uri'>): ExportResult {
  const exporter = exporters.find(({ name }) => name === format);
  if (!exporter) return { problem: l10n.t('There is no format {0}.', format) };
  const { config } = host.config;
  return exportAs(exporter.name, host.project, {
    name: nameOf(host),
    terms: moneyTerms(config),
    settings: toSettings(config, {}),
    asOf: config.asOf,
    view,
    theme,
    redact: redactions.filter((each) => redact.includes(each)),
    ...(page ? { page, reportsOf: (project, snapshot) => pageReports(project, config, snapshot) } : {}),
  });
}
