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
  let at = new Float64Array(1024);
  let state = new Uint16Array(1024);
  let profile = new Int32Array(1024);
  let count = 0;
  const add = (moment: number, where: number, as: number): void => {
    if (count === at.length) {
      at = grown(at, new Float64Array(count * 2));
      state = grown(state, new Uint16Array(count * 2));
      profile = grown(profile, new Int32Array(count * 2));
    }
    at[count] = moment;
    state[count] = where;
    profile[count] = as;
    count += 1;
  };
  const read: EventReader['read'] = (text, from, end, states, profiles) => {
    let own = 0;
    let moment = 0;
    for (let place = from; place < end;) {
      let stop = digitsEnd(text, place);
      if (text.charCodeAt(stop) === dot) {
        own = wholeNumber(text, place, stop);
        if (stop === place || own >= profiles) return false;
        place = stop + 1;
        stop = digitsEnd(text, place);
      }
      const where = wholeNumber(text, place, stop);
      if (stop === place || where >= states || text.charCodeAt(stop) !== plus) return false;
      const tokenEnd = spaceOr(text, stop + 1, end);
      const seconds = secondsOf(text, stop + 1, tokenEnd);
      if (Number.isNaN(seconds)) return false;
      moment += Math.round(seconds * 1000);
      add(moment, where, own);
      place = tokenEnd + 1;
    }
    return true;
  };
  const columns = (): ReturnType<EventReader['columns']> => ({
    at: at.slice(0, count),
    state: state.slice(0, count),
    profile: profile.slice(0, count),
  });
  return { count: () => count, read, columns };
}

function grown<A extends Float64Array | Uint16Array | Int32Array>(old: A, larger: A): A {
  larger.set(old);
  return larger;
}

function digitsEnd(text: string, from: number): number {
  let place = from;
  for (let code = text.charCodeAt(place); code >= zero && code <= nine; code = text.charCodeAt(place)) place += 1;
  return place;
}

function wholeNumber(text: string, from: number, end: number): number {
  let number = 0;
  for (let place = from; place < end; place += 1) number = number * 10 + text.charCodeAt(place) - zero;
  return number;
}

/** Digits are read as they come; a fraction or a sign is rare, and reads as any number does. */
function secondsOf(text: string, from: number, end: number): number {
  const stop = digitsEnd(text, from);
  if (stop === end && end > from) return wholeNumber(text, from, end);
  return from === end ? Number.NaN : Number(text.slice(from, end));
}

function spaceOr(text: string, from: number, end: number): number {
  let place = from;
  while (place < end && text.charCodeAt(place) !== space) place += 1;
  return place;
}
