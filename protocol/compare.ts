/** Comparing versions: what the client asks, and what the server tells it. */
import * as v from 'valibot';
import type { Comparison, Impact } from '#language';
import type { Snapshot } from '#language/views/snapshot.ts';

export const compareMethods = {
  /** Client to server: what differs between two versions of the project that holds a file. */
  compare: 'throughline/compare',
  /** Client to server: the same as a text for a pull request, in Markdown. */
  compareMarkdown: 'throughline/compareMarkdown',
  /** Client to server: the branches, tags and latest commits that a project can be compared with. */
  revisions: 'throughline/revisions',
  /** Client to server: the text of a file in a version; empty where the version has no such file. */
  versionText: 'throughline/versionText',
  /** Client to server: whether the person trusts the folder, without which no git is run in it. */
  trust: 'throughline/trust',
} as const;

/** A version of a project, as a person asks for it. */
export type VersionAsked =
  /** As the editors have it, with all that is not saved. */
  | { readonly kind: 'editors' }
  /** As the disk has it. */
  | { readonly kind: 'saved' }
  /** A branch, a tag, a commit. */
  | { readonly kind: 'revision'; readonly name: string }
  /** The commit that a branch has in common with what is checked out. */
  | { readonly kind: 'merge-base'; readonly name: string };

/** A place in a version: a path from the project's root with `/`, line and character from nought. */
export type VersionPlace = { readonly path: string; readonly line: number; readonly character: number };

export type CompareParams = {
  /** A file of the project, or its folder. */
  readonly uri: string;
  readonly before: VersionAsked;
  readonly after: VersionAsked;
};

/** What people call a version, and by what its texts are found. */
export type VersionNamed = {
  readonly label: string;
  /** A commit, `saved`, or nothing for what the editors have. */
  readonly key?: string;
};

export type CompareResult =
  /** It cannot be compared; the sentence says what to do. */
  { readonly problem: string; readonly brokenFiles?: readonly string[] } | ComparedVersions;

export type ComparedVersions = {
  /** The project's root folder. */
  readonly root: string;
  readonly before: VersionNamed;
  readonly after: VersionNamed;
  /** In one sentence. */
  readonly verdict: string;
  /** Without what rebuilds a version and names the homes in a picture, which nobody looks at. */
  readonly comparison: Omit<Comparison, 'operations' | 'homes'>;
  /** Each change in words, by its identity: what it is about, and what became of it. */
  readonly words: Readonly<Record<string, ChangeWords>>;
  /** What people call each impact. */
  readonly impacts: Readonly<Record<Impact, string>>;
  /** Both versions, for a picture of both. */
  readonly snapshots: { readonly before: Snapshot; readonly after: Snapshot };
};

export type ChangeWords = {
  readonly subject: string;
  readonly text: string;
  /** Where what is gone stood: the element around it, in the newer version. */
  readonly around?: VersionPlace;
};

export type RevisionsParams = { readonly uri: string };
export type RevisionsResult =
  | { readonly problem: string }
  | {
      readonly revisions: readonly Revision[];
    };
export type Revision = {
  readonly kind: 'branch' | 'remote branch' | 'tag' | 'commit';
  readonly name: string;
  /** The first line of the commit, and who made it when. */
  readonly subject: string;
  readonly detail: string;
};

export type VersionTextParams = {
  /** The project's root folder. */
  readonly root: string;
  readonly key: string;
  readonly path: string;
};

export const trustSchema = v.object({ isTrusted: v.boolean() });
export type TrustParams = v.InferOutput<typeof trustSchema>;

/** The scheme under which files of an earlier version open, read-only. */
export const versionScheme = 'throughline-version';
