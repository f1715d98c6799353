/** Earlier versions of a project, where the machine keeps them; a browser has none. */
import type { Model } from '#language';
import type { Window } from '#language/flow/index.ts';
import type { EventsKnown } from '#language/reports/index.ts';
import type { Revision } from '#protocol';

export type VersionFiles = {
  readonly commit: string;
  /** Texts by path from the project's root, that of the configuration included. */
  readonly texts: ReadonlyMap<string, string>;
  /** Files that could not be read. */
  readonly unreadable: readonly { readonly path: string; readonly message: string }[];
};

/** The sentence says what to do. */
export type Refused = { readonly problem: string };

export type Versions = {
  readonly list: (root: string) => Promise<readonly Revision[] | Refused>;
  /** `mergeBaseOf`: the commit that it has in common with what is checked out. */
  readonly read: (
    root: string,
    name: string,
    options: { readonly mergeBaseOf: boolean; readonly signal?: AbortSignal | undefined },
  ) => Promise<VersionFiles | Refused>;
  /** The name of the version that is checked out; undefined where none is kept. */
  readonly head: (root: string) => Promise<string | undefined>;
  /** What the versions of a span changed in the organisation, as the elements of a model; other work goes on meanwhile. */
  readonly reorganisations: (root: string, span: Window) => Promise<(model: Model) => EventsKnown>;
};
