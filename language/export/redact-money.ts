/** Amounts of money, in facts, in measures and in free text. */
import type { FileRecord } from '../binding/element.ts';
import type { Statement } from '../syntax/summary.ts';
import type { Rewrite } from './rewrite.ts';

/** A fact whose value is an amount is `hidden`, which the rules respect; a measure of money is left out. */
export function placesOfMoney({ summary }: FileRecord): readonly Rewrite[] {
  return summary.declarations.flatMap((declaration) =>
    declaration.statements.flatMap((statement): readonly Rewrite[] => {
      if (statement.values.some(({ type }) => type === 'amount')) return [{ ...statement.valuesSpan, text: 'hidden' }];
      return isMeasureOfMoney(statement) ? [leftOut(statement)] : [];
    }),
  );
}

function isMeasureOfMoney({ values }: Statement): boolean {
  return values.some(
    (value) => value.type === 'measure' && value.measure.unit !== undefined && isCurrency(value.measure.unit),
  );
}

function isCurrency(unit: string): boolean {
  return /^[A-Z]{3}$/.test(unit) || /[\p{Sc}]/u.test(unit) || /^(?:euros?|dollars?|pounds?|francs?)$/i.test(unit);
}

/** What follows the colon of a header goes with its colon; a line goes as a whole. */
function leftOut({ key, span, valuesSpan }: Statement): Rewrite {
  return key === '=' ? { start: span.start, end: valuesSpan.end, text: '' } : { ...span, text: '' };
}

/** Every currency that the platform knows, and the words that people write for the usual ones. */
const codes = Intl.supportedValuesOf('currency').join('|');
const figure = String.raw`\d(?:[\d.,_'\u00a0\u202f ]*\d)?`;
const scale = String.raw`(?:k|K|m|M|mn|bn|B|T|Mio\.?|Mrd\.?|[Tt]housand|[Mm]illions?|[Bb]illions?|[Tt]rillions?)(?![\p{L}\p{N}])`;
const unit = String.raw`(?:\p{Sc}|(?:${codes})(?![\p{L}\p{N}])|[Ee]uros?|[Dd]ollars?|[Pp]ounds?|[Ff]rancs?)`;
const amount = new RegExp(
  // A number with `M` or `million` may count anything, but what it counts is not known here.
  `(?:\\p{Sc}|(?<![\\p{L}\\p{N}])(?:${codes}))\\s?${figure}(?:\\s?${scale})?|${figure}(?:\\s?${scale}(?:\\s?${unit})?|\\s?${unit})`,
  'gu',
);

/** A text without its amounts of money. */
export function withoutAmounts(text: string): string {
  return text.replaceAll(amount, '…');
}
