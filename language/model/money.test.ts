import { describe, expect, it } from 'vitest';
import { parseConfig, toSettings } from '../config/config.ts';
import { moneyTerms } from '../config/money-terms.ts';
import { createProject } from '../project.ts';
import { allocationOf, moneyText, rateBetween, writtenMoney, type MoneyTerms } from './money.ts';

const terms: MoneyTerms = { currency: 'EUR', rates: [] };

/** What the portfolio of a text gives out, in words; with the numbers of its parts. */
function given(text: string, by: MoneyTerms = terms): string {
  const project = createProject();
  project.update([{ path: 'main.thru', text }]);
  const [portfolio] = project.model.elementsOf('portfolio');
  const allocation = portfolio && allocationOf(portfolio, by);
  if (!allocation) return 'nothing stated';
  const parts = allocation.parts.map(
    ({ element, key, number }) => `${key === 'reserve' ? key : element.name} ${number ?? '?'}`,
  );
  return `${parts.join(', ')} of ${moneyText(allocation.whole)}: ${allocation.sum ?? '?'}`;
}

describe('what is given out of a budget', () => {
  it('is the budgets inside, shares of it, and the reserve', () => {
    const text =
      'portfolio p {\n budget: 100M per year\n reserve: 5%\n value-stream a { budget: 60% }\n value-stream b { budget: 20M EUR per fiscal-year }\n}';
    expect(given(text)).toBe('a 60000000, b 20000000, reserve 5000000 of 100M EUR per year: 85000000');
  });

  it('counts a nested value stream in the one around it, also where it names the portfolio', () => {
    const text =
      'portfolio p {\n budget: 10M EUR\n value-stream a {\n  budget: 8M EUR\n }\n}\nvalue-stream b in a, p { budget: 3M EUR }';
    expect(given(text)).toBe('a 8000000 of 10M EUR: 8000000');
  });

  it('takes what is inside a value stream that states no budget', () => {
    const text =
      'portfolio p {\n budget: 10M EUR\n value-stream a {\n  art t { budget: 2M EUR }\n  art u { budget: 3M EUR }\n }\n}';
    expect(given(text)).toBe('t 2000000, u 3000000 of 10M EUR: 5000000');
  });

  it('has no sum where a part is hidden, or of a budget that is', () => {
    expect(given('portfolio p {\n budget: 10M EUR\n value-stream a { budget: hidden }\n}')).toBe('a ? of 10M EUR: ?');
    expect(given('portfolio p {\n budget: hidden\n value-stream a { budget: 60% }\n}')).toBe('nothing stated');
  });

  it('ends where value streams contain each other', () => {
    const text =
      'portfolio p { budget: 10M EUR }\nvalue-stream a in b { budget: 60% }\nvalue-stream b in a, p { budget: 50% }';
    expect(given(text)).toContain('of 10M EUR');
  });
});

describe('units', () => {
  it('converts by a declared rate, in both directions and over a third currency', () => {
    const rates = { rates: ['1 EUR = 10 SEK', 'USD = 0.8 EUR'] };
    expect(rateBetween('SEK', 'EUR', rates)).toBeCloseTo(0.1);
    expect(rateBetween('USD', 'SEK', rates)).toBeCloseTo(8);
    expect(rateBetween('USD', 'NOK', rates)).toBeUndefined();
  });

  it('writes an amount as the language reads it', () => {
    expect(writtenMoney({ number: 12_000_000, currency: 'EUR', per: 'fiscal-year' })).toBe('12M EUR per fiscal-year');
    expect(writtenMoney({ number: 9500.5, currency: undefined, per: undefined })).toBe('9500.5');
  });
});

describe('the rates of a project', () => {
  const text =
    'portfolio p {\n  budget: 10M EUR per year\n  value-stream a {\n    budget: 60M SEK per year\n    art t\n  }\n  value-stream b { budget: 6M per year }\n}';

  function problems(config: string): readonly string[] {
    const project = createProject({ settings: toSettings(parseConfig(config).config) });
    project.update([{ path: 'main.thru', text }]);
    return project
      .problems('main.thru')
      .filter(({ rule }) => rule.startsWith('budget-'))
      .map(({ rule }) => rule);
  }

  it('make amounts of several currencies one sum', () => {
    expect(problems('{ "currency": "EUR" }')).toEqual(['budget-unit-mismatch']);
    expect(problems('{ "currency": "EUR", "exchangeRates": { "SEK": 0.1 } }')).toEqual(['budget-exceeded']);
    expect(problems('{ "currency": "EUR", "exchangeRates": { "SEK": 0.05 } }')).toEqual([]);
  });

  it('stand behind the options of a rule', () => {
    const config = '{ "currency": "EUR", "rules": { "budget-unit-mismatch": { "rates": ["1 EUR = 10 SEK"] } } }';
    expect(problems(config)).toEqual([]);
    expect(moneyTerms(parseConfig('{ "exchangeRates": { "SEK": 0.1 } }').config).currency).toBeUndefined();
  });
});
