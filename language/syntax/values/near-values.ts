/** What people write instead of a value that the language has, and what to write: added to the message that it does not read. */

/** Signs that enclose a text elsewhere: `“Cards”`, `„Cards“`, `'Cards'`. */
export const otherQuotes = /[\u201c\u201d\u201e\u201f\u00ab\u00bb\u2018\u2019\u201a']/;

const slips: readonly (readonly [RegExp, string])[] = [
  [
    /\d,\d/,
    ' A comma starts another value: decimals have a point, as in `1.5`, and thousands an underscore, as in `12_000`.',
  ],
  [/\d\s+[kMBm]\b/, ' The letter for thousands or millions follows the number at once, as in `12M`.'],
  [/\u2192|=>|\u2013>|\u2014>/, ' Write the arrow as `->`.'],
  [/[$\u20ac\u00a3\u00a5]/, ' The currency follows the number as a code of three letters, such as `EUR`.'],
  [otherQuotes, ' A text stands between straight quotes, `"`.'],
  [/(^|\s)#(\s|$)/, ' A comment starts with `//`.'],
  [/^(unknown|hidden)$/, ' Leave the line out while there is nothing to say.'],
];

/** A sentence with a space before it; empty where nothing comes near. */
export function adviceOn(written: string): string {
  return slips.find(([sign]) => sign.test(written))?.[1] ?? '';
}
