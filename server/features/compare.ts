/** What the extension asks to compare versions: what differs, in which words, and the texts behind it. */
import * as l10n from '@vscode/l10n';
import type { CancellationToken } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import {
  changeSubject,
  detailText,
  comparisonToMarkdown,
  compareVersions,
  impactWords,
  toSnapshot,
  verdict,
  type Change,
  type Comparison,
} from '#language';
import {
  compareMethods,
  type ChangeWords,
  type CompareParams,
  type CompareResult,
  type RevisionsParams,
  type RevisionsResult,
  type VersionAsked,
  type VersionPlace,
  type VersionTextParams,
} from '#protocol';
import { editedVersion, savedKey, savedVersion, type Version } from '../comparing.ts';
import type { Context, Feature } from '../context.ts';
import type { FileSource } from '../file-source.ts';
import { breathe, signalOf } from '../guard.ts';
import type { Host, Hosts } from '../hosts.ts';
import { positionIn } from '../problems.ts';
import { createRevisions, untrusted, type Revisions } from '../revisions.ts';
import type { Refused } from '../versions.ts';
import { hostOf, nameOf } from './own-requests.ts';

const none = (): Refused => ({
  problem: l10n.t('There is no organisation in this folder yet, so there is nothing to compare.'),
});

export const compare: Feature = {
  capabilities: () => ({}),
  register({ connection, hosts, source, guard, trust: { isTrusted } }: Context) {
    const revisions = createRevisions(hosts, source.versions, isTrusted);
    const sidesOf = createSides(hosts, source, revisions);
    connection.onRequest<CompareResult, unknown>(
      compareMethods.compare,
      guard<CompareParams, CompareResult>('compare', failed(), async (params, token): Promise<CompareResult> => {
        const sides = await sidesOf(params, token);
        return 'problem' in sides ? sides : resultOf(sides);
      }),
    );
    connection.onRequest(
      compareMethods.compareMarkdown,
      guard<CompareParams, string>('comparison in Markdown', '', async (params, token) => {
        const sides = await sidesOf(params, token);
        return 'problem' in sides || brokenOf(sides).length > 0
          ? ''
          : comparisonToMarkdown(comparisonOf(sides), { from: sides.before.label, to: sides.after.label });
      }),
    );
    connection.onRequest<RevisionsResult, unknown>(
      compareMethods.revisions,
      guard<RevisionsParams, RevisionsResult>('revisions', failed(), async ({ uri }): Promise<RevisionsResult> => {
        const host = await readyHost(hosts, uri);
        if (!host || !source.versions) return none();
        if (!isTrusted()) return { problem: untrusted() };
        const listed = await source.versions.list(host.root);
        return 'problem' in listed ? listed : { revisions: listed };
      }),
    );
    connection.onRequest(
      compareMethods.versionText,
      guard<VersionTextParams, string>('text of a version', '', async ({ root, key, path }) => {
        const host = hostOf(hosts, root);
        if (!host) return '';
        if (key !== savedKey) return revisions.text(host, key, path);
        const read = source.read(host.root, path);
        return 'text' in read ? read.text : '';
      }),
    );
  },
};

const failed = (): Refused => ({
  problem: l10n.t('Throughline could not compare these versions. The log says why.'),
});

type Sides = { readonly host: Host; readonly before: Version; readonly after: Version };

function createSides(hosts: Hosts, source: FileSource, revisions: Revisions) {
  const kept = async (host: Host, asked: VersionAsked, token: CancellationToken) => {
    if (asked.kind === 'editors') return undefined;
    return asked.kind === 'saved'
      ? savedVersion(hosts, host, source, token)
      : revisions.version(host, asked, signalOf(token));
  };
  return async (params: CompareParams, token: CancellationToken): Promise<Sides | Refused> => {
    const host = await readyHost(hosts, params.uri);
    if (!host) return none();
    const [older, newer] = [await kept(host, params.before, token), await kept(host, params.after, token)];
    await breathe(token);
    // What stands in the editors may change while the others are read.
    const [before, after] = [older ?? editedVersion(host), newer ?? editedVersion(host)];
    if ('problem' in before) return before;
    return 'problem' in after ? after : { host, before, after };
  };
}

async function readyHost(hosts: Hosts, uri: string): Promise<Host | undefined> {
  const host = hostOf(hosts, uri);
  await host?.ready;
  return host;
}

function brokenOf({ before, after }: Sides): readonly string[] {
  return [...new Set([...before.brokenFiles, ...after.brokenFiles])];
}

function comparisonOf({ host: { config }, before, after }: Sides): Comparison {
  const { asOf } = config.config;
  return compareVersions(before.project, after.project, { asOf });
}

function resultOf(sides: Sides): CompareResult {
  const { host, before, after } = sides;
  const brokenFiles = brokenOf(sides);
  if (brokenFiles.length > 0) return { problem: brokenText(brokenFiles), brokenFiles };
  const { operations: _operations, homes, ...comparison } = comparisonOf(sides);
  const { asOf } = host.config.config;
  const snapshot = ({ project }: Version) => toSnapshot(project, { rev: host.rev, name: nameOf(host), asOf });
  const named = ({ label, key }: Version) => ({ label, ...(key === undefined ? {} : { key }) });
  return {
    root: URI.file(host.root).toString(),
    before: named(before),
    after: named(after),
    verdict: verdict(comparison, { from: before.label, to: after.label }),
    comparison,
    impacts: impactWords,
    words: Object.fromEntries(comparison.changes.map((change) => [change.id, wordsOf(change, homes, after)])),
    snapshots: { before: snapshot(before), after: snapshot(after) },
  };
}

function brokenText(files: readonly string[]): string {
  const [first = '', ...others] = files;
  return others.length === 0
    ? l10n.t(
        '{0} does not read, and what stands there would look as if it were removed. Mend the text, and it is compared.',
        first,
      )
    : l10n.t(
        '{0} and {1} more do not read, and what stands there would look as if it were removed. Mend the text, and it is compared.',
        first,
        others.length,
      );
}

function wordsOf(change: Change, homes: Comparison['homes'], after: Version): ChangeWords {
  const around = change.type === 'removed' ? aroundOf(change, after) : undefined;
  return { subject: changeSubject(change, homes), text: detailText(change, homes), ...(around ? { around } : {}) };
}

/** Where the first of those that it stood in stands today. */
function aroundOf({ fromParents = [] }: Change, { project }: Version): VersionPlace | undefined {
  const parents = new Set(fromParents);
  for (const record of project.model.files()) {
    const element = record.elements.find(({ id }) => parents.has(id));
    const start = element?.declaration?.nameSpan?.start;
    if (start === undefined) continue;
    return { path: record.path, ...positionIn(record.text, start) };
  }
  return undefined;
}
