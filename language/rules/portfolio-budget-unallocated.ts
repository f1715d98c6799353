import { atValue } from '../edits/places.ts';
import { addLines } from '../edits/text-edits.ts';
import { rounded } from '../model/figures.ts';
import { allocationOf, moneyText, writtenMoney } from '../model/money.ts';
import { childrenOf } from '../model/queries.ts';
import { isFunded, moneyOptions, termsOf } from './funding.ts';
import { defineRule, type Fix } from './rule.ts';
import { isOperational } from './stated.ts';
import { the } from './words.ts';

const usual = 20;

export const portfolioBudgetUnallocated = defineRule({
  name: 'portfolio-budget-unallocated',
  severity: 'info',
  profile: 'all',
  summary: 'At most a fifth of a portfolio’s budget is given to nobody.',
  why: 'Money that lies in the portfolio is decided on case by case, which is what Lean budgets do away with.',
  source: 'Common practice',
  advice: 'Give it to the value streams, or state what is held back as `reserve`.',
  on: ['portfolio'],
  options: {
    max: { type: 'percent', default: usual, doc: 'How many per cent of the budget may be given to nobody.' },
    ...moneyOptions,
  },
  examples: {
    ok: [
      {
        text: 'portfolio retail {\n  budget: 100M EUR per year\n  reserve: 10M EUR per year\n  value-stream claims { budget: 75M EUR per year }\n}',
      },
      {
        title: 'A value stream that does not say what it has',
        text: 'portfolio retail {\n  budget: 100M EUR per year\n  value-stream claims { budget: 60M EUR per year }\n  value-stream policies { funding: lean }\n}',
      },
      { title: 'Value streams are not modelled', text: 'portfolio retail { budget: 100M EUR per year }' },
    ],
    bad: [
      {
        text: `portfolio retail {
  budget: 100M EUR per year
//        ^^^^ info: Of the 100M EUR per year of the portfolio \`retail\`, 40M EUR per year is given to nobody: 40%, where common practice is 20% at most. Give it to value streams, or state a \`reserve\`.
  value-stream claims { budget: 60M EUR per year }
}`,
        fixed: `portfolio retail {
  budget: 100M EUR per year
  reserve: 40M EUR per year
  value-stream claims { budget: 60M EUR per year }
}`,
      },
      {
        title: 'At most a tenth',
        options: { max: 10 },
        text: `portfolio retail {
  budget: 100M EUR per year
//        ^^^^ info: Of the 100M EUR per year of the portfolio \`retail\`, 15M EUR per year is given to nobody: 15%, where the settings of this project allow 10% at most. Give it to value streams, or state a \`reserve\`.
  value-stream claims { budget: 85M EUR per year }
}`,
        fixed: `portfolio retail {
  budget: 100M EUR per year
  reserve: 15M EUR per year
  value-stream claims { budget: 85M EUR per year }
}`,
      },
    ],
  },
  check(portfolio, { report, option }) {
    if (!portfolio.states('budget') || hasSilentStream(portfolio)) return;
    const allocation = allocationOf(portfolio, termsOf(option));
    if (!allocation || allocation.sum === undefined || !allocation.parts.some(({ key }) => key === 'budget')) return;
    const { whole, sum } = allocation;
    const max = option('max');
    const rest = Number(rounded(whole.number - sum, 2));
    const percent = (rest / whole.number) * 100;
    if (!(percent > (typeof max === 'number' ? max : 100))) return;
    report({
      at: atValue(portfolio, 'budget'),
      message: `Of the ${moneyText(whole)} of ${the(portfolio)}, ${moneyText({ ...whole, number: rest })} is given to nobody: ${rounded(percent, 0)}%, where ${max === usual ? 'common practice is' : 'the settings of this project allow'} ${String(max)}% at most. Give it to value streams, or state a \`reserve\`.`,
      data: isReserved(allocation) ? {} : { reserve: `reserve: ${writtenMoney({ ...whole, number: rest })}` },
    });
  },
  fix({ element, data }): readonly Fix[] {
    const reserve = data?.['reserve'];
    return reserve === undefined
      ? []
      : [{ title: 'State the rest as the reserve', edits: addLines(element, [reserve]) }];
  },
});

/** What a value stream has is not stated, so the rest may be its. */
function hasSilentStream(portfolio: Parameters<typeof childrenOf>[0]): boolean {
  return childrenOf(portfolio, 'value-stream').some(
    (stream) => !stream.states('budget') && !isOperational(stream) && hasNoParts(stream),
  );
}

function hasNoParts(stream: Parameters<typeof childrenOf>[0]): boolean {
  return isFunded(stream) || childrenOf(stream, 'value-stream', 'art').every((each) => !each.value('budget'));
}

function isReserved({ parts }: NonNullable<ReturnType<typeof allocationOf>>): boolean {
  return parts.some(({ key }) => key === 'reserve');
}
