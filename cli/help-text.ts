/** The help of a command in a terminal: what is longer than a line goes on below its beginning. */
import { widthOf } from './text-width.ts';
import { wrappedText } from './wrapped-text.ts';

/** How far in a text goes on that has no room beside what it explains. */
const step = 4;

/** In fewer columns than these nothing is said beside what it explains. */
const narrow = 28;

/** Lines that somebody may copy stay whole. Undefined where nobody watches: then all stays as it is. */
export function helpText(text: string, columns: number | undefined): string {
  if (columns === undefined) return text;
  return text
    .split('\n')
    .flatMap((line) => (widthOf(line) <= columns || /^ +throughline /.test(line) ? line : hanging(line, columns)))
    .join('\n');
}

/** An option or an argument, and beside it what it does; or a sentence. */
function hanging(line: string, columns: number): readonly string[] {
  const [lead = ''] = /^ *(?:\S+(?: \S+)* {2,})?/.exec(line) ?? [];
  const hasRoom = columns - lead.length >= narrow;
  const indent = hasRoom ? lead.length : line.length - line.trimStart().length + step;
  const told = wrappedText(line.slice(lead.length), columns - indent).map((each) => `${' '.repeat(indent)}${each}`);
  const [first = '', ...rest] = told;
  return hasRoom ? [`${lead}${first.trimStart()}`, ...rest] : [lead.trimEnd(), ...told];
}
