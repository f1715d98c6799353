/**
 * Tables: what the columns of a header mean, which of the shapes it is, and its records as rows. Only columns that are
 * known are read, so that nothing else (an assignee, a reporter, a summary) ever gets further than here.
 */
import type { DateReader } from '../dates.ts';
import { sameName, type FlowState } from '../vocabulary.ts';
import { packedEntries } from './packed.ts';
import { plain, type Intake, type RowProfile, type SourcePlace } from './rows.ts';

export const columnNames = [
  'id',
  'at',
  'from',
  'to',
  'history',
  'team',
  'type',
  'product',
  'parent',
  'level',
  'points',
  'blocked',
  'pi',
  'objective',
  'committed',
  'planned',
  'actual',
] as const;
export type ColumnName = (typeof columnNames)[number];

/** The headers under which each column is found, beside its own name and what the project’s settings say. */
const synonyms: Readonly<Record<ColumnName, readonly string[]>> = {
  id: ['key', 'issue key', 'issue', 'item', 'work item id', 'item id'],
  at: ['date', 'time', 'timestamp', 'changed', 'changed at', 'changed date', 'when'],
  from: ['from state', 'from status', 'old state', 'old status'],
  to: ['state', 'status', 'to state', 'to status', 'new state', 'new status'],
  history: ['transitions', 'states', 'state history'],
  team: ['squad', 'team name', 'area path'],
  type: ['issue type', 'issuetype', 'work item type', 'item type'],
  product: ['product name'],
  parent: ['parent key', 'parent id', 'parent issue', 'epic link', 'feature'],
  level: ['item level'],
  points: ['story points', 'size', 'effort'],
  blocked: ['flagged', 'flag', 'impediment'],
  pi: ['planning interval', 'program increment'],
  objective: ['pi objective'],
  committed: ['commitment'],
  planned: ['planned value', 'planned business value', 'planned bv'],
  actual: ['actual value', 'actual business value', 'actual bv'],
};

/** A row a transition; a date column a state; a packed column; objectives; or no table that we know. */
export type TableShape = 'transitions' | 'states' | 'history' | 'objectives' | 'none';

/** Other headers for columns, as `flow.columns` of the project says. */
export type ColumnSettings = { readonly [name in ColumnName]?: string | undefined };

export type TableOptions = {
  readonly columns: ColumnSettings;
  readonly readDate: DateReader;
  /** What a state means; undefined for a name that no workflow knows. */
  readonly stateOf: (name: string) => FlowState | undefined;
};

export type Table = {
  readonly shape: TableShape;
  /** Headers that are read, and those that are left out. */
  readonly used: readonly string[];
  readonly leftOut: readonly string[];
  readonly record: (fields: readonly string[], place: SourcePlace, intake: Intake) => void;
};

/** What a table with this header is; each record is then handed to `record`. */
export function tableOf(header: readonly string[], options: TableOptions): Table {
  const names = header.map((name, index) => plain(index === 0 ? name.replace(/^\ufeff/, '') : name));
  const columns = columnsOf(names, options.columns);
  const taken: ReadonlySet<number> = new Set(Object.values(columns).filter((index) => index >= 0));
  const stateColumns = names.flatMap((name, index) =>
    !taken.has(index) && options.stateOf(name) !== undefined ? [{ name, index }] : [],
  );
  const shape = shapeOf(columns, stateColumns.length);
  const layout: Layout = { ...options, columns, stateColumns };
  const isUsed = (index: number): boolean =>
    taken.has(index) || (shape === 'states' && stateColumns.some((column) => column.index === index));
  return {
    shape,
    used: names.filter((_, index) => isUsed(index)),
    leftOut: names.filter((name, index) => !isUsed(index) && name !== ''),
    record: (fields, place, intake) => readers[shape](fields, layout, place, intake),
  };
}

/** The place of each column, -1 where there is none. */
type Columns = Readonly<Record<ColumnName, number>>;

type Layout = Omit<TableOptions, 'columns'> & {
  readonly columns: Columns;
  readonly stateColumns: readonly { readonly name: string; readonly index: number }[];
};

/** A header of the settings wins over our own word, and that over its synonyms. */
function columnsOf(header: readonly string[], settings: ColumnSettings): Columns {
  const keys = header.map(sameName);
  // Every name of the list is a key.
  const columns = Object.fromEntries(columnNames.map((name) => [name, -1])) as Record<ColumnName, number>;
  for (const name of columnNames) {
    const own = settings[name];
    const wanted = own === undefined ? [name, ...synonyms[name]] : [sameName(own)];
    const index = wanted.map((word) => keys.indexOf(word)).find((each) => each >= 0);
    if (index !== undefined && !Object.values(columns).includes(index)) columns[name] = index;
  }
  return columns;
}

function has(columns: Columns, name: ColumnName): boolean {
  return columns[name] >= 0;
}

