/**
 * Reads the items of the flow file into columns: `PAY-101 ⇥ PAY-9 ⇥ story ⇥ 3 ⇥ ! ⇥ 4.0+1767225600 1+86400`. By
 * characters, since a large file has a million events.
 */
import type { FlowData } from './data.ts';
import { createFieldReader, type FieldReader, type Fields, type FlowSource } from './file-fields.ts';

type Events = Pick<FlowData, 'at' | 'state' | 'profile'>;
export type ItemColumns = Pick<FlowData, 'itemCount' | 'eventCount' | 'firstEvent' | 'span'> &
  Events &
  Fields & {
    /** Where the line of each item starts. */
    readonly lineOf: Int32Array;
  };

/** How many states and profiles there are to be named. */
type Known = { readonly states: number; readonly profiles: number };

const [zero, nine, dot, plus, space, lineFeed] = [48, 57, 46, 43, 32, 10];

export type ItemReader = {
  /** Reads on for about so many characters. Whether there is more to read. */
  readonly readOn: (most: number) => boolean;
  /** What was read; or the number of the item, from 0, whose line is not as it is written. */
  readonly columns: () => ItemColumns | number;
};

/**
 * Reads in steps, so that who has something else to do does it between them. The loop over the events keeps all that it
 * counts in variables of its own: a function that reads one event at a time takes twice as long.
 */
export function createItemReader(source: FlowSource, from: number, { states, profiles }: Known): ItemReader {
  const { codes, textOf } = source;
  const fields = createFieldReader(source);
  // An event has some sixteen characters, an item with four of them some seventy.
  let events = roomFor(1024 + ((codes.length - from) >> 4));
  let items = roomForItems(1024 + ((codes.length - from) >> 6));
  const read = {
    place: from,
    items: 0,
    events: 0,
    isWrong: false,
    earliest: Number.POSITIVE_INFINITY,
    latest: Number.NEGATIVE_INFINITY,
  };

  const readUntil = (end: number): void => {
    let { at, state, profile } = events;
    let { firstEvent, lineOf } = items;
    let { place, items: item, events: eventCount, earliest, latest } = read;
    read.isWrong = true;
    for (; place < end; item += 1) {
      read.items = item;
      if (item + 1 >= firstEvent.length) ({ firstEvent, lineOf } = items = roomForItems(item * 2, items));
      firstEvent[item] = eventCount;
      lineOf[item] = place;
      place = fields.read(item, place);
      if (place < 0) return;
      let own = 0;
      let moment = 0;
      // Where the text ends, its last line does.
      let code = codes[place] ?? lineFeed;
      while (code !== lineFeed) {
        let first = place;
        let number = 0;
        for (; code >= zero && code <= nine; code = codes[(place += 1)] ?? lineFeed) number = number * 10 + code - zero;
        if (place === first) return;
        if (code === dot) {
          own = number;
          number = 0;
          first = place += 1;
          code = codes[place] ?? lineFeed;
          for (; code >= zero && code <= nine; code = codes[(place += 1)] ?? lineFeed)
            number = number * 10 + code - zero;
          if (place === first) return;
        }
        if (number >= states || own >= profiles || code !== plus) return;
        first = place += 1;
        let seconds = 0;
        code = codes[place] ?? lineFeed;
        for (; code >= zero && code <= nine; code = codes[(place += 1)] ?? lineFeed)
          seconds = seconds * 10 + code - zero;
        let length = seconds * 1000;
        if (code !== space && code !== lineFeed) {
          // A fraction or a sign is rare, and reads as any number does.
          while (code !== space && code !== lineFeed) code = codes[(place += 1)] ?? lineFeed;
          length = Math.round(Number(textOf(first, place)) * 1000);
          if (Number.isNaN(length)) return;
        }
        if (place === first) return;
        moment += length;
        if (moment < earliest) earliest = moment;
        if (eventCount === at.length) ({ at, state, profile } = events = roomFor(eventCount * 2, events));
        at[eventCount] = moment;
        state[eventCount] = number;
        profile[eventCount] = own;
        eventCount += 1;
        if (code === space) code = codes[(place += 1)] ?? lineFeed;
      }
      if (moment > latest && eventCount > (firstEvent[item] ?? 0)) latest = moment;
      place += 1;
    }
    Object.assign(read, { place, items: item, events: eventCount, isWrong: false, earliest, latest });
  };

  return {
    readOn(most) {
      readUntil(Math.min(codes.length, read.place + most));
      return !read.isWrong && read.place < codes.length;
    },
    columns: () => (read.isWrong ? read.items : columnsOf(events, items, read, fields)),
  };
}

function columnsOf(
  { at, state, profile }: Events,
  { firstEvent, lineOf }: Items,
  read: { readonly items: number; readonly events: number; readonly earliest: number; readonly latest: number },
  fields: FieldReader,
): ItemColumns {
  firstEvent[read.items] = read.events;
  return {
    at: at.subarray(0, read.events),
    state: state.subarray(0, read.events),
    profile: profile.subarray(0, read.events),
    itemCount: read.items,
    eventCount: read.events,
    span: { from: read.earliest, to: read.latest },
    firstEvent: firstEvent.subarray(0, read.items + 1),
    lineOf: lineOf.subarray(0, read.items),
    ...fields.found(read.items),
  };
}

type Items = Pick<ItemColumns, 'firstEvent' | 'lineOf'>;

/** Columns for fewer than so many items, with those that are there already. */
function roomForItems(items: number, before?: Items): Items {
  const columns = { firstEvent: new Int32Array(items), lineOf: new Int32Array(items) };
  if (!before) return columns;
  columns.firstEvent.set(before.firstEvent);
  columns.lineOf.set(before.lineOf);
  return columns;
}

/** Columns for so many events, with those that are there already. */
function roomFor(events: number, before?: Events): Events {
  const columns = { at: new Float64Array(events), state: new Uint16Array(events), profile: new Int32Array(events) };
  if (!before) return columns;
  columns.at.set(before.at);
  columns.state.set(before.state);
  columns.profile.set(before.profile);
  return columns;
}
