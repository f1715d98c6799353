/**
 * The matrix of alignment: trains by value streams, products by trains, teams by trains. What is right forms blocks along
 * the diagonal; a second mark in a row jumps out.
 */
import { capitalised } from '../metamodel/capitalised.ts';
import type { Kind } from '../metamodel/types.ts';
import { entryOf, linked } from './builder.ts';
import { outlineOf, type OutlineEntry, type SnapshotOutline } from './outline.ts';
import type { Snapshot } from './snapshot.ts';
import type { Cell, Row, Table } from './table.ts';
import { nearest, traceModelOf } from './trace-model.ts';

export const alignmentVariants = [
  { name: 'trains', title: 'Trains in value streams' },
  { name: 'products', title: 'Products on trains' },
  { name: 'teams', title: 'Teams on trains' },
] as const;
export type AlignmentVariant = (typeof alignmentVariants)[number]['name'];

/** The table of a variant, `trains` where none is named. */
export function alignmentTable(snapshot: Snapshot, variant: string | undefined): Table {
  const parts = { trains: trainsInStreams, products: productsOnTrains, teams: teamsOnTrains };
  const make = parts[variant === 'products' || variant === 'teams' ? variant : 'trains'];
  return make(snapshot);
}

function trainsInStreams(snapshot: Snapshot): Table {
  const outline = outlineOf(snapshot);
  const { trains, streams } = traceModelOf(snapshot);
  const homes = (train: OutlineEntry): readonly string[] => {
    const stated = linked(train, 'in').filter((id) => entryOf(outline, id)?.kind === 'value-stream');
    const around = nearest(outline, train, 'value-stream');
    return stated.length > 0 ? stated : around ? [around.id] : [];
  };
  return matrix({
    outline,
    rows: inOrderOf(trains, streams, (train) => homes(train)[0]),
    columns: streams,
    targets: homes,
    most: 1,
    excess: (train, stream) => `${train.title} also serves ${stream.title}; a train belongs to one value stream`,
    none: 'in no value stream',
    counted: ['train', 'belongs to one value stream', 'belong to one value stream'],
    empty: 'There is no train yet. Write, inside a value stream: art name "Title" { … }',
  });
}

function productsOnTrains(snapshot: Snapshot): Table {
  const outline = outlineOf(snapshot);
  const { products, trains, streams } = traceModelOf(snapshot);
  const ordered = inOrderOf(trains, streams, (train) => nearest(outline, train, 'value-stream')?.id);
  const streamOf = (entry: OutlineEntry | undefined): string | undefined =>
    entry && nearest(outline, entry, 'value-stream')?.id;
  return matrix({
    outline,
    rows: inOrderOf(products, ordered, (product) => linked(product, 'delivered-by')[0]),
    columns: ordered,
    targets: (product) => linked(product, 'delivered-by'),
    isWrong: (product, train) => streamOf(product) !== undefined && streamOf(train) !== streamOf(product),
    excess: (product, train) =>
      `${product.title} is delivered by ${train.title}, which belongs to another value stream`,
    none: 'nobody delivers it',
    counted: ['product', 'is delivered in its own value stream', 'are delivered in their own value stream'],
    empty: 'There is no product yet. Write, inside a value stream: product name "Title" { delivered-by: … }',
  });
}

function teamsOnTrains(snapshot: Snapshot): Table {
  const outline = outlineOf(snapshot);
  const { teams, trains, streams } = traceModelOf(snapshot);
  const ordered = inOrderOf(trains, streams, (train) => nearest(outline, train, 'value-stream')?.id);
  const homes = (team: OutlineEntry): readonly string[] => {
    const stated = linked(team, 'in').filter((id) => entryOf(outline, id)?.kind === 'art');
    const around = nearest(outline, team, 'art');
    return stated.length > 0 ? stated : around ? [around.id] : [];
  };
  return matrix({
    outline,
    rows: inOrderOf(teams, ordered, (team) => homes(team)[0]),
    columns: ordered,
    targets: homes,
    most: 1,
    excess: (team, train) => `${team.title} is also on ${train.title}; a team belongs to one train`,
    none: 'on no train',
    counted: ['team', 'belongs to one train', 'belong to one train'],
    empty: 'There is no team yet. Write, inside a train: team name "Title" { members: 8 }',
  });
}

