/** The forms that options of rules take: what people are told of each, and what fits it. */
import { isRate } from '../model/money.ts';
import type { OptionSpec } from '../rules/rule.ts';
import { isDay } from '../syntax/days.ts';

type Form = {
  readonly words: (spec: OptionSpec) => string;
  readonly fits: (value: unknown, spec: OptionSpec) => boolean;
};

export const optionForms: Readonly<Record<OptionSpec['type'], Form>> = {
  number: { words: ({ least = 0 }) => `a number, ${least} or more`, fits: isNumber },
  count: {
    words: ({ least = 0 }) => `a whole number, ${least} or more`,
    fits: (value, spec) => isNumber(value, spec) && Number.isSafeInteger(value),
  },
  percent: {
    words: () => 'a number from 0 to 100',
    fits: (value, spec) => isNumber(value, spec) && Number(value) <= 100,
  },
  boolean: { words: () => '`true` or `false`', fits: (value) => typeof value === 'boolean' },
  text: { words: () => 'a text in quotes', fits: isText },
  texts: { words: () => 'a list of texts, such as `["a", "b"]`', fits: (value) => isListOf(value, isText) },
  day: { words: () => 'a day, such as `"2027-12-31"`', fits: (value) => isText(value) && isDay(value) },
  currency: {
    words: () => 'a currency in three capital letters, such as `"EUR"`',
    fits: (value) => isText(value) && /^[A-Z]{3}$/.test(value),
  },
  rates: {
    words: () => 'a list of exchange rates, such as `["1 EUR = 11.2 SEK"]`',
    fits: (value) => isListOf(value, (each) => isText(each) && isRate(each)),
  },
};

/** None that is too large to be one: `1e999` is read as infinite. */
function isNumber(value: unknown, { least = 0 }: OptionSpec): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= least;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isListOf(value: unknown, fits: (each: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(fits);
}
