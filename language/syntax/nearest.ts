/** The nearest of some words, for "did you mean": at most a third of the letters may differ, transposed ones count once. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const lower = word.toLowerCase();
  const limit = limitOf(word);
  const letters = lettersOf(lower);
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    // One as near as the best so far may still come before it in the alphabet, whatever came first.
    const most = Math.min(bestDistance, limit);
    if (Math.abs(candidate.length - word.length) > most) continue;
    const other = candidate.toLowerCase();
    if (isFarOff(letters, other, most)) continue;
    const found = distance(lower, other, bestDistance);
    if (found < bestDistance || (found === bestDistance && found <= limit && best !== undefined && candidate < best)) {
      best = candidate;
      bestDistance = found;
    }
  }
  return bestDistance <= limit ? best : undefined;
}

/** What a person who asks for something by a word may mean: the nearest of the candidates, else the shortest that begins so. */
export function meantBy(word: string, candidates: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  const near = nearest(word, candidates);
  if (near !== undefined || lower === '') return near;
  return candidates
    .filter((candidate) => candidate.toLowerCase().startsWith(lower))
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0];
}

/** More than these to choose from help nobody. */
const few = 3;

/** The nearest few, for a choice: the nearest first, equally near ones by the alphabet. */
export function nearestFew(word: string, candidates: Iterable<string>): readonly string[] {
  const lower = word.toLowerCase();
  const limit = limitOf(word);
  const letters = lettersOf(lower);
  return [...new Set(candidates)]
    .filter((candidate) => Math.abs(candidate.length - word.length) <= limit)
    .filter((candidate) => !isFarOff(letters, candidate.toLowerCase(), limit))
    .map((candidate) => ({ candidate, off: distance(lower, candidate.toLowerCase(), limit) }))
    .filter(({ off }) => off <= limit)
    .sort((a, b) => a.off - b.off || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, few)
    .map(({ candidate }) => candidate);
}

function limitOf(word: string): number {
  return Math.max(1, Math.floor(word.length / 3));
}

/** Whether the letters alone show that a word is more than so many steps away. */
function isFarOff(letters: number, other: string, most: number): boolean {
  const others = lettersOf(other);
  return hasMore(letters & ~others, most) || hasMore(others & ~letters, most);
}

/** Which letters occur in a word, a bit for each; some signs share one. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/** Whether there are more than so many letters: each that one word has and the other has not is a step between them. */
function hasMore(letters: number, most: number): boolean {
  let left = letters;
  let found = 0;
  while (left !== 0 && found <= most) {
    left &= left - 1;
    found += 1;
  }
  return found > most;
}

/** The rows of the table of distances, used again for each: words are compared by the million where a file is no model. */
let rows: [number[], number[], number[]] = [[], [], []];

/** The optimal string alignment distance, given up once it passes the limit. */
function distance(a: string, b: string, limit: number): number {
  // One by one, here and below: a list that is taken apart is an object, and its iterator another.
  let before = rows[0];
  let row = rows[1];
  let next = rows[2];
  for (let j = 0; j <= b.length; j += 1) row[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    next[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1;
      let value = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1))
        value = Math.min(value, (before[j - 2] ?? 0) + 1);
      next[j] = value;
      least = Math.min(least, value);
    }
    if (least > limit) return limit + 1;
    const free = before;
    before = row;
    row = next;
    next = free;
  }
  rows = [before, row, next];
  return row[b.length] ?? 0;
}
