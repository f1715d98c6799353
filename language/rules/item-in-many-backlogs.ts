import type { Link } from '../binding/element.ts';
import { statementOf } from '../binding/element.ts';
import { atLink, atName } from '../edits/places.ts';
import { wholeLine } from '../edits/text-edits.ts';
import { parentOf } from '../model/queries.ts';
import { defineRule, type Fix } from './rule.ts';
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
//    ^^^^^^^^^^ error: The feature \`tap-to-pay\` is ranked in the backlog of the train \`sky\` and in that of the train \`sea\`; one backlog decides when its turn comes.
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
    const byLevel = new Map<string, Link>();
    for (const link of item.linksTo('ranks')) {
      const owner = parentOf(link.subject);
      const first = owner ? byLevel.get(owner.kind) : undefined;
      if (!owner) continue;
      if (!first) {
        byLevel.set(owner.kind, link);
        continue;
      }
      const other = parentOf(first.subject);
      if (!other || first.subject === link.subject) continue;
      report({
        at: placeOf(link),
        message: `${The(item)} is ranked in the backlog of ${the(other)} and in that of ${the(owner)}; one backlog decides when its turn comes.`,
        related: [{ at: placeOf(first), message: `It is ranked in the backlog of ${the(other)} here.` }],
      });
    }
  },
  fix({ at }): readonly Fix[] {
    const { element: backlog, key } = at;
    const statement = key === 'ranks' ? backlog.declaration?.statementsOf('ranks')[at.statement ?? 0] : undefined;
    if (!statement || !backlog.file) return [];
    return [
      {
        title: 'Remove it from this backlog',
        edits: [{ path: backlog.file.path, span: wholeLine(backlog.file.text, statement.span), newText: '' }],
      },
    ];
  },
});

function placeOf(link: Link) {
  return statementOf(link) && link.key === 'ranks' ? atLink(link) : atName(link.stater);
}
