/**
 * One project: the files that together are one model, its problems, and what can be done about them. Pure: it is given
 * texts and gives answers; finding and reading files is its caller's work.
 */
import { Checker } from './rules/checker.ts';
import type { Problem, ProblemOptions } from './rules/problem.ts';
import type { Element, FileRecord } from './binding/element.ts';
import type { FlowData } from './flow/index.ts';
import type { Measured } from './rules/measured.ts';
import type { TextEdit } from './edits/text-edits.ts';
import { rolesLibraryIn, rolesLibraryPath, type Vocabulary } from './metamodel/index.ts';
import { createModel, type Model } from './model/model.ts';
import { Store, type FileChange } from './model/store.ts';
import type { Fix, Rule } from './rules/rule.ts';
import { rules as allRules } from './rules/index.ts';
import { readableText } from './rules/readable.ts';
import { defaultSettings, type RuleSettings } from './rules/settings.ts';
import { summarize } from './syntax/summarize.ts';
import type { FileSummary } from './syntax/summary.ts';

export type ProjectOptions = {
  /** False for one check without edits after it, which then costs less. */
  readonly isIncremental?: boolean;
  readonly settings?: RuleSettings;
  readonly rules?: readonly Rule[];
  /** The imported work items, by which rules on measured flow judge. */
  readonly items?: FlowData | undefined;
  /** True where what the work items say is judged when `judgeItems` is called, and not with every update. */
  readonly isPatient?: boolean;
  /** Where a file has so many findings no more of it is judged; many times as many as people read where this is left out. */
  readonly mostFindings?: number;
};

/** The new text of a file; undefined where it is gone. */
export type TextChange = { readonly path: string; readonly text: string | undefined; readonly summary?: FileSummary };

export type ProjectUpdate = {
  /** Files whose problems may differ from before, in more than where something stands in another file. */
  readonly stale: ReadonlySet<string>;
  /** What the update cost, counted. */
  readonly relinkedFiles: number;
  readonly checkedElements: number;
};

export type Project = {
  readonly model: Model;
  readonly update: (changes: readonly TextChange[]) => ProjectUpdate;
  /**
   * Reads texts and leaves judging them for later, so that a large workspace is known before it is judged. Gives the files
   * whose problems may differ already.
   */
  readonly read: (changes: readonly TextChange[]) => ReadonlySet<string>;
  /** Judges what was only read, at most so many elements; undefined where nothing is left. */
  readonly judge: (most: number) => ProjectUpdate | undefined;
  /** Replaces the imported work items, or takes them away; gives the files whose problems may differ. */
  readonly useItems: (items: FlowData | undefined) => ReadonlySet<string>;
  /** Judges by the work items, at most so many elements; undefined where nothing is left. Of a patient project alone. */
  readonly judgeItems: (most: number) => ProjectUpdate | undefined;
  /**
   * The imported work items joined to the model as it is now (`flow`), with samples of elements that are made once. It is
   * the same object until the items are replaced, or a name that they use means something else.
   */
  readonly measured: () => Measured | undefined;
  readonly configure: (settings: RuleSettings) => void;
  /** The words that people read of it. */
  readonly vocabulary: () => Vocabulary;
  readonly file: (path: string) => FileRecord | undefined;
  /** The paths of all files but the built-in library, sorted. */
  readonly paths: () => readonly string[];
  readonly problems: (path: string, options?: ProblemOptions) => readonly Problem[];
  /** The quick fixes of a problem, the best first. */
  readonly fixes: (problem: Problem) => readonly Fix[];
};

const folded: ProblemOptions = { fold: true };
const nobody: readonly Element[] = [];
const noNames: ReadonlySet<string> = new Set();

/** A project without files; `update` gives it texts. */
export function createProject(options: ProjectOptions = {}): Project {
  const store = new Store(options.isIncremental ?? true);
  const model = createModel(store);
  const checker = checkerOf(store, model, options);
  const onItems = itemsPart(checker, options.isPatient === true);
  const { settled } = onItems;
  const { update, read, judge } = updating(store, checker, settled);
  const words = createWords((text) => update([{ path: rolesLibraryPath, text }]));
  words.use(options.settings ?? defaultSettings);
  return {
    model,
    update,
    read,
    judge,
    ...onItems.project,
    configure: (settings) => {
      words.use(settings);
      checker.configure(settings);
      settled(new Set());
    },
    vocabulary: words.now,
    file: (path) => store.file(path),
    paths: () => ownPaths(store),
    problems: (path, problemOptions = folded) => {
      const file = store.file(path);
      return file && path !== rolesLibraryPath ? checker.problems(file, problemOptions) : [];
    },
    fixes: (problem) => fixesOf(problem, model),
  };
}

