/** Reads the events of an item in the flow file: `4.0+1767225600 1+86400`. By characters: a large file has a million. */
import type { FlowData } from './data.ts';
import type { Source } from './file-fields.ts';

export type EventReader = {
  readonly count: () => number;
  /** Reads one item's events, from a place in the text on. Where the next line starts; -1 where there is no list of events. */
  readonly read: (from: number) => number;
  readonly columns: () => Pick<FlowData, 'at' | 'state' | 'profile'>;
};

const [zero, nine, dot, plus, space, lineFeed] = [48, 57, 46, 43, 32, 10];

/** The places are kept in variables of one function, which is twice as fast as asking something that goes through the text. */
export function createEventReader({ text, codes }: Source, states: number, profiles: number): EventReader {
  // An event has some sixteen characters.
  const events = createColumns(1024 + (text.length >> 4));
  // Where the text ends, its last line does.
  const codeAt = (place: number): number => codes[place] ?? lineFeed;
  const read: EventReader['read'] = (from) => {
    let place = from;
    let own = 0;
    let moment = 0;
    let code = codeAt(place);
    while (code !== lineFeed) {
      let first = place;
      let number = 0;
      for (; code >= zero && code <= nine; code = codeAt((place += 1))) number = number * 10 + code - zero;
      if (place === first) return -1;
      if (code === dot) {
        own = number;
        number = 0;
        first = place += 1;
        code = codeAt(place);
        for (; code >= zero && code <= nine; code = codeAt((place += 1))) number = number * 10 + code - zero;
        if (place === first) return -1;
      }
      if (number >= states || own >= profiles || code !== plus) return -1;
      first = place += 1;
      let seconds = 0;
      code = codeAt(place);
      for (; code >= zero && code <= nine; code = codeAt((place += 1))) seconds = seconds * 10 + code - zero;
      if (code !== space && code !== lineFeed) {
        // A fraction or a sign is rare, and reads as any number does.
        while (code !== space && code !== lineFeed) code = codeAt((place += 1));
        seconds = Number(text.slice(first, place));
      }
      if (place === first || Number.isNaN(seconds)) return -1;
      moment += Math.round(seconds * 1000);
      events.add(moment, number, own);
      if (code === space) code = codeAt((place += 1));
    }
    return place + 1;
  };
  return { count: events.count, read, columns: events.columns };
}

/** Columns for about so many, that grow. */
function createColumns(about: number) {
  let at = new Float64Array(about);
  let state = new Uint16Array(about);
  let profile = new Int32Array(about);
  let count = 0;
  return {
    add(moment: number, where: number, as: number): void {
      if (count === at.length) {
        at = grown(at, new Float64Array(count * 2));
        state = grown(state, new Uint16Array(count * 2));
        profile = grown(profile, new Int32Array(count * 2));
      }
      at[count] = moment;
      state[count] = where;
      profile[count] = as;
      count += 1;
    },
    count: () => count,
    columns: () => ({
      at: at.subarray(0, count),
      state: state.subarray(0, count),
      profile: profile.subarray(0, count),
    }),
  };
}

function grown<A extends Float64Array | Uint16Array | Int32Array>(old: A, larger: A): A {
  larger.set(old);
  return larger;
}
