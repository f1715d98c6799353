/**
 * What of a large trace is folded away until somebody asks for it: the teams of a train, the features and stories of an
 * epic or a capability. What follows nothing is never folded away, for it is what a trace is to show.
 */
import type { OutlineEntry } from './outline.ts';
import type { Snapshot } from './snapshot.ts';
import { traceModelOf, type TraceGoal, type TraceModel } from './trace-model.ts';

/** Above so many teams, or features and stories, they are folded away at first. */
const mostAtFirst = 150;

export type Folding = {
  /** Whether what follows an element is seen; undefined where nothing can be folded away. */
  readonly isOpen: (entry: OutlineEntry) => boolean | undefined;
  /** The features and the stories that are seen. */
  readonly features: readonly OutlineEntry[];
  readonly stories: readonly OutlineEntry[];
};

/** What is folded away for a goal, where nobody has folded it otherwise. */
export function foldingOf(model: TraceModel, goal: TraceGoal, toggled: ReadonlySet<string>): Folding {
  const { teams, features, stories, up } = model;
  const many = goal === 'teams' ? teams.length : features.length + stories.length;
  const isOpenId = (id: string): boolean => many <= mostAtFirst !== toggled.has(id);
  const folds = new Set(goal === 'teams' ? teams.flatMap(trainsIn(up)) : features.flatMap(guidesIn(up)));
  const isSeen = (entry: OutlineEntry): boolean => {
    const guides = guidesIn(up)(entry);
    return guides.length === 0 || guides.some(isOpenId);
  };
  const seen = many <= mostAtFirst && toggled.size === 0 ? features : features.filter(isSeen);
  const ids = new Set(seen.map(({ id }) => id));
  return {
    isOpen: ({ id }) => (folds.has(id) ? isOpenId(id) : undefined),
    features: seen,
    stories: stories.filter(({ id }) => {
      const own = (up.get(id) ?? []).filter((each) => each.startsWith('feature:'));
      return own.length === 0 || own.some((each) => ids.has(each));
    }),
  };
}

/** The train that a team stands in. */
function trainsIn(up: TraceModel['up']) {
  return ({ id }: { readonly id: string }): readonly string[] =>
    (up.get(id) ?? []).filter((each) => each.startsWith('art:'));
}

/** The epics and capabilities that an element implements. */
function guidesIn(up: TraceModel['up']) {
  return ({ id }: { readonly id: string }): readonly string[] =>
    (up.get(id) ?? []).filter((each) => each.startsWith('epic:') || each.startsWith('capability:'));
}

/** What has to be open so that an element is seen. */
export function foldedIn(snapshot: Snapshot, id: string): readonly string[] {
  const { up } = traceModelOf(snapshot);
  const features = id.startsWith('story:') ? (up.get(id) ?? []) : [id];
  return features.flatMap((each) => guidesIn(up)({ id: each }));
}