/** The files of a project whose text does not read, sorted: what else is wrong there nobody knows. */
export function brokenIn(project: Pick<Project, 'paths' | 'file'>): readonly string[] {
  return project.paths().filter((path) => (project.file(path)?.summary.syntaxProblems.length ?? 0) > 0);
}

/** How a project takes in texts: what they change is judged at once, or held until it is asked for. */
function updating(
  store: Store,
  checker: Checker,
  settled: (stale: Set<string>) => ReadonlySet<string>,
): Pick<Project, 'update' | 'read' | 'judge'> {
  const held = new Set<Element>();
  const update = (changes: readonly TextChange[]): ProjectUpdate => {
    const before = checker.checkedElements;
    const result = store.update(changes.map(toFileChange));
    if (held.size > 0) for (const element of [...result.removed, ...result.dirty]) held.delete(element);
    const stale = checker.update(result);
    checker.items.update(result, stale);
    for (const { path } of changes) stale.add(path);
    return {
      stale: settled(stale),
      relinkedFiles: result.relinked.size,
      checkedElements: checker.checkedElements - before,
    };
  };
  const read = (changes: readonly TextChange[]): ReadonlySet<string> => {
    const result = store.update(changes.map(toFileChange));
    const { removed, dirty, names } = result;
    const stale = checker.update({ removed, dirty: nobody, names });
    checker.items.update(result, stale);
    for (const element of removed) held.delete(element);
    for (const element of dirty) held.add(element);
    for (const { path } of changes) stale.add(path);
    return stale;
  };
  const judge = (most: number): ProjectUpdate | undefined => {
    if (held.size === 0) return undefined;
    const dirty = taken(held, most);
    const before = checker.checkedElements;
    const stale = checker.update({ removed: nobody, dirty, names: noNames });
    return {
      stale: held.size === 0 ? settled(stale) : stale,
      relinkedFiles: 0,
      checkedElements: checker.checkedElements - before,
    };
  };
  return { update, read, judge };
}

/** What a project does with its work items. */
function itemsPart(checker: Checker, isPatient: boolean) {
  const { items } = checker;
  const settled = (stale: Set<string>): ReadonlySet<string> => {
    checker.settle(stale);
    if (isPatient) return stale;
    for (const path of items.settle() ?? []) stale.add(path);
    return stale;
  };
  const project: Pick<Project, 'useItems' | 'judgeItems' | 'measured'> = {
    useItems: (data) => settled(checker.useItems(data)),
    judgeItems: (most) => {
      const stale = items.settle(most);
      return stale && { stale, relinkedFiles: 0, checkedElements: 0 };
    },
    measured: () => items.measured(),
  };
  return { settled, project };
}

function checkerOf(store: Store, model: Model, { rules, settings, items, mostFindings }: ProjectOptions): Checker {
  const checker = new Checker(store, model, rules ?? allRules, settings ?? defaultSettings, mostFindings);
  checker.useItems(items);
  return checker;
}

/** The built-in roles under the titles of the vocabulary that the settings ask for. */
function createWords(write: (library: string) => void) {
  let now: Vocabulary | undefined;
  return {
    now: (): Vocabulary => now ?? 'guide',
    use: ({ vocabulary = 'guide' }: RuleSettings): void => {
      if (vocabulary === now) return;
      now = vocabulary;
      write(rolesLibraryIn(vocabulary));
    },
  };
}

/** Takes some out of a set. */
function taken(held: Set<Element>, most: number): readonly Element[] {
  const some: Element[] = [];
  for (const element of held) {
    if (some.length === most) break;
    some.push(element);
    held.delete(element);
  }
  return some;
}

/** All but the built-in library, sorted. */
function ownPaths(store: Store): readonly string[] {
  const paths = [...store.allFiles()].map((record) => record.path);
  return paths.filter((path) => path !== rolesLibraryPath).sort(byText);
}

function toFileChange({ path, text, summary }: TextChange): FileChange {
  return text === undefined
    ? { path, text: '', summary: undefined }
    : { path, text, summary: summary ?? summarize(text) };
}

function fixesOf(problem: Problem, model: Model): readonly Fix[] {
  if (problem.textFix) {
    const { title, span, newText, isSafe } = problem.textFix;
    const edit: TextEdit = { path: problem.path, span, newText };
    return [{ title, edits: [edit], isPreferred: true, ...(isSafe === false ? {} : { isSafe: true }) }];
  }
  const { finding } = problem;
  const fixes = finding?.rule.fix?.(finding, { model }) ?? [];
  return fixes.map((fix) => ({ ...fix, title: readableText(fix.title) }));
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
