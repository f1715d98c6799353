import type { Element } from '../binding/element.ts';
import { atKey, atLink, atValue } from '../edits/places.ts';
import { removeEntries, removeStatement } from '../edits/text-edits.ts';
import { onOneLine } from '../model/queries.ts';
import { projectOf } from './funding.ts';
import { defineRule, listed, type CheckContext, type Fix } from './rule.ts';
import { the, The } from './words.ts';

export const epicOutsideLeanBudget = defineRule({
  name: 'epic-outside-lean-budget',
  severity: 'warning',
  profile: 'guide',
  summary: 'Epics are paid from the Lean budgets of the value streams that they flow into.',
  why: 'Money that comes from elsewhere comes with a second boss, and the value stream no longer decides about its own capacity.',
  source: 'Executive guide, How Value Streams Fit Into SAFe Levels, line 39',
  advice: 'Take the line away: the value streams of `flows-into` pay. What the epic is expected to cost is its `cost`.',
  on: ['epic'],
  examples: {
    ok: [
      {
        text: 'portfolio retail {\n  epic ident {\n    flows-into: cards\n    funded-by: cards\n    cost: 2M EUR\n  }\n  value-stream cards\n}',
      },
      {
        title: 'The stream around it pays',
        text: 'portfolio retail {\n  epic ident {\n    flows-into: cards\n    funded-by: payments\n  }\n  value-stream payments {\n    value-stream cards\n  }\n}',
      },
    ],
    bad: [
      {
        title: 'Paid by a project',
        text: `portfolio retail {
  epic ident {
    flows-into: cards
    funding: project "PRJ-4712"
//           ^^^^^^^ warning: The epic \`ident\` is paid by the project \`PRJ-4712\`; an epic is paid from the Lean budgets of the value streams that it flows into. Take the line away.
  }
  value-stream cards
}`,
        fixed: `portfolio retail {
  epic ident {
    flows-into: cards
  }
  value-stream cards
}`,
      },
      {
        title: 'Paid by a value stream that it does not flow into',
        text: `portfolio retail {
  epic ident {
    flows-into: cards
    funded-by: cards, lending
//                    ^^^^^^^ warning: The epic \`ident\` is paid by the value stream \`lending\`, but flows into \`cards\`; the value streams that do the work pay for it. Take \`lending\` out of \`funded-by\`, or add it to \`flows-into\`.
  }
  value-stream cards
  value-stream lending
}`,
        fixed: `portfolio retail {
  epic ident {
    flows-into: cards
    funded-by: cards
  }
  value-stream cards
  value-stream lending
}`,
      },
    ],
  },
  check(epic, { report }) {
    const project = projectOf(epic);
    if (project !== undefined)
      report({
        at: atValue(epic, 'funding'),
        message: `${The(epic)} is paid by the project \`${project}\`; an epic is paid from the Lean budgets of the value streams that it flows into. Take the line away.`,
      });
    checkStreams(epic, report);
  },
  fix({ element, at }): readonly Fix[] {
    if (at.key === 'funding') {
      const [statement] = element.statements('funding');
      return statement
        ? [{ title: 'Take the project away', edits: removeStatement(atKey(element, 'funding'), statement) }]
        : [];
    }
    return [{ title: 'Take this value stream away', edits: removeEntries([at]) }];
  },
});

/** Where it is not said what the epic flows into, another rule asks for that first. */
function checkStreams(epic: Element, report: CheckContext['report']): void {
  const payers = epic.links('funded-by');
  if (payers.length === 0) return;
  const flows = epic.links('flows-into');
  const streams = flows.flatMap(({ target }) => target ?? []);
  if (streams.length === 0 || flows.some(({ status }) => status !== 'resolved')) return;
  for (const link of payers) {
    const payer = link.target;
    if (payer?.kind !== 'value-stream' || streams.some((stream) => onOneLine(stream, payer))) continue;
    report({
      at: atLink(link),
      message: `${The(epic)} is paid by ${the(payer)}, but flows into ${listed(streams.map(({ name }) => name ?? ''))}; the value streams that do the work pay for it. Take \`${payer.name ?? ''}\` out of \`funded-by\`, or add it to \`flows-into\`.`,
    });
  }
}
