/** How wide a text is in columns of a terminal: a character of Chinese takes two, one that joins the last none. */
import stringWidth from 'string-width';

export function widthOf(text: string): number {
  return plain.test(text) ? text.length : stringWidth(text);
}

/**
 * Letters of the West, and the dashes, quotation marks, points and lines that our own words have: each takes one column. To
 * look for clusters of characters takes twenty milliseconds before the first of them is found.
 */
const plain = /^[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2015\u2018-\u201d\u2022\u2026\u2190-\u2193\u2500-\u257f]*$/;
