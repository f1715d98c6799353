import type { Element } from '../binding/element.ts';
import { atKey, atName, atValue } from '../edits/places.ts';
import { addLines, replaceValues } from '../edits/text-edits.ts';
import { moneyOf, moneyText, numberIn, toMoney, type Money, type MoneyTerms } from '../model/money.ts';
import { ancestorsOf, targets, wordOf } from '../model/queries.ts';
import { moneyOptions, termsOf } from './funding.ts';
import { defineRule, type Fix } from './rule.ts';
import { the, The } from './words.ts';

/** From here on the work is decided. */
const decided = ['ready', 'implementing', 'done'];

export const significantInitiativeUnapproved = defineRule({
  name: 'significant-initiative-unapproved',
  severity: 'error',
  profile: 'recommended',
  summary: 'An epic that costs more than the portfolio’s threshold has an approval of Lean Portfolio Management.',
  why: 'Small initiatives are the streams’ own business, so that the large ones get the time of those who answer for all of them.',
  source: 'SAFe’s third Lean budget guardrail, approving significant initiatives',
  advice:
    'Have it approved and record it: `approved-by: lpm on` with the date. Until then its state is analyzing at most.',
  on: ['epic'],
  options: moneyOptions,
  examples: {
    ok: [
      {
        text: 'portfolio retail {\n  approval-threshold: 5M EUR\n  epic ident {\n    state: implementing\n    cost: 7M EUR\n    approved-by: lpm on 2026-01-20\n  }\n}',
      },
      {
        title: 'Not decided yet',
        text: 'portfolio retail {\n  approval-threshold: 5M EUR\n  epic ident {\n    state: analyzing\n    cost: 7M EUR\n  }\n}',
      },
      {
        title: 'A cost that nobody knows',
        text: 'portfolio retail {\n  approval-threshold: 5M EUR\n  epic ident {\n    state: implementing\n    cost: unknown\n  }\n}',
      },
    ],
    bad: [
      {
        text: `portfolio retail {
  approval-threshold: 5M EUR
  epic ident {
    state: implementing
    cost: 7M EUR
//        ^^ error: The epic \`ident\` is implementing and costs 7M EUR, more than the 5M EUR from which on the portfolio \`retail\` asks for an approval; none is recorded. Write \`approved-by: lpm on\` and the date.
  }
}`,
        fixed: `portfolio retail {
  approval-threshold: 5M EUR
  epic ident {
    state: implementing
    cost: 7M EUR
    approved-by: lpm
  }
}`,
      },
      {
        title: 'An approval that is pending',
        text: `portfolio retail {
  approval-threshold: 5M EUR
  epic ident {
    state: ready
    cost: 7M EUR
//        ^^ error: The epic \`ident\` is ready and costs 7M EUR, more than the 5M EUR from which on the portfolio \`retail\` asks for an approval; its approval is still pending. Write \`approved-by: lpm on\` and the date.
    approved-by: pending
  }
}`,
        fixed: `portfolio retail {
  approval-threshold: 5M EUR
  epic ident {
    state: ready
    cost: 7M EUR
    approved-by: lpm
  }
}`,
      },
    ],
  },
  check(epic, { report, option }) {
    if (epic.unclear || !decided.includes(wordOf(epic, 'state') ?? '') || isApproved(epic)) return;
    const key = epic.states('cost') ? 'cost' : 'budget';
    const terms = termsOf(option);
    const cost = moneyOf(epic, key, terms);
    const portfolio = cost === undefined || cost === 'unknown' ? undefined : portfolioOf(epic);
    if (!portfolio || cost === undefined || cost === 'unknown') return;
    const threshold = thresholdOf(portfolio, terms);
    if (!threshold || (numberIn({ ...threshold, per: cost.per }, cost, terms) ?? 0) <= threshold.number) return;
    const isPending = wordOf(epic, 'approved-by') === 'pending';
    report({
      at: epic.states(key) ? atValue(epic, key) : atName(epic),
      message: `${The(epic)} is ${wordOf(epic, 'state') ?? ''} and costs ${moneyText(cost)}, more than the ${moneyText(threshold)} from which on ${the(portfolio)} asks for an approval; ${isPending ? 'its approval is still pending' : 'none is recorded'}. Write \`approved-by: lpm on\` and the date.`,
      related: [{ at: atValue(portfolio, 'approval-threshold'), message: 'The threshold is stated here.' }],
    });
  },
  fix({ element }): readonly Fix[] {
    const title = 'Record the approval of Lean Portfolio Management';
    const edits = element.states('approved-by')
      ? replaceValues(atKey(element, 'approved-by'), 'lpm')
      : addLines(element, ['approved-by: lpm']);
    return [{ title, edits }];
  },
});

/** Whoever approved it; only `pending` says that nobody has. */
function isApproved(epic: Element): boolean {
  return epic.states('approved-by') && wordOf(epic, 'approved-by') !== 'pending';
}

/** The portfolio in which it stands, else that of a value stream that it flows into. */
function portfolioOf(epic: Element): Element | undefined {
  const around = [epic, ...targets(epic, 'flows-into')].flatMap(ancestorsOf);
  return around.find(({ kind }) => kind === 'portfolio');
}

function thresholdOf(portfolio: Element, terms: MoneyTerms): Money | undefined {
  const value = portfolio.value('approval-threshold');
  return value?.type === 'amount' ? toMoney(value, terms) : undefined;
}
