/** Reads the events of an item in the flow file: `4.0+1767225600 1+86400`. By characters: a large file has a million. */
import type { FlowData } from './data.ts';

export type EventReader = {
  readonly count: () => number;
  /** Reads one item's events, from one place of the text to another. False where that is no list of events. */
  readonly read: (text: string, from: number, end: number, states: number, profiles: number) => boolean;
  readonly columns: () => Pick<FlowData, 'at' | 'state' | 'profile'>;
};

const [zero, nine, dot, plus, space] = [48, 57, 46, 43, 32];

export function createEventReader(): EventReader {
  const events = createColumns();
  const cursor = createCursor();
  const read: EventReader['read'] = (text, from, end, states, profiles) => {
    cursor.start(text, from, end);
    let own = 0;
    let moment = 0;
    while (cursor.place() < end) {
      let number = cursor.whole();
      if (cursor.takes(dot)) {
        own = number;
        number = cursor.whole();
      }
      // What is no number is not less than anything.
      if (!(number < states && own < profiles) || !cursor.takes(plus)) return false;
      const seconds = cursor.decimal();
      if (Number.isNaN(seconds)) return false;
      moment += Math.round(seconds * 1000);
      events.add(moment, number, own);
      cursor.takes(space);
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
    columns: () => ({ at: at.slice(0, count), state: state.slice(0, count), profile: profile.slice(0, count) }),
  };
}

/** Goes through a text number by number. */
function createCursor() {
  let text = '';
  let place = 0;
  let end = 0;
  /** NaN where no digit stands. */
  const whole = (): number => {
    const first = place;
    let number = 0;
    for (let code = text.charCodeAt(place); code >= zero && code <= nine; code = text.charCodeAt(place)) {
      number = number * 10 + code - zero;
      place += 1;
    }
    return place === first ? Number.NaN : number;
  };
  return {
    start(given: string, from: number, until: number): void {
      text = given;
      place = from;
      end = until;
    },
    place: () => place,
    whole,
    /** Up to the next space. A fraction or a sign is rare, and reads as any number does. */
    decimal(): number {
      const first = place;
      const number = whole();
      if (place === end || text.charCodeAt(place) === space) return number;
      const stop = text.indexOf(' ', first);
      place = stop < 0 || stop > end ? end : stop;
      return place === first ? Number.NaN : Number(text.slice(first, place));
    },
    takes(code: number): boolean {
      if (place >= end || text.charCodeAt(place) !== code) return false;
      place += 1;
      return true;
    },
  };
}

function grown<A extends Float64Array | Uint16Array | Int32Array>(old: A, larger: A): A {
  larger.set(old);
  return larger;
}