function shapeOf(columns: Columns, stateColumns: number): TableShape {
  if (has(columns, 'pi') && has(columns, 'objective') && has(columns, 'planned')) return 'objectives';
  if (!has(columns, 'id')) return 'none';
  if (has(columns, 'at') && has(columns, 'to')) return 'transitions';
  if (has(columns, 'history')) return 'history';
  return stateColumns > 0 ? 'states' : 'none';
}

type RecordReader = (fields: readonly string[], layout: Layout, place: SourcePlace, intake: Intake) => void;

const readers: Readonly<Record<TableShape, RecordReader>> = {
  transitions: readTransition,
  states: readStates,
  history: readHistory,
  objectives: readObjective,
  none: () => undefined,
};

function cell(fields: readonly string[], columns: Columns, name: ColumnName): string | undefined {
  const index = columns[name];
  return index < 0 ? undefined : fields[index];
}

function profileOf(fields: readonly string[], columns: Columns): RowProfile {
  const flag = cell(fields, columns, 'blocked');
  return {
    team: stated(cell(fields, columns, 'team')),
    type: stated(cell(fields, columns, 'type')),
    product: stated(cell(fields, columns, 'product')),
    isFlagged: flag === undefined ? undefined : isYes(flag),
  };
}

/** An empty cell says nothing: it is as before. */
function stated(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

function isYes(text: string): boolean {
  return !['', 'no', 'false', '0', 'n', '-'].includes(sameName(text));
}

function readFacts(fields: readonly string[], { columns }: Layout, id: string, intake: Intake): void {
  const parent = cell(fields, columns, 'parent');
  const level = cell(fields, columns, 'level');
  const points = cell(fields, columns, 'points');
  if (!parent && !level && !points) return;
  intake.facts({ id, parent, level, points: points ? numberOf(points) : undefined });
}

function numberOf(text: string): number | undefined {
  const number = Number(text.trim().replace(',', '.'));
  return text.trim() === '' || Number.isNaN(number) ? undefined : number;
}

function readTransition(fields: readonly string[], layout: Layout, place: SourcePlace, intake: Intake): void {
  const { columns, readDate } = layout;
  const id = cell(fields, columns, 'id') ?? '';
  const to = cell(fields, columns, 'to') ?? '';
  if (to.trim() === '') return intake.reject('no-state', place);
  const at = readDate(cell(fields, columns, 'at') ?? '');
  const { team, type, product, isFlagged } = profileOf(fields, columns);
  // Named one by one: spreading an object for each of a million rows would cost a second.
  intake.transition({ id, at, from: cell(fields, columns, 'from'), to, team, type, product, isFlagged }, place);
  readFacts(fields, layout, id, intake);
}

function readStates(fields: readonly string[], layout: Layout, place: SourcePlace, intake: Intake): void {
  const entries = layout.stateColumns.flatMap(({ name, index }) => {
    const text = fields[index] ?? '';
    return text.trim() === '' ? [] : [{ state: name, at: layout.readDate(text) }];
  });
  readItem(fields, layout, entries, place, intake);
}

function readHistory(fields: readonly string[], layout: Layout, place: SourcePlace, intake: Intake): void {
  readItem(
    fields,
    layout,
    packedEntries(cell(fields, layout.columns, 'history') ?? '', layout.readDate),
    place,
    intake,
  );
}

type Entry = { readonly state: string; readonly at: number | undefined };

/** An item with its whole history in one record. */
function readItem(
  fields: readonly string[],
  layout: Layout,
  entries: readonly Entry[],
  place: SourcePlace,
  intake: Intake,
): void {
  const id = cell(fields, layout.columns, 'id') ?? '';
  if (id.trim() === '') return intake.reject('no-id', place);
  if (entries.length === 0) return intake.reject('no-entry', place);
  const profile = profileOf(fields, layout.columns);
  for (const { state, at } of entries) intake.transition({ id, at, to: state, ...profile }, place);
  readFacts(fields, layout, id, intake);
  if (isContradictory(entries, layout)) intake.contradict(id, place);
}

/** Done, in the order of the columns the later one, before work that comes earlier in it. */
function isContradictory(entries: readonly Entry[], { stateOf }: Layout): boolean {
  return entries.some(({ state, at }, index) => {
    if (at === undefined || stateOf(state) !== 'done') return false;
    return entries.slice(0, index).some((earlier) => {
      const meaning = stateOf(earlier.state);
      return (meaning === 'waiting' || meaning === 'active') && earlier.at !== undefined && earlier.at > at;
    });
  });
}

function readObjective(fields: readonly string[], { columns }: Layout, place: SourcePlace, intake: Intake): void {
  const text = (name: ColumnName): string => cell(fields, columns, name) ?? '';
  const [planned, actual] = [numberOf(text('planned')), numberOf(text('actual'))];
  if (planned === undefined) return intake.reject('no-number', place);
  intake.objective(
    {
      pi: text('pi'),
      team: text('team'),
      objective: text('objective'),
      isCommitted:
        !has(columns, 'committed') || (isYes(text('committed')) && sameName(text('committed')) !== 'uncommitted'),
      planned,
      // A planning interval that is not over has no actual value yet.
      actual: actual ?? 0,
    },
    place,
  );
}
