/** The roles of every level: who holds which, which seats are open, and who holds how many. */
import { counted } from '../diff/words.ts';
import { levels } from '../metamodel/types.ts';
import { levelTitle, type Vocabulary } from '../metamodel/vocabulary.ts';
import { grouped } from '../model/figures.ts';
import { outlineOf, type OutlineEntry } from './outline.ts';
import type { NodeHolder, NodeSeat, Snapshot } from './snapshot.ts';
import type { Cell, Row, Table } from './table.ts';

export function peopleTable(snapshot: Snapshot): Table {
  const seats = outlineOf(snapshot).entries.flatMap((entry) =>
    (entry.node?.seats ?? []).flatMap((seat) => taken(seat).map((holder) => ({ entry, seat, holder }))),
  );
  const counts = new Map<string, number>();
  for (const { holder } of seats) if (holder.id !== undefined) counts.set(holder.id, (counts.get(holder.id) ?? 0) + 1);
  const hasShares = seats.some(({ holder }) => holder.share !== undefined);
  const ordered = seats
    .map((each, at) => ({ ...each, at, level: levels.indexOf(each.entry.node?.level ?? 'any') }))
    .toSorted((a, b) => a.level - b.level || a.at - b.at);
  return {
    view: 'people',
    subject: 'Person',
    shape: 'list',
    ...(seats.length === 0 ? {} : { note: noteOf(seats.length, counts) }),
    empty: 'No role is stated yet. Write, inside a train: rte: @handle "Name"',
    // A column in which nothing stands says nothing.
    columns: ['Role', 'At', 'Level', 'Seats', ...(hasShares ? ['Share'] : [])].map((title) => ({ title })),
    rows: ordered.map(({ entry, seat, holder, level, at }) =>
      rowOf(
        { entry, seat, holder, level, key: `${at}`, count: counts.get(holder.id ?? '') ?? 0, hasShares },
        snapshot.vocabulary,
      ),
    ),
  };
}

/** `5 seats: 4 are held by 2 people, 1 is open.` */
function noteOf(seats: number, counts: ReadonlyMap<string, number>): NonNullable<Table['note']> {
  const held = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const open = seats - held;
  const verb = (count: number): string => (count === 1 ? 'is' : 'are');
  const by = counted(counts.size, 'person', 'people');
  const parts = [
    `${grouped(held)} ${verb(held)} held by ${by}`,
    ...(open === 0 ? [] : [`${grouped(open)} ${verb(open)} open`]),
  ];
  return { text: `${counted(seats, 'seat', 'seats')}: ${parts.join(', ')}.`, isWrong: false };
}

/** A seat that nobody is named for is open. */
function taken({ holders }: NodeSeat): readonly NodeHolder[] {
  return holders.length === 0 ? [{ text: 'vacant' }] : holders;
}

type Seated = {
  readonly entry: OutlineEntry;
  readonly seat: NodeSeat;
  readonly holder: NodeHolder;
  readonly level: number;
  readonly key: string;
  readonly count: number;
  readonly hasShares: boolean;
};

function rowOf({ entry, seat, holder, level, key, count, hasShares }: Seated, vocabulary: Vocabulary | undefined): Row {
  const isVacant = holder.id === undefined;
  const cells: readonly Cell[] = [
    { text: seat.label },
    { text: entry.title, id: entry.id },
    { text: levelTitle(entry.node?.level ?? 'any', vocabulary), rank: level },
    { text: isVacant ? '' : String(count), rank: count, ...(count > 2 ? { tone: 'warning' as const } : {}) },
    ...(hasShares ? [{ text: holder.share === undefined ? '' : `${holder.share}%`, rank: holder.share ?? 100 }] : []),
  ];
  return {
    key,
    id: entry.id,
    ...(holder.id === undefined ? {} : { alsoOf: holder.id }),
    kind: 'person',
    title: isVacant ? 'Open seat' : holder.text,
    ...(isVacant ? { aside: holder.text } : {}),
    cells,
  };
}
