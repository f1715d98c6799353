import type { Element } from '../binding/element.ts';
import { atName } from '../edits/places.ts';
import { addLines } from '../edits/text-edits.ts';
import { childrenOf, roleLinesOf, trainsOf } from '../model/queries.ts';
import { defineRule, listed, type Fix } from './rule.ts';
import { isStated } from './stated.ts';
import { The } from './words.ts';

type Guardrail = {
  readonly says: string;
  readonly stub: string;
  readonly isThere: (portfolio: Element) => boolean;
};

/** The four guardrails in SAFe's order. What a stream or a train states counts for its portfolio. */
const guardrails = {
  horizons: {
    says: 'how investment is split by horizon',
    stub: 'horizons: h0 10%, h1 60%, h2 20%, h3 10%',
    isThere: (portfolio) => isStated(portfolio, 'horizons'),
  },
  'capacity-allocation': {
    says: 'how capacity is allocated',
    stub: 'capacity-allocation: features 60%, enablers 25%, maintenance 15%',
    isThere: (portfolio) => isAnywhere(portfolio, (each) => isStated(each, 'capacity-allocation')),
  },
  'approval-threshold': {
    says: 'from which amount on an epic needs an approval',
    stub: 'approval-threshold: unknown',
    isThere: (portfolio) => isStated(portfolio, 'approval-threshold'),
  },
  'business-owner': {
    says: 'who its Business Owners are',
    stub: 'business-owner: vacant',
    isThere: (portfolio) => isAnywhere(portfolio, hasBusinessOwner),
  },
} as const satisfies Readonly<Record<string, Guardrail>>;

type Name = keyof typeof guardrails;

function isName(word: string): word is Name {
  return Object.hasOwn(guardrails, word);
}

export const guardrailMissing = defineRule({
  name: 'guardrail-missing',
  severity: 'info',
  profile: 'all',
  summary: 'A portfolio states its four Lean budget guardrails.',
  why: 'Value streams can spend without asking because the guardrails say how far. Without them, either everybody asks or nobody does.',
  source: 'SAFe’s Lean budget guardrails',
  advice: 'State what is missing; `hidden` and `unknown` count. The options say which of the four to ask for.',
  on: ['portfolio'],
  options: {
    require: {
      type: 'texts',
      words: Object.keys(guardrails),
      default: Object.keys(guardrails),
      doc: 'The guardrails to ask for: horizons, capacity-allocation, approval-threshold, business-owner.',
    },
  },
  examples: {
    ok: [
      {
        text: 'portfolio retail {\n  horizons: h1 80%, h2 20%\n  approval-threshold: 5M EUR\n  value-stream claims {\n    capacity-allocation: features 60%, enablers 25%, maintenance 15%\n    art sky { business-owner: @dina }\n  }\n}',
      },
      {
        title: 'Only two of the four are asked for',
        options: { require: ['horizons', 'approval-threshold'] },
        text: `portfolio retail {
  horizons: h1 80%, h2 20%
  approval-threshold: hidden
}`,
      },
    ],
    bad: [
      {
        text: `portfolio retail {
//        ^^^^^^ info: The portfolio \`retail\` does not state this Lean budget guardrail: from which amount on an epic needs an approval; SAFe has four, so that value streams can spend without asking. Write \`approval-threshold\`.
  horizons: h1 80%, h2 20%
  capacity-allocation: features 60%, enablers 25%, maintenance 15%
  business-owner: @dina
}`,
        fixed: `portfolio retail {
  horizons: h1 80%, h2 20%
  capacity-allocation: features 60%, enablers 25%, maintenance 15%
  business-owner: @dina
  approval-threshold: unknown
}`,
      },
    ],
  },
  check(portfolio, { report, option }) {
    if (portfolio.unclear) return;
    const wanted = option('require');
    const missing = (typeof wanted === 'object' ? wanted.filter(isName) : []).filter(
      (name) => !guardrails[name].isThere(portfolio),
    );
    if (missing.length === 0) return;
    report({
      at: atName(portfolio),
      message: `${The(portfolio)} does not state ${missing.length === 1 ? 'this Lean budget guardrail:' : 'these Lean budget guardrails:'} ${listed(
        missing.map((name) => guardrails[name].says),
        '',
      )}; SAFe has four, so that value streams can spend without asking. Write ${listed(missing)}.`,
      data: { missing: missing.join(' ') },
    });
  },
  fix({ element, data }): readonly Fix[] {
    const missing = (data?.['missing'] ?? '').split(' ').filter(isName);
    const stubs = missing.map((name) => guardrails[name].stub);
    return [{ title: 'State what is missing, to be corrected', edits: addLines(element, stubs) }];
  },
});

/** At the portfolio, or at one of its value streams and their trains. */
function isAnywhere(portfolio: Element, test: (element: Element) => boolean): boolean {
  if (test(portfolio)) return true;
  return childrenOf(portfolio, 'value-stream').some((stream) => test(stream) || trainsOf(stream).some(test));
}

function hasBusinessOwner(element: Element): boolean {
  return roleLinesOf(element).some(({ role }) => role?.name === 'business-owner');
}
