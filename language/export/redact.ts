/**
 * An organisation without what must not leave the house. The texts themselves are rewritten and read again, so that
 * whatever is computed of them (pictures, problems, figures) cannot know what was taken out: people get a number in
 * place of a name, amounts become `hidden`, and free text loses names, addresses and amounts.
 */
import type { FileRecord } from '../binding/element.ts';
import { createProject, type Project, type TextChange } from '../project.ts';
import type { RuleSettings } from '../rules/settings.ts';
import { T, scan } from '../syntax/scanner.ts';
import type { NodeProblem, Snapshot } from '../views/snapshot.ts';
import { placesOfMoney, withoutAmounts } from './redact-money.ts';
import { createCast, placesOfPeople } from './redact-people.ts';
import { rewritten, type Rewrite } from './rewrite.ts';

export const redactions = ['people', 'money'] as const;
export type Redaction = (typeof redactions)[number];

/** Another project; the given one stays as it is. */
export function redacted(project: Project, what: readonly Redaction[], settings?: RuleSettings): Project {
  const files = project.paths().flatMap((path) => project.file(path) ?? []);
  const cast = what.includes('people') ? createCast(files) : undefined;
  const free = (text: string, isTitle: boolean): string => {
    const withoutPeople = cast ? cast.withoutNames(text, isTitle) : text;
    return what.includes('money') ? withoutAmounts(withoutPeople) : withoutPeople;
  };
  const changes = files.map((file): TextChange => {
    const rewrites = [
      ...(cast ? placesOfPeople(file, cast) : []),
      ...(what.includes('money') ? placesOfMoney(file) : []),
      ...freeTexts(file, free),
    ];
    return { path: file.path, text: rewritten(file.text, rewrites) };
  });
  const items = project.measured()?.flow.data;
  const made = createProject({ isIncremental: false, items, ...(settings ? { settings } : {}) });
  made.update(changes);
  return made;
}

/**
 * A fact that was taken out may look as if it were missing. What is not wrong with the organisation as it is, is not said
 * of it: the two snapshots have the same elements in the same order.
 */
export function withoutNewProblems(after: Snapshot, before: Snapshot): Snapshot {
  const kept = (problems: readonly NodeProblem[], known: readonly NodeProblem[] = []): readonly NodeProblem[] =>
    problems.filter(({ rule }) => known.some((each) => each.rule === rule));
  const { unplaced, ...rest } = after;
  return {
    ...rest,
    nodes: after.nodes.map((node, at) => ({ ...node, problems: kept(node.problems, before.nodes[at]?.problems) })),
    ...(unplaced ? { unplaced: kept(unplaced, before.unplaced) } : {}),
  };
}

/** Whatever is written between quotes or in a comment. */
function freeTexts(
  { text, summary }: FileRecord,
  free: (text: string, isTitle: boolean) => string,
): readonly Rewrite[] {
  const { count, types, starts, ends, comments } = scan(text);
  const titles = new Set(summary.declarations.map(({ titleSpan }) => titleSpan?.start));
  const spans = comments.map(({ start, end }) => ({ start, end }));
  for (let at = 0; at < count; at += 1)
    if (types[at] === T.string || types[at] === T.openString)
      spans.push({ start: starts[at] ?? 0, end: ends[at] ?? 0 });
  return spans.flatMap(({ start, end }) => {
    const before = text.slice(start, end);
    const after = free(before, titles.has(start));
    return before === after ? [] : [{ start, end, text: after }];
  });
}
