/** Reads the events of an item in the flow file: `4.0+1767225600 1+86400`. By characters: a large file has a million. */
import type { FlowData } from './data.ts';

export type EventReader = {
  readonly count: () => number;
  /** Reads one item's events, from one place of the text to another. False where that is no list of events. */
  readonly read: (text: string, from: number, end: number, states: number, profiles: number) => boolean;
  readonly columns: () => Pick<FlowData, 'at' | 'state' | 'profile'>;
};

const [zero, nine, dot, plus, space] = [48, 57, 46, 43, 32];

/** The places are kept in variables of one function, which is twice as fast as asking something that goes through the text. */
export function createEventReader(): EventReader {
  const events = createColumns();
  const read: EventReader['read'] = (text, from, end, states, profiles) => {
    let place = from;
    let own = 0;
    let moment = 0;
    while (place < end) {
      let first = place;
      let number = 0;
      let code = text.charCodeAt(place);
      for (; code >= zero && code <= nine; code = text.charCodeAt((place += 1))) number = number * 10 + code - zero;
      if (place === first) return false;
      if (code === dot) {
        own = number;
        number = 0;
        first = place += 1;
        code = text.charCodeAt(place);
        for (; code >= zero && code <= nine; code = text.charCodeAt((place += 1))) number = number * 10 + code - zero;
        if (place === first) return false;
      }
      if (number >= states || own >= profiles || code !== plus) return false;
      first = place += 1;
      let seconds = 0;
      code = text.charCodeAt(place);
      for (; code >= zero && code <= nine; code = text.charCodeAt((place += 1))) seconds = seconds * 10 + code - zero;
      if (place < end && code !== space) {
        // A fraction or a sign is rare, and reads as any number does.
        const stop = text.indexOf(' ', place);
        place = stop < 0 || stop > end ? end : stop;
        seconds = Number(text.slice(first, place));
      }
      if (place === first || Number.isNaN(seconds)) return false;
      moment += Math.round(seconds * 1000);
      events.add(moment, number, own);
      place += 1;
    }
    return true;
  };
  return { count: events.count, read, columns: events.columns };
}

/** Columns that grow. */
function createColumns() {
  let at = new Float64Array(1024);
  let state = new Uint16Array(1024);
  let profile = new Int32Array(1024);
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
