/** The problems that a group brings and ends, told behind its headline. */
import type { ComparedProblem, ComparedProblems } from './compared-problems.ts';
import { called, listOf } from './words.ts';
import type { Group } from './groups.ts';
import type { Version } from './version.ts';

/** How many are named; the rest is counted. */
const most = 3;

/** ` New: art-too-small on train Card Issuing.` behind the headline of what caused it; hints and notes stay in the list. */
export function withProblems(
  groups: readonly Group[],
  problems: ComparedProblems,
  { a, b, isGone }: { readonly a: Version; readonly b: Version; readonly isGone: (id: string) => boolean },
): readonly Group[] {
  const [fresh, gone] = [byCause(problems.new), byCause(problems.fixed)];
  return groups.map((group) => {
    const own = (table: ReadonlyMap<string, readonly ComparedProblem[]>): readonly ComparedProblem[] =>
      group.changes.flatMap((id) => table.get(id) ?? []);
    // What is gone took its problems along: that is no repair.
    const mended = own(gone).filter(({ element }) => element !== undefined && !isGone(element));
    const text = [told('New', own(fresh), b), told('Fixed', mended, a)].join('');
    return text === '' ? group : { ...group, headline: `${group.headline}${text}` };
  });
}

function byCause(problems: readonly ComparedProblem[]): ReadonlyMap<string, readonly ComparedProblem[]> {
  const table = new Map<string, ComparedProblem[]>();
  for (const problem of problems) {
    const { cause, severity } = problem;
    if (!cause || (severity !== 'error' && severity !== 'warning')) continue;
    table.set(cause.change, [...(table.get(cause.change) ?? []), problem]);
  }
  return table;
}

/** By element, since one cause often brings an element several problems, and several elements the same. */
function told(word: string, problems: readonly ComparedProblem[], version: Version): string {
  if (problems.length === 0) return '';
  const shown = problems.slice(0, most);
  const elements = [...new Set(shown.map(({ element }) => element ?? ''))];
  const byRules = new Map<string, string[]>();
  for (const id of elements) {
    const item = version.items.get(id);
    const rules = listOf([...new Set(shown.filter(({ element = '' }) => element === id).map(({ rule }) => rule))]);
    byRules.set(rules, [...(byRules.get(rules) ?? []), ...(item ? [called(item)] : [])]);
  }
  const names = [...byRules].map(([rules, on]) => (on.length === 0 ? rules : `${rules} on ${listOf(on)}`));
  const rest = problems.length - shown.length;
  const label = `${word} ${problems.length === 1 ? 'problem' : 'problems'}`;
  return ` ${label}: ${rest > 0 ? `${names.join('; ')}; and ${rest} more` : names.join('; ')}.`;
}
