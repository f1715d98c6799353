/** Picks what belongs to a selection out of the lives of all items, by the profile that they had at that time. */
import type { Lives } from './walk.ts';

/** The numbers of what belongs to the profiles with a 1, ascending. */
type Pick = (belongs: Uint8Array) => Int32Array;

export type Picker = {
  readonly lives: Lives;
  readonly stays: Pick;
  readonly runs: Pick;
  readonly arrivals: Pick;
};

export function createPicker(lives: Lives): Picker {
  const { stays, runs, arrivals, flow } = lives;
  const { profile } = flow.data;
  const ofEvents = (events: Int32Array, count: number): (() => Int32Array) => {
    return () => {
      const profiles = new Int32Array(count);
      for (let index = 0; index < count; index += 1) profiles[index] = profile[events[index] ?? 0] ?? 0;
      return profiles;
    };
  };
  const known = flow.data.profiles.length;
  return {
    lives,
    stays: pickFrom(ofEvents(stays.from, stays.count), stays.count, known),
    runs: pickFrom(ofEvents(runs.end, runs.count), runs.count, known),
    arrivals: pickFrom(ofEvents(arrivals.event, arrivals.count), arrivals.count, known),
  };
}

/** What many selections share: the profile of each, how many have each, and in time the numbers of each profile. */
type Columns = { readonly profileOf: Int32Array; readonly countOf: Int32Array; ordered?: Ordered };
type Ordered = { readonly numbers: Int32Array; readonly starts: Int32Array };

function pickFrom(profiles: () => Int32Array, count: number, profileCount: number): Pick {
  let columns: Columns | undefined;
  return (belongs) => {
    if (belongs.every((each) => each === 1)) return allOf(count);
    columns ??= columnsOf(profiles(), profileCount);
    const wanted = wantedIn(columns.countOf, belongs);
    // To put few numbers in order costs less than to look at all.
    if (wanted * 16 > count) return filtered(columns.profileOf, belongs, wanted);
    columns.ordered ??= orderedBy(columns);
    return gathered(columns.ordered, belongs, wanted);
  };
}

function allOf(count: number): Int32Array {
  const all = new Int32Array(count);
  for (let index = 0; index < count; index += 1) all[index] = index;
  return all;
}

function columnsOf(profileOf: Int32Array, profileCount: number): Columns {
  const countOf = new Int32Array(profileCount);
  for (let index = 0; index < profileOf.length; index += 1) {
    const profile = profileOf[index] ?? 0;
    countOf[profile] = (countOf[profile] ?? 0) + 1;
  }
  return { profileOf, countOf };
}

function wantedIn(countOf: Int32Array, belongs: Uint8Array): number {
  let wanted = 0;
  for (let profile = 0; profile < countOf.length; profile += 1)
    if (belongs[profile] === 1) wanted += countOf[profile] ?? 0;
  return wanted;
}

function filtered(profileOf: Int32Array, belongs: Uint8Array, wanted: number): Int32Array {
  const found = new Int32Array(wanted);
  let count = 0;
  for (let index = 0; index < profileOf.length; index += 1) {
    if (belongs[profileOf[index] ?? 0] !== 1) continue;
    found[count] = index;
    count += 1;
  }
  return found;
}

/** The numbers of one profile after those of the other, each ascending. */
function orderedBy({ profileOf, countOf }: Columns): Ordered {
  const starts = new Int32Array(countOf.length + 1);
  for (let profile = 0; profile < countOf.length; profile += 1)
    starts[profile + 1] = (starts[profile] ?? 0) + (countOf[profile] ?? 0);
  const next = starts.slice();
  const numbers = new Int32Array(profileOf.length);
  for (let index = 0; index < profileOf.length; index += 1) {
    const profile = profileOf[index] ?? 0;
    const place = next[profile] ?? 0;
    numbers[place] = index;
    next[profile] = place + 1;
  }
  return { numbers, starts };
}

function gathered({ numbers, starts }: Ordered, belongs: Uint8Array, wanted: number): Int32Array {
  const found = new Int32Array(wanted);
  let count = 0;
  for (let profile = 0; profile < belongs.length; profile += 1) {
    if (belongs[profile] !== 1) continue;
    const own = numbers.subarray(starts[profile] ?? 0, starts[profile + 1] ?? 0);
    found.set(own, count);
    count += own.length;
  }
  return found.sort();
}