type Matrix = {
  readonly outline: SnapshotOutline;
  readonly rows: readonly OutlineEntry[];
  readonly columns: readonly OutlineEntry[];
  readonly targets: (row: OutlineEntry) => readonly string[];
  /** More marks than these in a row are wrong. */
  readonly most?: number;
  readonly isWrong?: (row: OutlineEntry, column: OutlineEntry) => boolean;
  readonly excess: (row: OutlineEntry, column: OutlineEntry) => string;
  /** What a row without a mark lacks. */
  readonly none: string;
  /** What is counted, and what is right of one, and of several. */
  readonly counted: readonly [noun: string, isRight: string, areRight: string];
  readonly empty: string;
};

function matrix({ outline, rows, columns, targets, most = 99, isWrong, excess, none, empty, counted }: Matrix): Table {
  const { isSelection } = outline;
  const kindOf = (entries: readonly OutlineEntry[]): Kind | undefined => entries[0]?.kind;
  const toCell = (row: OutlineEntry, column: OutlineEntry, at: number): Cell => {
    if (at < 0) return { text: '' };
    if (at >= most || isWrong?.(row, column) === true)
      return { text: excess(row, column), mark: 'also', tone: 'error', id: row.id };
    const mark = kindOf(columns) === 'value-stream' ? 'home' : 'part';
    return { text: `${row.title}: ${column.title}`, mark, id: row.id };
  };
  const made = rows.map((row): Row => {
    const marked = targets(row);
    const cells = columns.map((column) => toCell(row, column, marked.indexOf(column.id)));
    const isBare = !cells.some(({ mark }) => mark !== undefined);
    const extra = cells.filter(({ mark }) => mark === 'also').length;
    const wrong = isBare && !isSelection ? none : extra > 0 ? `${extra} against the rules` : undefined;
    const { id, kind, title } = row;
    return { key: id, id, kind, title, ...(wrong === undefined ? {} : { aside: wrong, isWrong: true }), cells };
  });
  return {
    view: 'alignment',
    subject: capitalised(counted[0]),
    shape: 'matrix',
    empty,
    // Where filters leave some out, only what is seen to be wrong can be told.
    ...(isSelection && !made.some(({ isWrong: isSo }) => isSo === true) ? {} : { note: noteOf(made, counted) }),
    columns: columns.map(({ id, title, kind }) => ({ id, title, kind })),
    rows: made,
  };
}

function noteOf(rows: readonly Row[], [noun, isRight, areRight]: Matrix['counted']): NonNullable<Table['note']> {
  const wrong = rows.filter((row) => row.isWrong === true).length;
  const right = rows.length - wrong;
  const said = `${right} of ${rows.length} ${noun}${rows.length === 1 ? '' : 's'} ${right === 1 ? isRight : areRight}`;
  return {
    text: wrong === 0 ? `${said}.` : `${said}; ${wrong} ${notOf(wrong === 1 ? isRight : areRight)}.`,
    isWrong: wrong > 0,
  };
}

function notOf(said: string): string {
  const [verb = ''] = said.split(' ');
  return ['is', 'are'].includes(verb) ? `${verb} not` : verb.endsWith('s') ? 'does not' : 'do not';
}

/** In the order of the first column that each belongs to, which makes blocks along the diagonal. */
function inOrderOf(
  rows: readonly OutlineEntry[],
  columns: readonly OutlineEntry[],
  homeOf: (row: OutlineEntry) => string | undefined,
): readonly OutlineEntry[] {
  const order = new Map(columns.map(({ id }, at) => [id, at]));
  const rank = (row: OutlineEntry): number => order.get(homeOf(row) ?? '') ?? columns.length;
  return rows
    .map((row, at) => ({ row, at, rank: rank(row) }))
    .toSorted((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ row }) => row);
}
