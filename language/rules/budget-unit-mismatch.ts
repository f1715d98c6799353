import type { Element } from '../binding/element.ts';
import { atKey, atValue } from '../edits/places.ts';
import { replaceValues } from '../edits/text-edits.ts';
import {
  isSamePeriod,
  moneyOf,
  moneyText,
  partsOf,
  perText,
  rateBetween,
  writtenMoney,
  type Money,
  type MoneyTerms,
  type Part,
} from '../model/money.ts';
import type { Period } from '../syntax/summary.ts';
import { moneyOptions, termsOf } from './funding.ts';
import { defineRule, type Fix, type Report } from './rule.ts';
import { the } from './words.ts';

export const budgetUnitMismatch = defineRule({
  name: 'budget-unit-mismatch',
  severity: 'error',
  profile: 'recommended',
  summary: 'Amounts that are added up have one currency and one period.',
  why: 'Nobody can say whether a budget is kept when its parts are in other money, or for another time.',
  source: 'Arithmetic',
  advice:
    'State both amounts in one currency and for one period. A year and a fiscal year add up. Where the rate is declared (`exchangeRates` in throughline.json), currencies add up too.',
  on: ['enterprise', 'portfolio', 'value-stream'],
  options: moneyOptions,
  examples: {
    ok: [
      {
        text: 'portfolio retail {\n  budget: 40M EUR per year\n  value-stream claims { budget: 12M EUR per fiscal-year }\n  value-stream policies { budget: 30% }\n}',
      },
      {
        title: 'A part is hidden',
        text: 'portfolio retail {\n  budget: 40M EUR per year\n  value-stream claims { budget: hidden }\n}',
      },
      {
        title: 'An amount without a currency is in the project’s',
        options: { currency: 'EUR' },
        text: `portfolio retail {
  budget: 40M EUR per year
  value-stream claims { budget: 12M per year }
}`,
      },
    ],
    bad: [
      {
        title: 'Two periods',
        text: `portfolio retail {
  budget: 40M EUR per year
  value-stream claims {
    budget: 3M EUR per quarter
//          ^^ error: The budget of the value stream \`claims\` is 3M EUR per quarter, the budget of the portfolio \`retail\` 40M EUR per year; an amount per quarter and one per year do not add up. State both for the same period.
  }
}`,
        fixed: `portfolio retail {
  budget: 40M EUR per year
  value-stream claims {
    budget: 12M EUR per year
  }
}`,
      },
      {
        title: 'Two currencies, and no rate is declared',
        text: `portfolio retail {
  budget: 40M EUR per year
  value-stream claims {
    budget: 90M SEK per year
//          ^^^ error: The budget of the value stream \`claims\` is 90M SEK per year, the budget of the portfolio \`retail\` 40M EUR per year; amounts in SEK and EUR do not add up. Convert one, or declare the rate as \`exchangeRates\` in throughline.json.
  }
}`,
      },
      {
        title: 'No period',
        text: `portfolio retail {
  budget: 40M EUR per year
  reserve: 2M EUR
//         ^^ error: The reserve of the portfolio \`retail\` is 2M EUR, its budget 40M EUR per year; an amount without a period and one per year do not add up. State both for the same period.
}`,
      },
      {
        title: 'Two periods, and a declared rate',
        options: { rates: ['1 EUR = 10 SEK'] },
        text: `portfolio retail {
  budget: 40M EUR per year
  value-stream claims {
    budget: 10M SEK per quarter
//          ^^^ error: The budget of the value stream \`claims\` is 10M SEK per quarter, the budget of the portfolio \`retail\` 40M EUR per year; an amount per quarter and one per year do not add up. State both for the same period.
  }
}`,
        fixed: `portfolio retail {
  budget: 40M EUR per year
  value-stream claims {
    budget: 4M EUR per year
  }
}`,
      },
    ],
  },
  check(element, { report, option }) {
    const terms = termsOf(option);
    const parts = partsOf(element, terms);
    const own = moneyOf(element, 'budget', terms);
    if (parts.length === 0 || own === 'unknown') return;
    const first = own ? undefined : parts.find(({ money }) => money !== 'unknown');
    const unit = own ?? first?.money;
    if (unit === undefined || unit === 'unknown') return;
    const whole: Whole = { unit, element: first?.element ?? element };
    for (const part of parts) {
      const found = mismatch(part, whole, terms);
      if (found) report(found);
    }
  },
  fix({ at, data }): readonly Fix[] {
    const converted = data?.['converted'];
    if (converted === undefined) return [];
    return [
      {
        title: `Convert it: \`${converted}\``,
        edits: replaceValues(atKey(at.element, at.key ?? 'budget', at.statement), converted),
      },
    ];
  },
});

/** The amount to whose unit the others have to fit. */
type Whole = { readonly unit: Money; readonly element: Element };

function mismatch(
  { element, key, money }: Part,
  { unit, element: whole }: Whole,
  terms: MoneyTerms,
): Report | undefined {
  if (money === 'unknown') return undefined;
  const isPeriod = !isSamePeriod(money.per, unit.per);
  const rate = rateBetween(money.currency, unit.currency, terms);
  if (!isPeriod && rate !== undefined) return undefined;
  const converted = rate === undefined ? undefined : convertedTo(unit, money, rate);
  return {
    at: atValue(element, key),
    message: `The ${key} of ${the(element)} is ${moneyText(money)}, ${element === whole ? 'its budget' : `the budget of ${the(whole)}`} ${moneyText(unit)}; ${reason(money, unit, isPeriod)}`,
    related: [{ at: atValue(whole, 'budget'), message: `This one is ${moneyText(unit)}.` }],
    ...(converted === undefined ? {} : { data: { converted } }),
  };
}

function reason(money: Money, unit: Money, isPeriod: boolean): string {
  if (!isPeriod)
    return `amounts in ${money.currency ?? ''} and ${unit.currency ?? ''} do not add up. Convert one, or declare the rate as \`exchangeRates\` in throughline.json.`;
  return `an amount ${periodText(money.per)} and one ${periodText(unit.per)} do not add up. State both for the same period.`;
}

function periodText(per: Period | undefined): string {
  return per === undefined ? 'without a period' : perText(per);
}

const perYear: Readonly<Partial<Record<Period, number>>> = { year: 1, 'fiscal-year': 1, quarter: 4, month: 12 };

/** The amount in the unit of the other; how many planning intervals a year has is not known, so those stay. */
function convertedTo(unit: Money, { number, per }: Money, rate: number): string | undefined {
  const [from, to] = [per && perYear[per], unit.per && perYear[unit.per]];
  if (from === undefined || to === undefined) return undefined;
  return writtenMoney({ ...unit, number: (number * rate * from) / to });
}
