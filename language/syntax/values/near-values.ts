/** What people write instead of a value that the language has, and what to write: added to the message that it does not read. */

/** Signs that enclose a text elsewhere: `“Cards”`, `„Cards“`, `'Cards'`. */
export const otherQuotes = /[“”„‟«»‘’‚']/;

const slips: readonly (readonly [RegExp, string])[] = [
  [
    /\d,\d/,
    ' A comma starts another value: decimals have a point, as in `1.5`, and thousands an underscore, as in `12_000`.',
  ],
  [/\d\s+[kMBm]\b/, ' The letter for thousands or millions follows the number at once, as in `12M`.'],
  [/→|=>|–>|—>/, ' Write the arrow as `->`.'],
  [/[$€£¥]/, ' The currency follows the number as a code of three letters, such as `EUR`.'],
  [otherQuotes, ' A text stands between straight quotes, `"`.'],
  [/^(unknown|hidden)$/, ' Leave the line out while there is nothing to say.'],
];

/** A sentence with a space before it; empty where nothing comes near. */
export function adviceOn(written: string): string {
  return slips.find(([sign]) => sign.test(written))?.[1] ?? '';
}
