/**
 * How flow is managed in each rhythm, against the table of the executive guide (lines 93 to 146): who takes part, on what
 * they focus, what they manage, and what of that nobody has declared.
 */
import { cadenceTable, rhythms, type Rhythm } from '../rules/cadence-table.ts';
import { capitalised } from './display-title.ts';
import { outlineOf } from './outline.ts';
import type { NodeCadence, Snapshot } from './snapshot.ts';
import type { Cell, Row, Table } from './table.ts';

export function cadenceTableView(snapshot: Snapshot): Table {
  const declared = outlineOf(snapshot).entries.flatMap((entry) =>
    (entry.node?.cadences ?? []).map((cadence) => ({ entry, cadence })),
  );
  const rows = rhythms.map((rhythm): Row => {
    const own = declared.filter(({ cadence }) => cadenceTable[rhythm].words.includes(cadence.rhythm));
    return rowOf(rhythm, own);
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

type Declared = { readonly entry: { readonly id: string; readonly title: string }; readonly cadence: NodeCadence };

function rowOf(rhythm: Rhythm, declared: readonly Declared[]): Row {
  const { participants, focus, manages } = cadenceTable[rhythm];
  const said = (key: 'participants' | 'focus' | 'manages'): readonly string[] => [
    ...new Set(declared.flatMap(({ cadence }) => cadence[key])),
  ];
  const places = [...new Set(declared.map(({ entry }) => entry.title))];
  const lacking = [
    ...missing(Object.keys(participants), said('participants')),
    ...missing(focus, said('focus')),
    ...missing(manages, said('manages')),
  ];
  const cells: readonly Cell[] =
    declared.length === 0
      ? [
          { text: 'nowhere', tone: 'warning' },
          { text: '' },
          { text: '' },
          { text: '' },
          { text: `Write: cadence ${rhythm} { … }`, tone: 'warning' },
        ]
      : [
          { text: named(places), ...(declared[0] ? { id: declared[0].entry.id } : {}) },
          { text: listed(said('participants')) },
          { text: listed(said('focus')) },
          { text: listed(said('manages')) },
          lacking.length === 0 ? { text: 'nothing', tone: 'muted' } : { text: listed(lacking), tone: 'warning' },
        ];
  return {
    key: rhythm,
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

const mostPlaces = 3;

function named(places: readonly string[]): string {
  const shown = places.slice(0, mostPlaces).join(', ');
  return places.length > mostPlaces ? `${shown} and ${places.length - mostPlaces} more` : shown;
}
