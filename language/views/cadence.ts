/**
 * How flow is managed in each rhythm, against the table of the executive guide (lines 93 to 146): who takes part, on what
 * they focus, what they manage, and what of that nobody has declared.
 */
import { capitalised } from '../metamodel/capitalised.ts';
import { cadenceTable, rhythms, type Rhythm } from '../rules/cadence-table.ts';
import { outlineOf } from './outline.ts';
import type { NodeCadence, Snapshot } from './snapshot.ts';
import type { Cell, Row, Table } from './table.ts';

export function cadenceTableView(snapshot: Snapshot): Table {
  const declared = outlineOf(snapshot).entries.flatMap((entry): readonly Declared[] =>
    (entry.node?.cadences ?? []).map((cadence) => ({ from: entry, isInherited: false, cadence })),
  );
  const inherited = (snapshot.inherited ?? []).map((each): Declared => ({ ...each, isInherited: true }));
  const rows = rhythms.map((rhythm): Row => {
    const own = [...declared, ...inherited].filter(({ cadence }) =>
      cadenceTable[rhythm].words.includes(cadence.rhythm),
    );
    return rowOf(rhythm, own, snapshot.isSelection === true);
  });
  return {
    view: 'cadence',
    subject: 'Rhythm',
    shape: 'list',
    empty: '',
    columns: ['Declared at', 'Who takes part', 'Focus', 'What is managed', 'Missing'].map((title) => ({ title })),
    rows,
  };
}

type Declared = {
  readonly from: { readonly id: string; readonly title: string };
  /** It is that of what stands around the part that is looked at. */
  readonly isInherited: boolean;
  readonly cadence: NodeCadence;
};

function rowOf(rhythm: Rhythm, declared: readonly Declared[], isSelection: boolean): Row {
  const { participants, focus, manages } = cadenceTable[rhythm];
  const said = (key: 'participants' | 'focus' | 'manages'): readonly string[] => [
    ...new Set(declared.flatMap(({ cadence }) => cadence[key])),
  ];
  const lacking = [
    ...missing(Object.keys(participants), said('participants')),
    ...missing(focus, said('focus')),
    ...missing(manages, said('manages')),
  ];
  const cells: readonly Cell[] =
    declared.length === 0
      ? [
          isSelection ? { text: 'not in what is shown', tone: 'muted' } : { text: 'nowhere', tone: 'warning' },
          { text: '' },
          { text: '' },
          { text: '' },
          isSelection ? { text: '' } : { text: `Write: cadence ${rhythm} {\u00A0…\u00A0}`, tone: 'warning' },
        ]
      : [
          { text: placesOf(declared), ...(declared[0] ? { id: declared[0].from.id } : {}) },
          { text: listed(said('participants')) },
          { text: listed(said('focus')) },
          { text: listed(said('manages')) },
          lacking.length === 0 ? { text: 'nothing', tone: 'muted' } : { text: listed(lacking), tone: 'warning' },
        ];
  return {
    key: rhythm,
    ...(declared[0] ? { id: declared[0].from.id } : {}),
    kind: 'cadence',
    title: rhythm === 'quarterly' ? 'Quarterly, each PI' : capitalised(rhythm),
    cells,
  };
}

function missing(wanted: readonly string[], found: readonly string[]): readonly string[] {
  const known = new Set(found.map(plain));
  return wanted.filter((word) => !known.has(plain(word))).map((word) => word.replaceAll('-', ' '));
}

const initials: Readonly<Record<string, string>> = { okr: 'OKR', okrs: 'OKRs', kpi: 'KPI', kpis: 'KPIs', wip: 'WIP' };

/** The words of the language as people write them. */
function listed(words: readonly string[]): string {
  return words.map((word) => word.replaceAll(/[a-z]+/g, (part) => initials[part] ?? part)).join(', ');
}

function plain(word: string): string {
  return word
    .toLowerCase()
    .replaceAll(/[\s-]+/g, ' ')
    .replace(/s$/, '');
}

/** `Payments; from Retail Banking`: where it is declared in the picture, then from where it is inherited. */
function placesOf(declared: readonly Declared[]): string {
  const titles = (isOf: boolean): readonly string[] => [
    ...new Set(declared.flatMap(({ from, isInherited }) => (isInherited === isOf ? [from.title] : []))),
  ];
  const [own, inherited] = [named(titles(false)), named(titles(true))];
  if (inherited === '') return own;
  return own === '' ? `inherited from ${inherited}` : `${own}; inherited from ${inherited}`;
}

const mostPlaces = 3;

function named(places: readonly string[]): string {
  const shown = places.slice(0, mostPlaces).join(', ');
  return places.length > mostPlaces ? `${shown} and ${places.length - mostPlaces} more` : shown;
}
