/** Who pays for what: shared by the rules on funding. */
import type { Element } from '../binding/element.ts';
import type { MoneyTerms } from '../model/money.ts';
import { streamsAround } from '../model/queries.ts';
import type { CheckContext, OptionSpec } from './rule.ts';
import { isStated } from './stated.ts';

/** The options of every rule that adds up or compares amounts; a project states both once, in throughline.json. */
export const moneyOptions = {
  currency: {
    type: 'currency',
    doc: 'The currency of amounts that state none; the project’s `currency` where this is left out.',
  },
  rates: {
    type: 'rates',
    doc: 'Exchange rates, such as `1 EUR = 11.2 SEK`; the project’s `exchangeRates` where this is left out.',
  },
} as const satisfies Readonly<Record<string, OptionSpec>>;

/** The currency and the rates by which amounts are judged. */
export function termsOf(option: CheckContext['option']): MoneyTerms {
  const currency = option('currency');
  const rates = option('rates');
  return {
    ...(typeof currency === 'string' ? { currency } : {}),
    rates: typeof rates === 'object' ? rates : [],
  };
}

/** The project that pays for an element. */
export function projectOf(element: Element): string | undefined {
  const value = element.value('funding');
  return value?.type === 'project' ? value.project : undefined;
}

/** Whether a value stream has a Lean budget, its own or that of a stream around it; `hidden` and `unknown` count. */
export function isFunded(stream: Element): boolean {
  return streamsAround(stream).some(statesLeanBudget);
}

/** Whether it says itself that it has one. */
export function statesLeanBudget(stream: Element): boolean {
  return isStated(stream, 'budget') || (isStated(stream, 'funding') && projectOf(stream) === undefined);
}

const closing = ['retiring', 'sunset'];

/** Whether it is being wound down, so that an end belongs to it. */
export function isClosing(element: Element): boolean {
  const value = element.value('state');
  return value?.type === 'word' && closing.includes(value.word);
}
