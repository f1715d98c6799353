/** The history of one element: the versions of a project one after the other, and the element followed through them. */
import { compareVersions, createProject, type Change, type ElementName, type Model, type Project } from '#language';
import { isShallow, logOf, readConfig, readRevision, type LoggedCommit, type Repository } from '#workspace';
import { didYouMean, elementCalled, elementsCalled } from '../named.ts';
import { CommandError, shown } from '../terminal.ts';
import { ofDisk, ofRevision, unreadIn, type Side } from './sides.ts';

/** A version in which something of the element changed; without a commit what only stands on disk. */
export type Entry = {
  readonly commit?: string;
  readonly date?: string;
  readonly author?: string;
  readonly subject?: string;
  readonly changes: readonly Change[];
};

export type History = {
  readonly element: ElementName & { readonly id: string };
  /** The newest first. */
  readonly entries: readonly Entry[];
  /** What the person has to know about it, such as where it ends too early. */
  readonly notes: readonly string[];
};

export type HistoryOptions = {
  readonly name: string;
  /** Where it starts; the files on disk where this is left out. */
  readonly revision: string | undefined;
  readonly most: number | undefined;
};

/** One version; without a commit the files on disk, or the nothing before the first commit. */
type Step = {
  readonly name: string;
  readonly project: Project;
  readonly commit?: LoggedCommit;
  readonly unread?: string;
};

/** The versions in which the element changed, the newest first, and what the history does not tell. */
export function historyOf(root: string, repository: Repository, options: HistoryOptions): History {
  const steps = stepsOf(root, repository, options.revision);
  const walk = new Walk(options);
  for (const step of steps) if (!walk.step(step)) break;
  return walk.history(isShallow(repository));
}

/** From the newest to the nothing before the first, each read only when the walk gets there. */
function* stepsOf(root: string, repository: Repository, revision: string | undefined): Generator<Step> {
  const { config } = readConfig(root);
  if (revision === undefined && !repository.isBare) yield toStep(ofDisk(root, repository, { rules: [] }));
  for (const commit of logOf(repository, revision ?? 'HEAD')) {
    const side = ofRevision(readRevision(repository, commit.commit), config, { rules: [] });
    yield { ...toStep(side), name: commit.commit.slice(0, 9), commit };
  }
  if (!isShallow(repository)) yield { name: 'nothing', project: createProject({ isIncremental: false, rules: [] }) };
}

function toStep(side: Side): Step {
  const [unread] = unreadIn(side);
  return { name: side.name, project: side.project, ...(unread ? { unread: unread.path } : {}) };
}

/** Goes back from version to version, and keeps to the element whatever it is called. */
class Walk {
  private readonly options: HistoryOptions;
  private readonly entries: Entry[] = [];
  private readonly notes: string[] = [];
  private newer: Step | undefined;
  private newest: Model | undefined;
  private element: History['element'] | undefined;
  /** What it is called in `newer`; undefined where it is not there. */
  private id: string | undefined;

  constructor(options: HistoryOptions) {
    this.options = options;
  }

  /** Whether there may be more to tell. */
  step(older: Step): boolean {
    if (older.unread !== undefined) {
      this.notes.push(`${older.name}: ${older.unread} does not read; what changed there is told at the next version.`);
      return true;
    }
    const { newer } = this;
    this.newer = older;
    this.newest ??= older.project.model;
    if (!this.element) this.find(older, newer);
    else if (newer) this.tell(older, newer);
    const { most } = this.options;
    return this.isThere() && (most === undefined || this.entries.length < most);
  }

  history(isCut: boolean): History {
    if (!this.element)
      throw new CommandError(
        [
          `No element in this history is called \`${shown(this.options.name)}\`.${this.newest ? didYouMean(this.newest, this.options.name) : ''}`,
          ...this.notes.map(shown),
        ].join('\n'),
      );
    const cut = 'The history ends where this shallow clone does. Fetch more of it: `git fetch --unshallow`.';
    return {
      element: this.element,
      entries: this.entries,
      notes: isCut && this.isThere() ? [...this.notes, cut] : this.notes,
    };
  }

  /** Still to be found, or still followed. */
  private isThere(): boolean {
    return !this.element || this.id !== undefined;
  }

  /** Where it is gone now, the version that took it away is the first to tell of. */
  private find(older: Step, newer: Step | undefined): void {
    if (elementsCalled(older.project.model, this.options.name).length === 0) return;
    const found = elementCalled(older.project.model, this.options.name);
    const { kind, name, title, id } = found;
    // The names that a person types are those of elements that are declared or mentioned.
    const named = {
      kind: kind as History['element']['kind'],
      ...(name === undefined ? {} : { name }),
      ...(title === undefined ? {} : { title }),
    };
    this.element = { ...named, id };
    this.id = id;
    if (!newer) return;
    const last = changesOf(older, newer).filter(({ identity }) => identity.before === id);
    const heir = last.find(({ identity }) => identity.after !== undefined && identity.after !== id)?.identity.after;
    if (heir !== undefined)
      this.notes.push(`Since then it is called \`${heir}\`; \`throughline log ${heir}\` tells the rest.`);
    this.push(newer, last);
  }

  private tell(older: Step, newer: Step): void {
    const { id = '' } = this;
    const own = changesOf(older, newer).filter(({ identity }) => isOf(id, identity.after));
    this.push(newer, own);
    const itself = own.filter(({ identity }) => identity.after === id);
    this.id = itself.some(({ type }) => type === 'added') ? undefined : (itself[0]?.identity.before ?? id);
  }

  private push({ commit: logged }: Step, changes: readonly Change[]): void {
    if (changes.length === 0) return;
    if (!logged) this.entries.push({ changes });
    else {
      const { commit, date, author, subject } = logged;
      this.entries.push({ commit, date, author, subject, changes });
    }
  }
}

function changesOf(older: Step, newer: Step): readonly Change[] {
  return compareVersions(older.project, newer.project).changes;
}

/** What is owned belongs to it: its backlog, its measures. */
function isOf(id: string, other: string | undefined): boolean {
  return other !== undefined && (other === id || other.startsWith(`${id}/`));
}
