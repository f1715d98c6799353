/** A text in lines that fit a terminal, by the columns that its characters take there. */
import { widthOf } from './text-width.ts';

/** Lines of at most so many columns, broken between words, and inside a word only where it is longer than a line. */
export function wrappedText(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((each) => pieces(each, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer) <= width || line === '') {
      line = longer;
      continue;
    }
    lines.push(line);
    line = word;
  }
  return [...lines, line];
}

function pieces(word: string, width: number): readonly string[] {
  if (widthOf(word) <= width) return [word];
  const found: string[] = [];
  let piece = '';
  for (const character of word) {
    if (widthOf(piece + character) > width && piece !== '') {
      found.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...found, piece];
}
