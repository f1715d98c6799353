/**
 * The change log of an issue tracker, as its JSON has it: an issue with its fields, and histories of what changed when.
 * Only the fields of flow are read: who changed something, and to whom it was assigned, never gets further than here.
 */
import type { DateReader } from '../dates.ts';
import { sameName } from '../vocabulary.ts';
import type { Intake, RowProfile, SourcePlace } from './rows.ts';
import type { ColumnSettings } from './table.ts';

export type ChangeLogOptions = { readonly columns: ColumnSettings; readonly readDate: DateReader };

type Change = {
  readonly at: number | undefined;
  readonly field: string;
  readonly from: string;
  readonly to: string;
};

/** Reads one issue. What is no issue is rejected. */
export function readIssue(value: unknown, options: ChangeLogOptions, place: SourcePlace, intake: Intake): void {
  const issue = recordOf(value);
  const id = textOf(issue['key'] ?? issue['id']);
  if (id === '') return intake.reject('no-id', place);
  const fields = inLowerCase(recordOf(issue['fields'] ?? issue));
  const names = fieldNames(options.columns);
  const changes = changesOf(issue, options.readDate);
  const current = profileNow(fields, names);
  const status = changes.filter(({ field }) => names.to.includes(field));
  const first = { ...current, ...profileBefore(changes, names) };
  const created = options.readDate(textOf(fields['created'] ?? issue['created']));
  const initial = status[0]?.from ?? textOf(fields['status']);
  if (initial === '' && status.length === 0) return intake.reject('no-state', place);
  if (created !== undefined && initial !== '') intake.transition({ id, at: created, to: initial, ...first }, place);
  for (const [index, change] of changes.entries()) {
    const profile = created === undefined && index === 0 ? first : {};
    const row = rowOf(change, names);
    if (row) intake.transition({ id, at: change.at, ...profile, ...row }, place);
  }
  const points = names.points.map((name) => fields[name]).find((each) => typeof each === 'number');
  const parent = firstOf(names.parent.map((name) => textOf(fields[name])));
  intake.facts({ id, parent, points: typeof points === 'number' ? points : undefined });
}

type FieldNames = Readonly<
  Record<'to' | 'team' | 'type' | 'product' | 'parent' | 'points' | 'blocked', readonly string[]>
>;

/** Names of fields, in the JSON and in its change log, in lower case. */
function fieldNames(columns: ColumnSettings): FieldNames {
  const names = (column: keyof FieldNames, ...usual: readonly string[]): readonly string[] => {
    const stated = columns[column];
    return stated === undefined ? usual : [sameName(stated)];
  };
  return {
    to: names('to', 'status', 'state'),
    team: names('team', 'team', 'squad'),
    type: names('type', 'issuetype', 'type'),
    product: names('product', 'product', 'components', 'component'),
    parent: names('parent', 'parent', 'epic link'),
    points: names('points', 'points', 'storypoints', 'story points'),
    blocked: names('blocked', 'flagged', 'blocked'),
  };
}

function profileNow(fields: Readonly<Record<string, unknown>>, names: FieldNames): RowProfile {
  const text = (column: 'team' | 'type' | 'product' | 'blocked'): string =>
    firstOf(names[column].map((name) => textOf(fields[name])));
  return { team: text('team'), type: text('type'), product: text('product'), isFlagged: text('blocked') !== '' };
}

/** What the first change of each field says that it was before. */
function profileBefore(changes: readonly Change[], names: FieldNames): RowProfile {
  const before = (column: 'team' | 'type' | 'product' | 'blocked'): string | undefined =>
    changes.find(({ field }) => names[column].includes(field))?.from;
  const flag = before('blocked');
  const [team, type, product] = [before('team'), before('type'), before('product')];
  return {
    ...(team === undefined ? {} : { team }),
    ...(type === undefined ? {} : { type }),
    ...(product === undefined ? {} : { product }),
    ...(flag === undefined ? {} : { isFlagged: flag !== '' }),
  };
}

function rowOf(
  { field, from, to }: Change,
  names: FieldNames,
): (RowProfile & { from?: string; to?: string }) | undefined {
  if (names.to.includes(field)) return { from, to };
  if (names.team.includes(field)) return { team: to };
  if (names.type.includes(field)) return { type: to };
  if (names.product.includes(field)) return { product: to };
  if (names.blocked.includes(field)) return { isFlagged: to !== '' };
  return undefined;
}

/** In the order of time; those without a date as they come. */
function changesOf(issue: Readonly<Record<string, unknown>>, readDate: DateReader): readonly Change[] {
  const log = recordOf(issue['changelog']);
  const histories = listOf(log['histories'] ?? log['values'] ?? issue['histories'] ?? issue['changelog']);
  const changes = histories.flatMap((each) => {
    const history = recordOf(each);
    const at = readDate(textOf(history['created']));
    return listOf(history['items']).map((item): Change => {
      const change = recordOf(item);
      return {
        at,
        field: sameName(textOf(change['field'])),
        from: textOf(change['fromString'] ?? change['from']),
        to: textOf(change['toString'] ?? change['to']),
      };
    });
  });
  return changes.sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  // Own properties alone: every object inherits a `toString`, which is also the name of a field of change logs.
  return Object.assign(Object.create(null) as Record<string, unknown>, value);
}

/** The same fields by their names in lower case: as little as in a table does it matter how one is written. */
function inLowerCase(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [sameName(name), value]));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The text of a field: as it stands, or the name, value or key of what it holds; of a list the first. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return textOf(value[0]);
  const record = recordOf(value);
  for (const key of ['name', 'value', 'title', 'key']) if (typeof record[key] === 'string') return record[key];
  return '';
}

function firstOf(texts: readonly string[]): string {
  return texts.find((text) => text !== '') ?? '';
}
