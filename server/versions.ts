/** Earlier versions of a project, where the machine keeps them; a browser has none. */
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
  readonly list: (root: string) => readonly Revision[] | Refused;
  /** `mergeBaseOf`: the commit that it has in common with what is checked out. */
  readonly read: (root: string, name: string, mergeBaseOf: boolean) => VersionFiles | Refused;
};
