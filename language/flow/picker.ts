/** Picks the stays that belong to a selection out of the lives of all items, by the profile that they had at that time. */
import type { Lives } from './walk.ts';

export type Picker = {
  readonly lives: Lives;
  /** The numbers of the stays that belong to the profiles with a 1, ascending. */
  readonly stays: (belongs: Uint8Array) => Int32Array;
};

/** What many selections share: the profile of each stay, how many have each, and in time their numbers by profile. */
type Columns = { readonly profileOf: Int32Array; readonly countOf: Int32Array; ordered?: Ordered };
type Ordered = { readonly numbers: Int32Array; readonly starts: Int32Array };

/** For the lives of all items; each question is about the profiles that belong to a selection. */
export function createPicker(lives: Lives): Picker {
  const { count } = lives.stays;
  let columns: Columns | undefined;
  const stays: Picker['stays'] = (belongs) => {
    if (!belongs.includes(0)) return allOf(count);
    columns ??= columnsOf(lives);
    const wanted = wantedIn(columns.countOf, belongs);
    // To put few numbers in order costs less than to look at all.
    if (wanted * 16 > count) return filtered(columns.profileOf, belongs, wanted);
    columns.ordered ??= orderedBy(columns);
    return gathered(columns.ordered, belongs, wanted);
  };
  return { lives, stays };
}

function allOf(count: number): Int32Array {
  const all = new Int32Array(count);
  for (let index = 0; index < count; index += 1) all[index] = index;
  return all;
}

function columnsOf({ stays, flow: { data } }: Lives): Columns {
  const profileOf = new Int32Array(stays.count);
  const countOf = new Int32Array(data.profiles.length);
  for (let stay = 0; stay < stays.count; stay += 1) {
    const profile = data.profile[stays.from[stay] ?? 0] ?? 0;
    profileOf[stay] = profile;
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
