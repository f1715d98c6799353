/** Makes every quick fix of every problem of an organisation, each alone, and says what is not as it should be afterwards. */
import { createProject, createSettings, identityKey, problemIdentity, rules } from '#language';
import type { Fix, Problem, Project, TextEdit } from '#language';
import { edited } from './edited.ts';

type File = { readonly path: string; readonly text: string };

export type FixFault = { readonly rule: string; readonly title: string; readonly fault: string };

const settings = createSettings({ profile: 'all', rules: {}, overrides: [] });
const ofLanguage = new Set(rules.filter(({ profile }) => profile === 'always').map(({ name }) => name));
/** What a suppression hides may go with the problem. */
const suppressions = /^suppression-/;
const asOf = '2030-01-01';

/**
 * The faults of the fixes: edits that overlap, a problem that stays, a word or a reference that means nothing
 * afterwards. A fix of one shape (`Put it in …`) is made so many times at most.
 */
export function fixFaults(files: readonly File[], most = 3, seen = new Map<string, number>()): readonly FixFault[] {
  const project = read(files);
  const before = keysOf(project);
  return project.paths().flatMap((path) =>
    problemsIn(project, path).flatMap((problem) =>
      project.fixes(problem).flatMap((fix) => {
        const shape = `${problem.rule}: ${fix.title.replace(/`[^`]*`/g, '…')}`;
        const times = (seen.get(shape) ?? 0) + 1;
        seen.set(shape, times);
        if (times > most) return [];
        const faults = [...overlapping(fix), ...left(files, fix, keyOf(project, problem), before)];
        return faults.map((fault) => ({ rule: problem.rule, title: fix.title, fault }));
      }),
    ),
  );
}

function read(files: readonly File[]): Project {
  const project = createProject({ settings, isIncremental: false });
  project.update(files);
  return project;
}

function problemsIn(project: Project, path: string): readonly Problem[] {
  return project.problems(path, { fold: false, asOf });
}

function keyOf(project: Project, problem: Problem): string {
  const file = project.file(problem.path);
  return file ? identityKey(problemIdentity(problem, file)) : '';
}

/** How often each problem is told. */
function keysOf(project: Project): ReadonlyMap<string, number> {
  const keys = new Map<string, number>();
  for (const path of project.paths())
    for (const problem of problemsIn(project, path)) {
      const key = keyOf(project, problem);
      keys.set(key, (keys.get(key) ?? 0) + 1);
    }
  return keys;
}

/** An editor makes none of two edits that overlap. */
function overlapping({ edits }: Fix): readonly string[] {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const isOver = ({ path, span }: TextEdit, at: number): boolean =>
    sorted.slice(0, at).some((other) => other.path === path && other.span.end > span.start);
  return sorted.some(isOver) ? ['its edits overlap'] : [];
}

/** What is wrong once a fix is made. */
function left(
  files: readonly File[],
  { edits }: Fix,
  mended: string,
  before: ReadonlyMap<string, number>,
): readonly string[] {
  const after = read(edited(files, edits));
  const told = after.paths().flatMap((path) => problemsIn(after, path));
  const keys = keysOf(after);
  const isNew = (problem: Problem): boolean => {
    const key = keyOf(after, problem);
    return (keys.get(key) ?? 0) > (before.get(key) ?? 0);
  };
  const broken = told.filter(({ rule }) => ofLanguage.has(rule) && !suppressions.test(rule)).filter(isNew);
  const stays = (keys.get(mended) ?? 0) >= (before.get(mended) ?? 0);
  return [...(stays ? ['its problem stays'] : []), ...broken.map(({ message }) => `breaks: ${message}`)];
}
