/** Repairs what can be repaired safely, round after round, until nothing is left: pure, texts in and texts out. */
import { applyEdits, type TextEdit } from './edits/text-edits.ts';
import { revised, unrevised, type Revision } from './edits/revision.ts';
import { formatEdits } from './format/format.ts';
import type { Project } from './project.ts';
import type { ProblemOptions } from './rules/problem.ts';
import { firstIndex } from './syntax/in-order.ts';

export type FixedFile = {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** What of the text before stands in the one after, and what was written in between. */
  readonly revision: Revision;
};

export type FixAll = {
  readonly files: readonly FixedFile[];
  /** How many fixes were made. */
  readonly fixes: number;
};

/** A fix may bring another within reach; one that keeps coming back must not run for ever. */
const mostRounds = 10;

/**
 * Applies the safe fixes of the problems in some files to the project. Fixes that overlap wait for the next round; the
 * lines that a fix wrote are formatted, and all other text stays as it is, byte for byte. The project holds the new
 * texts afterwards.
 */
export function fixAll(project: Project, paths: readonly string[], options: ProblemOptions): FixAll {
  const before = new Map(paths.map((path) => [path, project.file(path)?.text ?? '']));
  const revisions = new Map<string, Revision>();
  let fixes = 0;
  for (let round = 0; round < mostRounds; round += 1) {
    const { edits, count } = safeEdits(project, paths, options);
    if (count === 0) break;
    fixes += count;
    const changes = [...edits].map(([path, own]) => {
      const text = project.file(path)?.text ?? '';
      const repair = repairOf(text, own);
      revisions.set(path, repair.reduce(revised, revisions.get(path) ?? unrevised(text)));
      return { path, text: repair.reduce(applyEdits, text) };
    });
    project.update(changes);
  }
  const files = [...before].flatMap(([path, text]) => {
    const after = project.file(path)?.text ?? '';
    return after === text ? [] : [{ path, before: text, after, revision: revisions.get(path) ?? [after] }];
  });
  return { files, fixes };
}

type Edits = Map<string, TextEdit[]>;

/** The safe fixes that do not overlap, the first ones first; a fix that reaches outside the files is left out. */
export function safeEdits(
  project: Project,
  paths: readonly string[],
  options: ProblemOptions,
): { readonly edits: ReadonlyMap<string, readonly TextEdit[]>; readonly count: number } {
  const edits: Edits = new Map(paths.map((path) => [path, []]));
  let count = 0;
  for (const path of paths) {
    for (const problem of project.problems(path, { ...options, isWhole: true })) {
      const fix = project.fixes(problem).find((each) => each.isSafe);
      if (fix && takes(edits, fix.edits)) count += 1;
    }
  }
  for (const [path, own] of edits) if (own.length === 0) edits.delete(path);
  return { edits, count };
}

/** Puts the edits of a fix among those of their files, which are in order; false where one would touch another. */
function takes(edits: Edits, added: readonly TextEdit[]): boolean {
  if (!added.every((edit) => isFree(edits.get(edit.path), edit))) return false;
  for (const edit of added) {
    const own = edits.get(edit.path) ?? [];
    let at = firstFrom(own, edit.span.start);
    // What it touches is of the same fix.
    while ((own[at]?.span.start ?? Infinity) < edit.span.start) at += 1;
    own.splice(at, 0, edit);
  }
  return true;
}

function isFree(taken: readonly TextEdit[] | undefined, { span }: TextEdit): boolean {
  return taken !== undefined && (taken[firstFrom(taken, span.start)]?.span.start ?? Infinity) > span.end;
}

/** The place of the first edit that does not end before an offset. */
function firstFrom(edits: readonly TextEdit[], offset: number): number {
  return firstIndex(edits.length, (index) => (edits[index]?.span.end ?? 0) >= offset);
}

/** Edits that are made one after the other: the given ones, then those that format the lines that they wrote. */
function repairOf(text: string, edits: readonly TextEdit[]): readonly (readonly TextEdit[])[] {
  let shift = 0;
  const inOrder = edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const written = inOrder.flatMap(({ span, newText }) => {
    const start = span.start + shift;
    shift += newText.length - (span.end - span.start);
    return newText === '' ? [] : [{ start, end: start + newText.length }];
  });
  const format = formatEdits(applyEdits(text, edits), written).map((edit) => ({ ...edit, path: '' }));
  return [edits, format];
}
