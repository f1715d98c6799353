/**
 * The difference of a file that was repaired, as people read it. Comparing two texts takes time by the square of what
 * differs; here it is known which lines were left alone, so that only what stands between those is compared.
 */
import { diffLines, formatPatch, OMIT_HEADERS, type StructuredPatchHunk } from 'diff';
import type { FixedFile, Span } from '#language';

/** How many lines are shown around a change. */
const context = 3;

type Repaired = Omit<FixedFile, 'path'>;

/** The hunks, each with its head. */
export function unifiedDiff(repaired: Repaired): string {
  const names = { oldFileName: '', newFileName: '', oldHeader: '', newHeader: '' };
  return formatPatch({ ...names, hunks: hunksOf(stretchesOf(repaired).flatMap(comparedLines)) }, OMIT_HEADERS);
}

type Stretch = readonly [before: string, after: string];

/** Both texts, cut at the same lines: what was left alone apart from what was not. */
function stretchesOf({ before, after, revision }: Repaired): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let [from, to, written] = [0, 0, 0];
  const cut = (atBefore: number, atAfter: number): void => {
    stretches.push([before.slice(from, atBefore), after.slice(to, atAfter)]);
    [from, to] = [atBefore, atAfter];
  };
  for (const part of revision) {
    const kept = typeof part === 'string' ? '' : before.slice(part.start, part.end);
    const start = typeof part === 'string' ? 0 : part.start;
    for (const end of [kept.indexOf('\n'), kept.lastIndexOf('\n')])
      if (end >= 0) cut(start + end + 1, written + end + 1);
    written += typeof part === 'string' ? part.length : kept.length;
  }
  cut(before.length, after.length);
  return stretches;
}

/** A line with its end, after a space where it stays, `-` where it goes, and `+` where it comes. */
function comparedLines([before, after]: Stretch): readonly string[] {
  return diffLines(before, after).flatMap(({ value, added, removed }) =>
    (value.match(/[^\n]*\n|[^\n]+$/g) ?? []).map((line) => `${added ? '+' : removed ? '-' : ' '}${line}`),
  );
}

/** The changes with the lines around them; those that are close to each other stand in one hunk. */
function hunksOf(lines: readonly string[]): StructuredPatchHunk[] {
  const [older, newer] = [countsWithout('+', lines), countsWithout('-', lines)];
  return changesIn(lines).map((change) => {
    const start = Math.max(0, change.start - context);
    const end = Math.min(lines.length, change.end + context);
    const [oldStart, newStart] = [older[start] ?? 0, newer[start] ?? 0];
    return {
      oldStart: oldStart + 1,
      oldLines: (older[end] ?? 0) - oldStart,
      newStart: newStart + 1,
      newLines: (newer[end] ?? 0) - newStart,
      lines: lines.slice(start, end).map(withoutEnd),
    };
  });
}

/** Where lines go or come, with those between that are too few for two hunks. */
function changesIn(lines: readonly string[]): readonly Span[] {
  const changes: { start: number; end: number }[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.startsWith(' ')) continue;
    const last = changes.at(-1);
    if (last && index - last.end <= 2 * context) last.end = index + 1;
    else changes.push({ start: index, end: index + 1 });
  }
  return changes;
}

/** How many lines without a sign stand before each line, and in all. */
function countsWithout(sign: '+' | '-', lines: readonly string[]): readonly number[] {
  const counts = [0];
  for (const line of lines) counts.push((counts.at(-1) ?? 0) + (line.startsWith(sign) ? 0 : 1));
  return counts;
}

/** The last line of a text may have no end, which is said as other programs say it. */
function withoutEnd(line: string): string {
  return line.endsWith('\n') ? line.replace(/\r?\n$/, '') : `${line}\n\\ No newline at end of file`;
}
