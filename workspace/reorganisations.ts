/**
 * Changes of the organisation in a span of time, from the history of git: what the commits of those days did to value
 * streams, trains, teams and products. Versions are read without a checkout.
 */
import {
  compareVersions,
  createProject,
  type Change,
  type Element,
  type Group,
  type Model,
  type Project,
} from '#language';
import type { FlowEvent, Window } from '#language/flow/index.ts';
import { GitError } from './git-run.ts';
import { logOf, type LoggedCommit } from './git-log.ts';
import { isShallow, openRepository, type Repository } from './git.ts';
import { readRevision } from './revisions.ts';

export type Reorganisations = {
  /** In the order of time. */
  readonly events: readonly FlowEvent[];
  /** What the history does not tell, in sentences. */
  readonly notes: readonly string[];
};

const nothing: Reorganisations = { events: [], notes: [] };

/** More versions than this in one span are a history of daily work; the latest of them are compared. */
const most = 400;

/**
 * What changed in a project from one moment to another, as the elements of its model now. Nothing where the project is in
 * no repository.
 */
export function reorganisationsIn(root: string, model: Model, window: Window): Reorganisations {
  const found = historyOf(root);
  if (!found) return nothing;
  const { repository, commits } = found;
  const inside = commits.filter(({ date }) => window.from <= momentOf(date) && momentOf(date) < window.to);
  const told = inside.slice(0, most);
  return {
    events: eventsOf(repository, commits, told, elementsById(model)).sort((a, b) => a.at - b.at),
    notes: [...cutNote(repository, commits, window), ...manyNote(inside.length)],
  };
}

function historyOf(
  root: string,
): { readonly repository: Repository; readonly commits: readonly LoggedCommit[] } | undefined {
  try {
    const repository = openRepository(root);
    return { repository, commits: logOf(repository, 'HEAD') };
  } catch (error) {
    // No repository, or none with a commit: then nobody asked for its history either.
    if (error instanceof GitError) return undefined;
    throw error;
  }
}

function cutNote(repository: Repository, commits: readonly LoggedCommit[], { from }: Window): readonly string[] {
  const oldest = commits.at(-1);
  if (!isShallow(repository) || (oldest && momentOf(oldest.date) < from)) return [];
  const known = oldest ? ` before ${oldest.date}` : '';
  return [
    `The history${known} is not in this shallow clone, so changes of the organisation${known} are not shown. Fetch more of it: \`git fetch --unshallow\`.`,
  ];
}

function manyNote(versions: number): readonly string[] {
  return versions <= most
    ? []
    : [
        `Of ${versions} versions in these days the latest ${most} were compared. Ask for fewer days to see all changes.`,
      ];
}

function momentOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function elementsById(model: Model): ReadonlyMap<string, Element> {
  return new Map(units.flatMap((kind) => model.elementsOf(kind)).map((element) => [element.id, element]));
}

/** Each commit beside the version before it, the newest first, so that elements are followed back through their names. */
function eventsOf(
  repository: Repository,
  commits: readonly LoggedCommit[],
  told: readonly LoggedCommit[],
  now: ReadonlyMap<string, Element>,
): FlowEvent[] {
  const versionOf = remembered((commit) => readVersion(repository, commit));
  // By what an element was called after a commit: what it is today.
  const today = new Map(now);
  const wanted = new Set(told);
  const oldest = told.at(-1);
  const events: FlowEvent[] = [];
  for (const [index, commit] of commits.entries()) {
    if (!oldest || index > commits.indexOf(oldest)) break;
    const after = versionOf(commit.commit);
    const older = commits.slice(index + 1).find(({ commit: name }) => versionOf(name) !== undefined);
    const before = older && versionOf(older.commit);
    if (!after || !before) continue;
    const { changes, groups } = compareVersions(before, after);
    if (wanted.has(commit)) events.push(...groups.flatMap((group) => eventOf(group, changes, commit, today)));
    followBack(changes, today);
  }
  return events;
}

/** A version that does not read would look as if what stands in it were gone: it is passed over. */
function readVersion(repository: Repository, commit: string): Project | undefined {
  const { texts, unreadable, summaryOf } = readRevision(repository, commit);
  const project = createProject({ isIncremental: false, rules: [] });
  project.update(
    [...texts].flatMap(([path, text]) => {
      const summary = path.endsWith('.thru') ? summaryOf(path) : undefined;
      return summary ? [{ path, text, summary }] : [];
    }),
  );
  const isBroken = project.paths().some((path) => (project.file(path)?.summary.syntaxProblems.length ?? 0) > 0);
  return unreadable.length > 0 || isBroken ? undefined : project;
}

function remembered(read: (commit: string) => Project | undefined): (commit: string) => Project | undefined {
  const known = new Map<string, Project | undefined>();
  return (commit) => {
    if (!known.has(commit)) known.set(commit, read(commit));
    return known.get(commit);
  };
}

/** Who works, and what for: the kinds to whose items a change matters. */
const units = [
  'enterprise',
  'portfolio',
  'value-stream',
  'solution',
  'solution-train',
  'product',
  'art',
  'team',
] as const satisfies readonly Change['element']['kind'][];

const kindsOfChange: ReadonlySet<string> = new Set(['added', 'removed', 'moved', 'kind-changed']);

function isReorganising({ type, element }: Change): boolean {
  return kindsOfChange.has(type) && units.some((kind) => kind === element.kind);
}

function eventOf(
  { headline, impact, changes: ids }: Group,
  changes: readonly Change[],
  { date }: LoggedCommit,
  today: ReadonlyMap<string, Element>,
): readonly FlowEvent[] {
  const own = changes.filter(({ id }) => ids.includes(id));
  if (impact !== 'structural' || !own.some(isReorganising)) return [];
  const touched = own
    .filter(isReorganising)
    .flatMap(({ identity, fromParents = [], toParents = [] }) => [
      ...(identity.after === undefined ? [] : [identity.after]),
      ...toParents,
      ...fromParents,
    ]);
  const affects = [...new Set(touched.flatMap((id) => today.get(id) ?? []))];
  return [{ kind: 'reorganisation', at: momentOf(date), title: headline.replace(/\.$/, ''), affects }];
}

/** From now on the map speaks of the version before these changes. */
function followBack(changes: readonly Change[], today: Map<string, Element>): void {
  const renamed = changes.flatMap(({ identity: { before, after } }) => {
    const element = after === undefined ? undefined : today.get(after);
    return before !== undefined && before !== after && element ? [{ before, after, element }] : [];
  });
  for (const { after } of renamed) if (after !== undefined) today.delete(after);
  for (const { before, element } of renamed) today.set(before, element);
}
