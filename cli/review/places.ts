/** Places from the top of the repository, as services want them; a project knows them from its own folder. */
import type { Change, ComparedProblem, Comparison } from '#language';

/** `prefix` is the way from the top to the project, `/` at its end. */
export function fromTop(comparison: Comparison, prefix: string): Comparison {
  if (prefix === '') return comparison;
  const placed = <P extends { readonly file: string }>(place: P): P => ({ ...place, file: `${prefix}${place.file}` });
  const change = (each: Change): Change => {
    const { before, after } = each.locations;
    return {
      ...each,
      locations: { ...(before ? { before: placed(before) } : {}), ...(after ? { after: placed(after) } : {}) },
    };
  };
  const problem = (each: ComparedProblem): ComparedProblem => ({
    ...each,
    place: placed(each.place),
    ...(each.cause ? { cause: { ...each.cause, place: placed(each.cause.place) } } : {}),
  });
  const { problems } = comparison;
  return {
    ...comparison,
    changes: comparison.changes.map(change),
    problems: {
      new: problems.new.map(problem),
      fixed: problems.fixed.map(problem),
      unchanged: problems.unchanged.map(problem),
    },
  };
}
