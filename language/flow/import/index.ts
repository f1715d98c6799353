/** Importing work items: rows of any shape in, data and a report out. */
export { createCollector, type Collected } from './collect.ts';
export { readIssue, type ChangeLogOptions } from './change-log.ts';
export {
  importReport,
  type ImportedFile,
  type ImportProblem,
  type ImportProblemKind,
  type ImportReport,
} from './report.ts';
export type { Intake, SourcePlace } from './rows.ts';
export { columnNames, tableOf, type ColumnName, type ColumnSettings, type Table, type TableShape } from './table.ts';
