import { atName, atValue } from '../edits/places.ts';
import { childrenOf, targets, wordOf } from '../model/queries.ts';
import { defineRule } from './rule.ts';
import { the } from './words.ts';

export const epicWipExceeded = defineRule({
  name: 'epic-wip-exceeded',
  severity: 'info',
  profile: 'all',
  summary: 'The epics in a state of the portfolio Kanban stay within its limit.',
  why: 'Everything that is begun at once is finished late.',
  source: 'SAFe, portfolio Kanban',
  advice: 'Finish or stop one before another is begun, or raise the limit knowingly.',
  on: ['portfolio'],
  examples: {
    ok: [
      { text: 'portfolio p {\n  wip: implementing 1\n  epic a { state: implementing }\n}' },
      { title: 'No limit is declared', text: 'portfolio p {\n  epic a { state: implementing }\n}' },
    ],
    bad: [
      {
        text: `portfolio p {
  wip: implementing 1
//     ^^^^^^^^^^^^ info: 2 epics of the portfolio \`p\` are in state \`implementing\`; its own limit (\`wip\`) is 1. Finish or stop one before another is begun.
  epic a { state: implementing }
  epic b { state: implementing }
}`,
      },
    ],
  },
  check(portfolio, { report }) {
    const limits = portfolio.values('wip');
    if (limits.length === 0) return;
    const ranked = childrenOf(portfolio, 'backlog').flatMap((backlog) => targets(backlog, 'ranks'));
    const epics = [...new Set([...childrenOf(portfolio, 'epic'), ...ranked.filter(({ kind }) => kind === 'epic')])];
    limits.forEach((limit, index) => {
      if (limit.type !== 'labelled') return;
      const inState = epics.filter((epic) => wordOf(epic, 'state') === limit.label);
      if (inState.length <= limit.number) return;
      report({
        at: atValue(portfolio, 'wip', 0, index),
        message: `${inState.length} epics of ${the(portfolio)} are in state \`${limit.label}\`; its own limit (\`wip\`) is ${limit.number}. Finish or stop one before another is begun.`,
        related: inState.map((epic) => ({ at: atName(epic), message: `This one is in state \`${limit.label}\`.` })),
      });
    });
  },
});
