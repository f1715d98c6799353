import { statementOf, type Element, type Link } from '../binding/element.ts';
import { atLink, atName, statementAt, type Place } from '../edits/places.ts';
import { wholeLine } from '../edits/text-edits.ts';
import { kindRow, type Level } from '../metamodel/index.ts';
import { parentOf } from '../model/queries.ts';
import { defineRule, isReal, type CheckContext, type Fix } from './rule.ts';
import { signs } from './signs.ts';
import { the, The } from './words.ts';

export const itemInManyBacklogs = defineRule({
  name: 'item-in-many-backlogs',
  severity: 'error',
  profile: 'guide',
  summary: 'A work item is ranked in one backlog per level.',
  why: 'An item in two lists has two priorities, and two trains that may each believe that the other one does it.',
  source: 'Executive guide, What Is a Value Stream?, line 30',
  advice: 'Keep it in the backlog of the train that delivers it. Where two trains have work to do, make two features.',
  on: ['epic', 'capability', 'feature', 'story'],
  needs: [signs.manyBacklogs],
  examples: {
    ok: [{ text: 'value-stream claims {\n  art sky {\n    backlog {\n      feature tap-to-pay\n    }\n  }\n}' }],
    bad: [
      {
        text: `value-stream claims {
  art sky {
    backlog {
      feature tap-to-pay
    }
  }
  art sea {
    backlog {
      tap-to-pay
//    ^^^^^^^^^^ error: The feature \`tap-to-pay\` is ranked in the backlog of the train \`sky\` and in that of the train \`sea\`; one backlog decides when its turn comes. Take it out of one.
    }
  }
}`,
        fixed: `value-stream claims {
  art sky {
    backlog {
      feature tap-to-pay
    }
  }
  art sea {
    backlog {
    }
  }
}`,
      },
    ],
  },
  check(item, { report }) {
    const links = item.linksTo('ranks');
    if (links.length < 2) return;
    const byLevel = new Map<Level, Link>();
    for (const link of links) {
      const owner = parentOf(link.subject);
      if (!owner || !isReal(owner.kind)) continue;
      const { level } = kindRow(owner.kind);
      const first = byLevel.get(level);
      if (first) reportSecond(item, first, link, report);
      else byLevel.set(level, link);
    }
  },
  fix({ at, related }): readonly Fix[] {
    const lines = [at, ...(related ?? []).map((each) => each.at)].filter(({ key }) => key === 'ranks');
    const [line] = lines;
    const statement = line ? statementAt(line) : undefined;
    const file = line?.element.file;
    if (!statement || !file) return [];
    const owner = parentOf(line.element);
    return [
      {
        title: owner ? `Remove it from the backlog of ${the(owner)}` : 'Remove it from this backlog',
        edits: [{ path: file.path, span: wholeLine(file.text, statement.span), newText: '' }],
      },
    ];
  },
});

function reportSecond(item: Element, first: Link, second: Link, report: CheckContext['report']): void {
  const [owner, other] = [parentOf(second.subject), parentOf(first.subject)];
  if (!owner || !other || first.subject === second.subject) return;
  const isOne = owner === other;
  report({
    at: placeOf(second),
    message: isOne
      ? `${The(item)} is ranked in two backlogs of ${the(owner)}; one backlog decides when its turn comes. Take it out of one.`
      : `${The(item)} is ranked in the backlog of ${the(other)} and in that of ${the(owner)}; one backlog decides when its turn comes. Take it out of one.`,
    related: [{ at: placeOf(first), message: `It is ranked in the backlog of ${the(other)} here.` }],
    ...(isOne ? { explainedBy: [{ rule: 'art-with-many-backlogs', element: owner }] } : {}),
  });
}

/** The line in the backlog; the item's own name where it is declared there. */
function placeOf(link: Link): Place {
  return statementOf(link) && link.key === 'ranks' ? atLink(link) : atName(link.stater);
}
