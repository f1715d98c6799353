/** Where things were found: how often, and the first places, for a report that names lines. */
import type { Rejection, SourcePlace } from './rows.ts';

/** What went wrong, or was left out; with a name where it is about one. */
export type NoteKind = Rejection | 'duplicate' | 'out-of-order' | 'gap' | 'team' | 'state' | 'product';

export type NotedName = { readonly name: string; readonly count: number; readonly places: readonly SourcePlace[] };

export type PlaceNotes = {
  readonly note: (kind: NoteKind, name: string, place: SourcePlace) => void;
  /** What was noted of a kind, one entry a name. */
  readonly of: (kind: NoteKind) => readonly NotedName[];
  readonly named: (kind: NoteKind, name: string) => NotedName | undefined;
};

type Noted = { readonly name: string; count: number; readonly places: SourcePlace[] };

const mostPlaces = 5;

export function createPlaces(): PlaceNotes {
  const kinds = new Map<NoteKind, Map<string, Noted>>();
  const namesOf = (kind: NoteKind): Map<string, Noted> => {
    const known = kinds.get(kind);
    if (known) return known;
    const names = new Map<string, Noted>();
    kinds.set(kind, names);
    return names;
  };
  return {
    note(kind, name, place) {
      const names = namesOf(kind);
      const entry = names.get(name);
      if (!entry) {
        names.set(name, { name, count: 1, places: [place] });
        return;
      }
      entry.count += 1;
      if (entry.places.length < mostPlaces) entry.places.push(place);
    },
    of: (kind) => [...namesOf(kind).values()],
    named: (kind, name) => namesOf(kind).get(name),
  };
}
