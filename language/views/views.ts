/** The views, one a line; the switch in the preview, the exports and the language's `shows` read this list. */
import { alignmentTable, alignmentVariants } from './alignment.ts';
import { cadenceTableView } from './cadence.ts';
import { fundingView } from './funding.ts';
import { mapVariants, mapView } from './map.ts';
import { peopleTable } from './people.ts';
import type { RowOp, Scene } from './scene.ts';
import type { Snapshot } from './snapshot.ts';
import { tableScene, type Table } from './table.ts';
import { foldedIn } from './trace-folding.ts';
import { traceVariants, traceView } from './trace.ts';
import { treeView, type TreeState } from './tree.ts';
import type { ViewState } from './view-state.ts';

type Named = {
  readonly name: string;
  /** On the switch. */
  readonly title: string;
  /** What it shows, in a sentence. */
  readonly doc: string;
  /** What of it can be chosen, the first being the default. */
  readonly variants?: readonly { readonly name: string; readonly title: string }[];
  /** The one that is seen first, where that is not the first. */
  readonly standard?: string;
};
type RowsView = Named & {
  readonly shape: 'rows';
  readonly toScene: (snapshot: Snapshot, state: TreeState) => Scene<RowOp>;
};
export type DrawingView = Named & {
  readonly shape: 'drawing';
  /** What it is drawn of, where that is not the organisation as it is. */
  readonly drawnOf?: (variant: string | undefined) => Snapshot;
  /** What is selected decides how it is drawn. */
  readonly lightsSelection?: boolean;
  /** What may fold an element away without containing it. */
  readonly foldedIn?: (snapshot: Snapshot, id: string) => readonly string[];
  readonly toScene: (snapshot: Snapshot, state: ViewState) => Scene;
};
type TableView = Named & {
  readonly shape: 'table';
  readonly toTable: (snapshot: Snapshot, variant: string | undefined) => Table;
};
/** Sentences, tables and charts about work and strategy: reports, which are asked for one by one and not made of a snapshot. */
type ReportView = Named & { readonly shape: 'report' };
export type View = RowsView | DrawingView | TableView | ReportView;

export const views = [
  {
    name: 'map',
    title: 'Map',
    doc: 'Who contains whom, from the enterprise to its teams; solutions run across the value streams that they touch.',
    variants: mapVariants,
    shape: 'drawing',
    toScene: mapView,
  },
  {
    name: 'tree',
    title: 'Tree',
    doc: 'Everything that is declared, each under what contains it, with its facts.',
    shape: 'rows',
    toScene: treeView,
  },
  {
    name: 'trace',
    title: 'Trace',
    doc: 'The line of sight from the strategic themes to the teams.',
    variants: traceVariants,
    shape: 'drawing',
    lightsSelection: true,
    foldedIn,
    toScene: traceView,
  },
  {
    name: 'funding',
    title: 'Funding',
    doc: 'Where the money goes, and what of it is not given out or given twice.',
    shape: 'drawing',
    toScene: fundingView,
  },
  {
    name: 'alignment',
    title: 'Alignment',
    doc: 'Which train belongs to which value stream, which product and which team to which train.',
    variants: alignmentVariants,
    shape: 'table',
    toTable: alignmentTable,
  },
  {
    name: 'people',
    title: 'People',
    doc: 'Who holds which role at which level, and which seats are open.',
    shape: 'table',
    toTable: peopleTable,
  },
  {
    name: 'cadence',
    title: 'Cadence',
    doc: 'How flow is managed each year, quarter, month and iteration, and what of it is missing.',
    shape: 'table',
    toTable: cadenceTableView,
  },
  {
    name: 'flow',
    title: 'Flow',
    doc: 'How work flows and strategy moves, as the meetings of each year, quarter, month and iteration need it.',
    shape: 'report',
  },
] as const satisfies readonly View[];

export type ViewName = (typeof views)[number]['name'];

/** The built-in view of a name. */
export function viewNamed(name: string | undefined): View | undefined {
  return views.find((view) => view.name === name);
}

const noTable = { view: 'flow', shape: 'list', subject: '', columns: [], rows: [] } as const satisfies Omit<
  Table,
  'empty'
>;

export type PictureOptions = {
  readonly variant?: string;
  readonly selected?: string;
  readonly toggled?: ReadonlySet<string>;
};

/** Any view as one drawing, for an exported picture. */
export function pictureOf(
  view: View,
  snapshot: Snapshot,
  { variant, selected, toggled = new Set() }: PictureOptions = {},
): Scene {
  switch (view.shape) {
    case 'rows':
      return view.toScene(snapshot, { toggled, filter: '', width: 1000 });
    case 'drawing':
      return view.toScene(snapshot, {
        toggled,
        ...(selected === undefined ? {} : { selected }),
        ...(variant === undefined ? {} : { variant }),
      });
    case 'table':
      return tableScene(view.toTable(snapshot, variant));
    case 'report':
      return tableScene({
        ...noTable,
        empty: 'Its reports stand in the preview, in exported pages, and in `throughline report`.',
      });
  }
}
