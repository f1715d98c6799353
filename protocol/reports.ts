/** Reports of flow: what a panel asks for, and what it gets. */
import * as v from 'valibot';
import type { CadenceName } from '#language/reports/cadences.ts';
import type { Sheet } from '#language/reports/sheet.ts';

export type { Sheet } from '#language/reports/sheet.ts';

export const reportMethods = {
  /** Client to server: the report of a cadence, with the items behind its figures. */
  report: 'throughline/report',
  /** Server to client: reports of a project, asked for again, say more; what changed in its organisation is known now. */
  reportsChanged: 'throughline/reportsChanged',
} as const;

const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));

/** Days. Those of the data count where they are left out. */
export const rangeSchema = v.object({
  from: v.optional(day),
  /** The last day. */
  to: v.optional(day),
  /** What happened after this day is not known. */
  asOf: v.optional(day),
});
export type ReportRange = v.InferOutput<typeof rangeSchema>;

/** Which report. */
export const reportAskedSchema = v.object({
  cadence: v.picklist(['annual', 'quarterly', 'monthly', 'iteration'] satisfies readonly CadenceName[]),
  /** The identity of what it is about; the whole organisation where it is left out. */
  element: v.optional(v.string()),
  ...rangeSchema.entries,
});
export type ReportAsked = v.InferOutput<typeof reportAskedSchema>;

export type ReportParams = {
  /** A file of the project, or its folder. */
  readonly uri: string;
  readonly asked: ReportAsked;
};

export const reportsChangedSchema = v.object({
  /** The project's root folder, as a URI. */
  projectUri: v.string(),
});
export type ReportsChanged = v.InferOutput<typeof reportsChangedSchema>;

/** One report; null where there is no such element, or no project. */
export type ReportResult = Sheet | null;
