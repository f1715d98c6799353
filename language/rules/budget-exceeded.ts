import { atValue } from '../edits/places.ts';
import { allocationOf, moneyText, type Allocation, type Money, type Part } from '../model/money.ts';
import { moneyOptions, termsOf } from './funding.ts';
import { defineRule, listed, type Related } from './rule.ts';
import { repeated } from './stated.ts';
import { The } from './words.ts';

export const budgetExceeded = defineRule({
  name: 'budget-exceeded',
  severity: 'error',
  profile: 'recommended',
  summary: 'The budgets inside an element, with its reserve, do not exceed its own budget.',
  why: 'Money that is given out twice is missing in the last quarter, and nobody can say beforehand from whom.',
  source:
    'Arithmetic, and SAFe’s Lean budgets; Executive guide, How Value Streams Fit Into SAFe Levels, line 39; How Flow Is Managed at Each Level, lines 95 and 96',
  advice:
    'Give less to what is inside, or more to the whole. Shares are of the containing element’s budget. A product whose trains have budgets of their own is not counted beside them.',
  on: ['enterprise', 'portfolio', 'value-stream'],
  needs: ['budget'],
  options: {
    tolerance: {
      type: 'number',
      default: 0.5,
      doc: 'How many per cent more than the budget may be given out, for rounding.',
    },
    ...moneyOptions,
  },
  examples: {
    ok: [
      {
        text: 'portfolio retail {\n  budget: 40M EUR per year\n  reserve: 4M EUR per year\n  value-stream claims { budget: 60% }\n  value-stream policies { budget: 12M EUR per fiscal-year }\n}',
      },
      {
        title: 'A part is hidden',
        text: 'portfolio retail {\n  budget: 10M EUR per year\n  value-stream claims { budget: 12M EUR per year }\n  value-stream policies { budget: hidden }\n}',
      },
      {
        title: 'A nested value stream counts once',
        text: 'portfolio retail {\n  budget: 10M EUR per year\n  value-stream lending {\n    budget: 10M EUR per year\n    value-stream mortgages { budget: 6M EUR per year }\n  }\n}',
      },
      {
        title: 'What a product costs is spent on its train',
        text: 'value-stream claims {\n  budget: 5M EUR per year\n  product claims-app {\n    delivered-by: sky\n    budget: 4M EUR per year\n  }\n  art sky { budget: 5M EUR per year }\n}',
      },
      {
        title: 'A tolerance of 5%',
        options: { tolerance: 5 },
        text: `portfolio retail {
  budget: 10M EUR per year
  value-stream claims { budget: 10.4M EUR per year }
}`,
      },
    ],
    bad: [
      {
        text: `portfolio retail {
  budget: 190M EUR per year
//        ^^^^ error: The portfolio \`retail\` has a budget of 190M EUR per year, but gives out 196M EUR: 186M EUR to \`claims\` and \`policies\`, and 10M EUR in reserve. That is 6M EUR too much; give out less, or raise the budget.
  reserve: 10M EUR per year
  value-stream claims { budget: 106M EUR per year }
  value-stream policies { budget: 80M EUR per year }
}`,
      },
      {
        title: 'Shares',
        text: `portfolio retail {
  value-stream claims {
    budget: 20M EUR per year
//          ^^^ error: The value stream \`claims\` has a budget of 20M EUR per year, but gives out 21M EUR: 21M EUR to \`sky\` and \`sea\`. That is 1M EUR too much; give out less, or raise the budget.
    art sky { budget: 60% }
    art sea { budget: 45% }
  }
}`,
      },
    ],
  },
  check(element, { report, option }) {
    if (!element.states('budget')) return;
    const allocation = allocationOf(element, termsOf(option));
    const tolerance = option('tolerance');
    const most = 1 + (typeof tolerance === 'number' ? tolerance : 0) / 100;
    // A millionth more is what adding up decimal fractions costs.
    if (allocation?.sum === undefined || allocation.sum <= allocation.whole.number * most * (1 + 1e-6)) return;
    const { whole, sum } = allocation;
    report({
      at: atValue(element, 'budget'),
      message: `${The(element)} has a budget of ${moneyText(whole)}, but gives out ${amount(whole, sum)}: ${recipients(allocation)}. That is ${amount(whole, sum - whole.number)} too much; give out less, or raise the budget.`,
      related: allocation.parts.map((part) => related(part, whole)),
      explainedBy: repeated(...allocation.parts.map((part) => part.element)),
    });
  },
});

/** The period has been said once. */
function amount(whole: Money, number: number): string {
  return moneyText({ ...whole, number, per: undefined });
}

/** `186M EUR to `claims` and `policies`, and 10M EUR in reserve`. */
function recipients({ whole, parts }: Allocation): string {
  const given = parts.filter(({ key }) => key === 'budget');
  const reserve = parts.find(({ key }) => key === 'reserve');
  const sum = given.reduce((total, { number }) => total + (number ?? 0), 0);
  const names = given.slice(0, 3).map(({ element }) => element.name ?? '');
  const others = given.length > 3 ? ` and ${given.length - 3} more` : '';
  const shown =
    given.length > 0
      ? [
          `${amount(whole, sum)} to ${others === '' ? listed(names) : names.map((name) => `\`${name}\``).join(', ')}${others}`,
        ]
      : [];
  return [...shown, ...(reserve ? [`${amount(whole, reserve.number ?? 0)} in reserve`] : [])].join(', and ');
}

function related({ element, key, number }: Part, whole: Money): Related {
  const text = amount(whole, number ?? 0);
  return {
    at: atValue(element, key),
    message: key === 'reserve' ? `${text} is kept in reserve.` : `${The(element)} has ${text}.`,
  };
}
