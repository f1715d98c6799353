/** Text in a given room: cut with an ellipsis, or over lines. Widths are those of the table, the same everywhere. */
import { textWidth } from './text-width.ts';

export type Font = { readonly size: number; readonly weight: number };

/** The text, or as much of it as fits and an ellipsis; characters are never cut in two. */
export function fitText(text: string, width: number, { size, weight }: Font): string {
  if (textWidth(text, size, weight) <= width) return text;
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  const characters = [...graphemes.segment(text)].map(({ segment }) => segment);
  let low = 0;
  let high = characters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (textWidth(`${characters.slice(0, middle).join('').trimEnd()}…`, size, weight) <= width) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? '' : `${characters.slice(0, low).join('').trimEnd()}…`;
}

/** Made when it is needed first: making one takes as long as starting much else. */
let graphemes: Intl.Segmenter | undefined;

/** At most so many lines, broken at spaces, and between characters where a script writes no spaces; the last is cut. */
export function wrapText(text: string, width: number, font: Font, mostLines: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  const words = wordsOf(text);
  for (const [at, word] of words.entries()) {
    const longer = line === '' ? word.trimStart() : `${line}${word}`;
    if (line === '' || textWidth(longer, font.size, font.weight) <= width) {
      line = longer;
      continue;
    }
    if (lines.length === mostLines - 1) return [...lines, fitText([line, ...words.slice(at)].join(''), width, font)];
    lines.push(fitText(line, width, font));
    line = word.trimStart();
  }
  return [...lines, fitText(line, width, font)];
}

/** Chinese and Japanese. */
const betweenIdeographs = /(?<=[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}])(?=[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}])/u;

/** Each with the space before it; together they are the text. */
function wordsOf(text: string): readonly string[] {
  const words = text.trim().split(/\s+/u);
  return words.flatMap((word, at) => {
    const [first = '', ...rest] = word.split(betweenIdeographs);
    return [at === 0 ? first : ` ${first}`, ...rest];
  });
}
