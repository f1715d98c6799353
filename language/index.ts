/** The language as a library: everything that editors, the command line and the preview use of it. */
export * from './metamodel/index.ts';
export type * from './syntax/summary.ts';
export { summarize, slug } from './syntax/summarize.ts';
export { scan, T, type Tokens, type Comment } from './syntax/scanner.ts';
export { isDay, monthsAfter } from './syntax/days.ts';
export { meantBy } from './syntax/nearest.ts';
export { firstIndex, lineAt, placeInText } from './syntax/in-order.ts';
export {
  compareElements,
  Element,
  isOwned,
  statementOf,
  valueOf,
  type FileRecord,
  type Link,
  type LinkRelation,
} from './binding/element.ts';
export { targetKinds } from './binding/resolve.ts';
export type { Model } from './model/model.ts';
export * from './model/figures.ts';
export * from './model/money.ts';
export * from './model/headcount.ts';
export * from './model/queries.ts';
export * from './edits/places.ts';
export * from './edits/text-edits.ts';
export * from './rules/rule.ts';
export { rules } from './rules/index.ts';
export { compareProblems } from './rules/checker.ts';
export { suppressingEdit } from './rules/suppressing.ts';
export type { Problem, ProblemIdentity, ProblemOptions } from './rules/problem.ts';
export { identityKey, problemIdentity } from './rules/identity.ts';
export { baselineText, knows, parseBaseline, renamedIn, toBaseline, type Baseline } from './rules/baseline.ts';
export { perhapsRenamed, tellRenamed, type PerhapsRenamed } from './rules/renamed-problems.ts';
export * from './rules/settings.ts';
export {
  brokenIn,
  createProject,
  type Project,
  type ProjectOptions,
  type ProjectUpdate,
  type TextChange,
} from './project.ts';
export { fixAll, safeEdits, type FixAll, type FixedFile } from './fix-all.ts';
export {
  configFileName,
  configSchema,
  defaultConfig,
  parseConfig,
  toSettings,
  type Config,
  type SettingsOverride,
} from './config/config.ts';
export type { FlowConfig } from './config/flow-config.ts';
export type { ConfigProblem } from './config/rule-problems.ts';
export { pathMatcher } from './config/patterns.ts';
export { replacedPaths } from './config/replaced-paths.ts';
export { moneyTerms } from './config/money-terms.ts';
export { rulePage } from './rules/page.ts';
export { formatEdits, formatEditsIn, formatted, formattedUnlessBroken, type FormatEdit } from './format/format.ts';
export { problemAtNode, toSnapshot, type SnapshotOptions } from './views/to-snapshot.ts';
export type { NodeFact, NodeProblem, Snapshot, SnapshotNode } from './views/snapshot.ts';
export {
  changesListOf,
  changesModes,
  createChangesView,
  exportTheme,
  pageTheme,
  themeNames,
  themeVariables,
  toSvg,
  escapedMarkup,
  viewNamed,
  unionOf,
  views,
  type ChangesMode,
  type ListedChanges,
  type ThemeName,
  type View,
} from './views/index.ts';
export type { Scene } from './views/scene.ts';
export { flowFiguresOf, type FlowFigures } from './views/flow-figures.ts';
export { factsOf } from './views/glance.ts';
export { computedOf, downwardsFrom, upwardsFrom, type Computed } from './views/computed.ts';
export { valueText } from './views/value-text.ts';
export {
  exportAs,
  exporters,
  mermaidText,
  redactions,
  subjectOf,
  wholeOf,
  svgOf,
  toHtml,
  toJson,
  changeSubject,
  detailText,
  comparisonToMarkdown,
  impactWords,
  pageText,
  shortened,
  shown,
  unreadToMarkdown,
  verdict,
  type Asked,
  takesShape,
  type Exporter,
  type ExportFormat,
  type ExportOptions,
  type LinePlace,
  type MarkdownOptions,
  type OrganisationJson,
  type PageParts,
  type Redaction,
  type Refusal,
  type Subject,
} from './export/index.ts';
export * from './diff/index.ts';
export { refactorings } from './refactorings/index.ts';
export type { Refactored, Refactoring } from './refactorings/refactoring.ts';
export { elementAt, lookAt, type Look } from './edits/look.ts';
export { rename, whyNotRenamed, type Renaming } from './edits/rename.ts';
export { compareLinks, inLinks, outLinks } from './binding/element.ts';
