/** The messages between the extension host and the preview's page. Each is validated when it arrives. */
import * as v from 'valibot';
import type { Sheet } from '#language/reports/sheet.ts';
import type { Snapshot } from '#language/views/snapshot.ts';
import { rangeSchema, reportAskedSchema } from './reports.ts';
import type { ComparedVersions } from './compare.ts';
import type { SnapshotChange } from './snapshot-change.ts';

/** To the page. A snapshot's own shape is checked by its version alone: it comes from our own server. */
export const toPageSchema = v.variant('type', [
  v.object({
    v: v.literal(1),
    type: v.literal('snapshot'),
    snapshot: v.custom<Snapshot>(isSnapshot),
    /** The file for whose project the panel was opened: the page keeps it, so that a reloaded panel finds it again. */
    uri: v.optional(v.string()),
  }),
  /** What changed of the snapshot that the page has; one that has another asks for the whole. */
  v.object({ v: v.literal(1), type: v.literal('snapshot-change'), change: v.custom<SnapshotChange>(isChange) }),
  /**
   * The text of these files does not read at the moment: the page keeps its picture and says so. Each such message
   * replaces the one before; no files, or a snapshot, take the sentence away.
   */
  v.object({ v: v.literal(1), type: v.literal('broken'), files: v.array(v.string()) }),
  /** The cursor stands in these elements, the innermost first. */
  v.object({ v: v.literal(1), type: v.literal('reveal'), ids: v.array(v.string()) }),
  /** Show a view, of a part where one is named, with an element selected where one is. */
  v.object({
    v: v.literal(1),
    type: v.literal('view'),
    view: v.string(),
    root: v.optional(v.string()),
    selected: v.optional(v.string()),
  }),
  /** What differs between two versions, for the view of changes; without one the view has nothing to show. */
  v.object({
    v: v.literal(1),
    type: v.literal('comparison'),
    comparison: v.optional(v.custom<ShownComparison>(isComparison)),
  }),
  /** A report that was asked for, with the items behind its figures; without it there is none. */
  v.object({
    v: v.literal(1),
    type: v.literal('report'),
    asked: reportAskedSchema,
    sheet: v.optional(v.custom<Sheet>(isSheet)),
  }),
  /** Nothing to show yet, and why. */
  v.object({ v: v.literal(1), type: v.literal('empty'), message: v.string() }),
]);
export type ToPage = v.InferOutput<typeof toPageSchema>;

/** What the page remembers over a reload; it may name elements that are gone. */
export const pageStateSchema = v.object({
  v: v.literal(1),
  /** The file for whose project the panel was opened. */
  uri: v.optional(v.string()),
  view: v.optional(v.string()),
  /** What of a view is chosen, such as the products in the matrix of alignment, by view. */
  variants: v.optional(v.record(v.string(), v.string())),
  /** The days that reports are about, where they were chosen. */
  range: v.optional(rangeSchema),
  /** The element that is looked at alone. */
  root: v.optional(v.string()),
  /** The organisation's own view that is seen. */
  own: v.optional(v.string()),
  selected: v.optional(v.string()),
  /** What is left out, by the name of a filter. */
  filters: v.optional(v.record(v.string(), v.string())),
  /** The panel stays as it is: it does not follow the cursor, nor links from elsewhere. */
  isPinned: v.optional(v.boolean()),
  /** Elements whose row is open, or closed, against the default. */
  toggled: v.optional(v.array(v.string())),
  toggledInDrawing: v.optional(v.array(v.string())),
  /** The row at the top of the window, and how far it is scrolled out of it: a picture that changed does not jump. */
  anchor: v.optional(v.object({ id: v.string(), offset: v.number() })),
});
export type PageState = v.InferOutput<typeof pageStateSchema>;

/** From the page. It names elements by identity only; the host finds their place in the text. */
export const fromPageSchema = v.variant('type', [
  v.object({ v: v.literal(1), type: v.literal('ready') }),
  /** The page has not the snapshot that a change starts from: it wants the whole. */
  v.object({ v: v.literal(1), type: v.literal('resync') }),
  /** Show an element in the text; with a key, its statement. */
  v.object({
    v: v.literal(1),
    type: v.literal('open'),
    id: v.string(),
    beside: v.boolean(),
    key: v.optional(v.string()),
  }),
  /** What shall be remembered, and what the panel may be called. */
  v.object({ v: v.literal(1), type: v.literal('state'), state: pageStateSchema, title: v.optional(v.string()) }),
  /** Repair a problem of an element; which of its problems, counting from nought. */
  v.object({ v: v.literal(1), type: v.literal('fix'), id: v.string(), problem: v.number() }),
  /** Show a change of the comparison in both texts. */
  v.object({ v: v.literal(1), type: v.literal('change'), change: v.string() }),
  /** Send a report. */
  v.object({ v: v.literal(1), type: v.literal('report'), asked: reportAskedSchema }),
  /** Keep the picture that is seen, as the page drew it. */
  v.object({ v: v.literal(1), type: v.literal('export'), name: v.string(), svg: v.string() }),
]);
export type FromPage = v.InferOutput<typeof fromPageSchema>;

/** A comparison as the page shows it; like a snapshot it comes from our own server. */
export type ShownComparison = Pick<ComparedVersions, 'verdict' | 'comparison' | 'words' | 'snapshots'> & {
  readonly from: string;
  readonly to: string;
  /** The newer version is what stands in the editor, where its elements can be gone to. */
  readonly isOfEditors: boolean;
};

function isComparison(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'snapshots' in value &&
    typeof value.snapshots === 'object' &&
    value.snapshots !== null &&
    'before' in value.snapshots &&
    isSnapshot(value.snapshots.before) &&
    'after' in value.snapshots &&
    isSnapshot(value.snapshots.after)
  );
}

/** Like a snapshot it comes from our own server. */
function isChange(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'v' in value &&
    value.v === 1 &&
    'added' in value &&
    Array.isArray(value.added) &&
    'changed' in value &&
    Array.isArray(value.changed)
  );
}

function isSheet(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'reports' in value &&
    Array.isArray(value.reports) &&
    'lists' in value
  );
}

function isSnapshot(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'v' in value &&
    value.v === 1 &&
    'nodes' in value &&
    Array.isArray(value.nodes)
  );
}
