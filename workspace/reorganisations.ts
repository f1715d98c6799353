/**
 * Changes of the organisation in a span of time, from the history of git: what the commits of those days did to value
 * streams, trains, teams and products. Versions are read without a checkout.
 */
import {
  brokenIn,
  compareVersions,
  createProject,
  type Change,
  type Element,
  type Group,
  type Model,
  type Project,
} from '#language';
import type { FlowEvent, Window } from '#language/flow/index.ts';
import { logOfHead, type LoggedCommit } from './git-log.ts';
import { atOnce, GitError, meanwhile, type Reading } from './git-run.ts';
import { isCut, opening, type Repository } from './git.ts';
import { readingRevision } from './revisions.ts';

export type Reorganisations = {
  /** In the order of time. */
  readonly events: readonly FlowEvent[];
  /** What the history does not tell, in sentences. */
  readonly notes: readonly string[];
};

/** What was read of a history, as the elements of a model. */
type ReorganisationsFor = (model: Model) => Reorganisations;

/** More versions than this in one span are a history of daily work; the latest of them are compared. */
const most = 400;

/**
 * What changed in a project from one moment to another, as the elements of its model now. Nothing where the project is in
 * no repository.
 */
export function reorganisationsIn(root: string, model: Model, window: Window): Reorganisations {
  return atOnce(readEvents(root, window))(model);
}

/** The same for who does other work meanwhile. */
export async function reorganisationsLater(root: string, window: Window): Promise<ReorganisationsFor> {
  return meanwhile(readEvents(root, window));
}

const nothing: Reorganisations = { events: [], notes: [] };

/** Nothing where there is no repository: then nobody asked for its history either. What git refuses of one is thrown. */
function* readEvents(root: string, window: Window): Reading<ReorganisationsFor> {
  const repository = yield* repositoryAt(root);
  const commits = repository ? yield* logOfHead(repository) : [];
  if (!repository || commits.length === 0) return () => nothing;
  const inside = commits.filter(({ date }) => window.from <= momentOf(date) && momentOf(date) < window.to);
  const found = yield* eventsOf(repository, commits, inside.slice(0, most));
  const named = found.toSorted((a, b) => a.at - b.at);
  const notes = [...(yield* cutNote(repository, commits, window)), ...manyNote(inside.length)];
  return (model) => {
    const now = elementsById(model);
    return {
      events: named.map((event) => ({ ...event, affects: event.affects.flatMap((id) => now.get(id) ?? []) })),
      notes,
    };
  };
}

function* repositoryAt(root: string): Reading<Repository | undefined> {
  try {
    return yield* opening(root);
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}

function* cutNote(
  repository: Repository,
  commits: readonly LoggedCommit[],
  { from }: Window,
): Reading<readonly string[]> {
  const oldest = commits.at(-1);
  if (!(yield* isCut(repository)) || (oldest && momentOf(oldest.date) < from)) return [];
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

/** An event that names elements by their identities of today. */
type NamedEvent = Omit<FlowEvent, 'affects'> & { readonly affects: readonly string[] };

/** Each commit beside the version before it, the newest first, so that elements are followed back through their names. */
function* eventsOf(
  repository: Repository,
  commits: readonly LoggedCommit[],
  told: readonly LoggedCommit[],
): Reading<readonly NamedEvent[]> {
  const today: Today = new Map();
  const wanted = new Set(told);
  const oldest = told.at(-1);
  const last = oldest ? commits.indexOf(oldest) : -1;
  const events: NamedEvent[] = [];
  let after: { readonly commit: LoggedCommit; readonly project: Project } | undefined;
  for (const [index, commit] of commits.entries()) {
    // Beyond the oldest only the version that it is compared with is read.
    if (index > last && !after) break;
    const project = yield* readVersion(repository, commit.commit);
    if (!project) continue;
    if (after) {
      const { commit: own } = after;
      const { changes, groups } = compareVersions(project, after.project);
      if (wanted.has(own)) events.push(...groups.flatMap((group) => eventOf(group, changes, own, today)));
      followBack(changes, today);
    }
    if (index > last) break;
    after = { commit, project };
  }
  return events;
}

/** A version that does not read would look as if what stands in it were gone: it is passed over. */
function* readVersion(repository: Repository, commit: string): Reading<Project | undefined> {
  const { texts, unreadable, summaryOf } = yield* readingRevision(repository, commit);
  const project = createProject({ isIncremental: false, rules: [] });
  project.update(
    [...texts].flatMap(([path, text]) => {
      const summary = path.endsWith('.thru') ? summaryOf(path) : undefined;
      return summary ? [{ path, text, summary }] : [];
    }),
  );
  return unreadable.length > 0 || brokenIn(project).length > 0 ? undefined : project;
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
  today: Today,
): readonly NamedEvent[] {
  const own = changes.filter(({ id }) => ids.includes(id));
  if (impact !== 'structural' || !own.some(isReorganising)) return [];
  const touched = own
    .filter(isReorganising)
    .flatMap(({ identity, fromParents = [], toParents = [] }) => [
      ...(identity.after === undefined ? [] : [identity.after]),
      ...toParents,
      ...fromParents,
    ]);
  const affects = [...new Set(touched.flatMap((id) => nameToday(id, today) ?? []))];
  return [{ kind: 'reorganisation', at: momentOf(date), title: headline.replace(/\.$/, ''), affects }];
}

/** By what an element was called in a version: what it is called today, where that differs; undefined where it is another. */
type Today = Map<string, string | undefined>;

function nameToday(id: string, today: Today): string | undefined {
  return today.has(id) ? today.get(id) : id;
}

/** From now on the map speaks of the version before these changes. */
function followBack(changes: readonly Change[], today: Today): void {
  const renamed = changes.flatMap(({ identity: { before, after } }) =>
    before !== undefined && after !== undefined && before !== after
      ? [{ before, after, now: nameToday(after, today) }]
      : [],
  );
  for (const { after } of renamed) today.set(after, undefined);
  for (const { before, now } of renamed) today.set(before, now);
}
