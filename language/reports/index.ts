/**
 * The reports of the four cadences, as data: `reportOf(model, { cadence, data })`. Pure: the span and the day as of which
 * it speaks are given or follow from the data; the clock is never asked.
 */
export type * from './report.ts';
export { reportOf, type EventsKnown, type ReportOptions } from './report-of.ts';
export { reportHtml } from './html.ts';
export { pageReports } from './page-reports.ts';
export { reportSettings } from './settings.ts';
export { sheetOf, type Sheet, type SheetItem, type SheetReport } from './sheet.ts';
export { reportMarkdown } from './markdown.ts';
export { chartSummary, sparkline } from './sparkline.ts';
export { headOf } from './words.ts';
export { numberText } from './number-text.ts';
export { cadenceNames, type CadenceName } from './cadences.ts';
