/** Requests and notifications beyond the language server protocol, by their method names. */
import * as v from 'valibot';
import type { Snapshot } from '#language/views/snapshot.ts';
import type { ThemeName } from '#language/views/theme.ts';
import type { SnapshotChange } from './snapshot-change.ts';

export const methods = {
  /** Client to server: the organisation of the project that holds a file. */
  snapshot: 'throughline/snapshot',
  /** Server to client: the organisation of a project has a new revision; whoever shows it asks for it. */
  modelChanged: 'throughline/modelChanged',
  /** Client to server: where an element of a snapshot stands in the text. */
  locate: 'throughline/locate',
  /** Client to server: where a problem that a snapshot shows stands in the text, and by which rule it was found. */
  problemAt: 'throughline/problemAt',
  /** Client to server: the elements around a place in the text, the innermost first. */
  elementsAt: 'throughline/elementsAt',
  /** Client to server: the text of a file of the built-in library. */
  libraryText: 'throughline/libraryText',
  /** Client to server: the page of a rule, in Markdown. */
  rulePage: 'throughline/rulePage',
  /** Client to server: an export of the project that holds a file, as text. */
  exportProject: 'throughline/export',
  /** Client to server: in which formats the project that holds a file can be exported, and which views it has. */
  exportChoices: 'throughline/exportChoices',
} as const;

export type SnapshotParams = {
  /** A file of the project, or the project itself. */
  readonly uri: string;
  /** The stamp of the answer that the asker has; with it the answer may be what changed since. */
  readonly since?: string;
};

/** The organisation of a project, or what changed of it since the answer that the asker has. */
export type SnapshotResult = {
  /** The project's root folder, as in `ModelChanged`: names the project even where the file that was asked for is gone. */
  readonly projectUri: string;
  /** Files whose text does not read at the moment: the picture may be older than they are. */
  readonly brokenFiles: readonly string[];
  /** Names this answer, and no other of any server. */
  readonly stamp: string;
} & ({ readonly snapshot: Snapshot } | { readonly change: SnapshotChange });

export const modelChangedSchema = v.object({
  /** The project's root folder, as a URI. */
  projectUri: v.string(),
  rev: v.number(),
  brokenFiles: v.array(v.string()),
});
export type ModelChanged = v.InferOutput<typeof modelChangedSchema>;

/** With a key, the place of that statement where the element has one. */
export type LocateParams = { readonly uri: string; readonly id: string; readonly key?: string | undefined };
export type LocateResult = {
  readonly uri: string;
  readonly range: { readonly start: Position; readonly end: Position };
} | null;
type Position = { readonly line: number; readonly character: number };

/** Which problem of the element, counting from nought. */
export type ProblemAtParams = { readonly uri: string; readonly id: string; readonly problem: number };
export type ProblemAtResult = (NonNullable<LocateResult> & { readonly rule: string }) | null;

export type ElementsAtParams = { readonly uri: string; readonly position: Position };
export type ElementsAtResult = { readonly projectUri: string; readonly ids: readonly string[] };

export type LibraryTextParams = { readonly uri: string };
export type RulePageParams = { readonly rule: string };

export type ExportParams = {
  readonly uri: string;
  readonly format: string;
  readonly view?: string;
  readonly theme?: ThemeName;
  readonly redact?: readonly string[];
  /** The preview's program and style sheet, which a page is made of. */
  readonly page?: { readonly script: string; readonly style: string };
};
/** The text of the file, or why there is none. */
export type ExportResult = { readonly text: string } | { readonly problem: string };

export type ExportChoicesParams = { readonly uri: string };
export type ExportChoices = {
  readonly formats: readonly {
    readonly name: string;
    readonly title: string;
    readonly extension: string;
    readonly doc: string;
    /** Whether a single view can be asked for, and of which shapes it may be. */
    readonly takesView: boolean;
    readonly shapes: readonly string[];
  }[];
  /** The views, then those that the organisation keeps. */
  readonly views: readonly {
    readonly name: string;
    readonly title: string;
    readonly doc: string;
    readonly shape: string;
  }[];
  /** What can be left out. */
  readonly redactions: readonly string[];
};

/** The scheme under which the built-in library and the pages of rules open, read-only. */
export const librarySchemes = { library: 'throughline-library', rule: 'throughline-rule' } as const;
