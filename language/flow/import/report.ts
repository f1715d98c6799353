/** What an import understood, what it left out, and why: with the lines where it stands. */
import type { Element } from '../../binding/element.ts';
import type { Model } from '../../model/model.ts';
import type { FoundOrder } from '../date-order.ts';
import { earliestMoment, latestMoment, type FlowData } from '../data.ts';
import { joinFlow, type Flow } from '../join.ts';
import { finderOf, namesakesIn, teamKinds } from '../names.ts';
import { strayDatesIn } from '../stray-dates.ts';
import type { Collected } from './collect.ts';
import type { NoteKind, NotedName, PlaceNotes } from './places.ts';
import type { SourcePlace } from './rows.ts';
import type { TableShape } from './table.ts';

/** A file as it was read. */
export type ImportedFile = {
  readonly name: string;
  readonly shape: TableShape | 'change-log';
  readonly rows: number;
  /** Headers that were read, and those that were not. */
  readonly used: readonly string[];
  readonly leftOut: readonly string[];
  /** Which number of dates such as `3/12/2026` is the day, and the date of the file that shows it. */
  readonly dateOrder?: FoundOrder | undefined;
};

export type ImportProblemKind =
  | 'unknown-team'
  | 'unknown-state'
  | 'out-of-order'
  | 'stray-date'
  | 'unknown-product'
  | 'gap'
  | 'duplicate'
  | 'no-id'
  | 'no-date'
  | 'no-state'
  | 'no-number'
  | 'no-entry';

export type ImportProblem = {
  readonly kind: ImportProblemKind;
  /** The team, the state, the item or the year that it is about; empty where it is about rows. */
  readonly name: string;
  /** How many rows, or how many items for a team, a state or a product. */
  readonly count: number;
  /** The first places of it. */
  readonly places: readonly SourcePlace[];
  /** Whether items are not measured because of it. */
  readonly excludes: boolean;
  /** The teams that are all called like an unknown one, so that none of them is meant. */
  readonly between?: readonly string[];
};

export type ImportReport = {
  readonly files: readonly ImportedFile[];
  readonly items: number;
  readonly transitions: number;
  readonly objectives: number;
  /** Items that are measured: all but the excluded. */
  readonly measured: number;
  readonly from: number | undefined;
  readonly until: number | undefined;
  readonly problems: readonly ImportProblem[];
};

/** The data have the moments of the project's time zone, in which the report tells days. */
export function importReport({ data, places }: Collected, model: Model, files: readonly ImportedFile[]): ImportReport {
  const flow = joinFlow(data, model);
  const excluded = flow.excluded.length;
  return {
    files,
    items: data.itemCount,
    transitions: data.eventCount,
    objectives: data.objectives.length,
    measured: data.itemCount - excluded,
    from: earliestMoment(data),
    until: latestMoment(data),
    problems: problemsOf(flow, data, places),
  };
}

function problemsOf(flow: Flow, data: FlowData, places: PlaceNotes): readonly ImportProblem[] {
  const namesakes = flow.unknownTeams.length === 0 ? () => [] : namesakesIn(flow.model, teamKinds);
  const named = (
    kind: ImportProblemKind,
    note: NoteKind,
    names: Flow['unknownTeams'],
    excludes: boolean,
  ): readonly ImportProblem[] =>
    names.map(({ name, items }) => ({
      kind,
      name,
      count: items.length,
      places: places.named(note, name)?.places ?? [],
      excludes,
      ...(kind === 'unknown-team' ? betweenOf(namesakes(name)) : {}),
    }));
  const rows = (kind: ImportProblemKind & NoteKind, excludes = false): readonly ImportProblem[] => {
    const notes = places.of(kind);
    return notes.length === 0 ? [] : [summed(kind, notes, excludes)];
  };
  return [
    ...named('unknown-team', 'team', flow.unknownTeams, true),
    ...unknownObjectiveTeams(flow, data, places),
    ...named('unknown-state', 'state', flow.unknownStates, true),
    ...rows('out-of-order', true),
    ...strayDates(data),
    ...named('unknown-product', 'product', flow.unknownProducts, false),
    ...rows('gap'),
    ...rows('duplicate'),
    ...(['no-id', 'no-date', 'no-state', 'no-number', 'no-entry'] as const).flatMap((kind) => rows(kind)),
  ];
}

function betweenOf(namesakes: readonly Element[]): Pick<ImportProblem, 'between'> {
  return namesakes.length < 2 ? {} : { between: namesakes.map((each) => each.name ?? each.title ?? '') };
}

function strayDates(data: FlowData): readonly ImportProblem[] {
  const found = strayDatesIn(data);
  if (!found) return [];
  return [{ kind: 'stray-date', name: String(found.stray), count: found.items.length, places: [], excludes: false }];
}

/** Teams of objectives that no item has. */
function unknownObjectiveTeams(flow: Flow, { objectives }: FlowData, places: PlaceNotes): readonly ImportProblem[] {
  const find = finderOf(flow.model, teamKinds);
  const namesakes = namesakesIn(flow.model, teamKinds);
  const known = new Set(flow.unknownTeams.map(({ name }) => name));
  const names = [...new Set(objectives.map(({ team }) => team))].filter((name) => !known.has(name) && !find(name));
  return names.map((name) => ({
    kind: 'unknown-team',
    name,
    count: objectives.filter(({ team }) => team === name).length,
    places: places.named('team', name)?.places ?? [],
    excludes: true,
    ...betweenOf(namesakes(name)),
  }));
}

/** One line for all names: with the name where there is only one. */
function summed(kind: ImportProblemKind, notes: readonly NotedName[], excludes: boolean): ImportProblem {
  const [only] = notes;
  return {
    kind,
    name: notes.length === 1 ? (only?.name ?? '') : '',
    count: notes.reduce((sum, { count }) => sum + count, 0),
    places: notes.flatMap((note) => note.places).slice(0, 5),
    excludes,
  };
}
