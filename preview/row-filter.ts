/** Whether a row of a table holds every word of a search, in whatever cells. */
export function holdsWords(texts: readonly string[], search: string): boolean {
  const text = texts.join('\n').toLowerCase();
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return words.every((word) => text.includes(word));
}
