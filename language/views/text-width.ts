/**
 * How wide a text is, by a table: the same in every browser and on the command line, and a hundred times faster than
 * asking a browser. The fonts that people use differ by a few percent, which the margin covers.
 */

/** Thousandths of the font's size for the characters from the space to the tilde, of a common sans-serif. */
const ascii = [
  278, 300, 400, 620, 600, 880, 720, 220, 350, 350, 430, 620, 278, 380, 278, 320, 600, 600, 600, 600, 600, 600, 600,
  600, 600, 600, 290, 290, 620, 620, 620, 500, 960, 680, 660, 710, 740, 610, 590, 760, 750, 290, 550, 660, 570, 890,
  760, 780, 650, 780, 660, 640, 630, 740, 670, 980, 660, 650, 640, 350, 320, 350, 620, 500, 400, 570, 610, 560, 610,
  580, 350, 610, 600, 260, 270, 540, 260, 880, 600, 600, 610, 610, 380, 530, 370, 600, 550, 790, 540, 550, 530, 380,
  300, 380, 620,
];

const margin = 1.09;

/** In pixels, for a font of `size` pixels; `weight` is 400 for a plain text. */
export function textWidth(text: string, size: number, weight = 400): number {
  let thousandths = 0;
  for (const character of text) thousandths += widthOf(character.codePointAt(0) ?? 0);
  return (thousandths / 1000) * size * margin * (weight >= 600 ? 1.05 : weight >= 500 ? 1.025 : 1);
}

function widthOf(code: number): number {
  if (code >= 32 && code < 127) return ascii[code - 32] ?? 600;
  if (isWide(code)) return 1000;
  if (code >= 0x1_f000) return 1300;
  return 620;
}

/** Chinese, Japanese and Korean characters fill a square. */
function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x11ff) ||
    (code >= 0x2e80 && code <= 0xd7ff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xff00 && code <= 0xff60)
  );
}
