import type { MoneyTerms } from '../model/money.ts';

/** The currency and the exchange rates that a project states, as sums of money and the rules on it take them. */
export function moneyTerms({ currency, exchangeRates }: StatedMoney): MoneyTerms {
  const rates = Object.entries(exchangeRates).map(([other, worth]) => `1 ${other} = ${worth} ${currency ?? ''}`);
  return { ...(currency === undefined ? {} : { currency }), rates };
}

type StatedMoney = {
  readonly currency: string | undefined;
  /** What one unit of another currency is worth in the project’s own. */
  readonly exchangeRates: Readonly<Record<string, number>>;
};
