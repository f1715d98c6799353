/** What the preview, the exports and the command line use of the views. */
export type * from './scene.ts';
export type * from './snapshot.ts';
export type * from './table.ts';
export { cellMarks } from './table.ts';
export type { ViewState } from './view-state.ts';
export { badgePaths, circle, iconPaths } from './icons.ts';
export { focusOn, type Focus } from './focus.ts';
export { filterChoices, filtered, isFiltered, type FilterName, type Filters } from './filter.ts';
export { entryOf } from './builder.ts';
export { counted } from './spoken.ts';
export { isOpenAtFirst, toggledToShow } from './tree-rows.ts';
export { outlineOf, worstOf, type OutlineEntry, type ProblemCounts, type SnapshotOutline } from './outline.ts';
export type { Mark } from './mark.ts';
export { groundOf, litOf, signsOf } from './overview.ts';
export { paintOps } from './paint.ts';
export {
  exportTheme,
  kindGroups,
  pageTheme,
  themeNames,
  themeVariables,
  type Theme,
  type ThemeName,
  type Token,
} from './theme.ts';
export { escapedMarkup, toSvg } from './svg.ts';
export { pictureOf, viewNamed, views, type View, type ViewName } from './views.ts';
export { search as searchIn } from './search.ts';
export { treeView, type TreeState } from './tree.ts';
export { changesModes, createChangesView, type ChangesMode } from './changes.ts';
export { changesListOf, type ListedChange, type ListedChanges } from './changes-list.ts';
export { unionOf, type Union, type UnionNode, type Versions } from './changes-union.ts';
