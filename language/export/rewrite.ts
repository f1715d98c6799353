/** A part of a text, and what stands there instead. */
export type Rewrite = { readonly start: number; readonly end: number; readonly text: string };

/** Where two parts overlap, the one that starts first, and of those the longer, takes all. */
export function rewritten(text: string, rewrites: readonly Rewrite[]): string {
  const ordered = rewrites.toSorted((a, b) => a.start - b.start || b.end - a.end);
  let out = '';
  let at = 0;
  for (const { start, end, text: instead } of ordered) {
    if (start < at) continue;
    out += text.slice(at, start) + instead;
    at = end;
  }
  return out + text.slice(at);
}
