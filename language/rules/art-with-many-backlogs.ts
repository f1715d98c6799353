import type { Element } from '../binding/element.ts';
import { atKind, atName } from '../edits/places.ts';
import { mergeBacklogs } from '../edits/backlogs.ts';
import { childrenOf } from '../model/queries.ts';
import { defineRule, type Fix } from './rule.ts';
import { inWords, The } from './words.ts';

export const artWithManyBacklogs = defineRule({
  name: 'art-with-many-backlogs',
  severity: 'error',
  profile: 'guide',
  summary: 'A train has one backlog.',
  why: 'What comes first is one question, and two lists give two answers. A train works from one ordered backlog.',
  source: 'Executive guide, What Is a Value Stream?, line 30',
  advice:
    'Merge the backlogs into one; the order of its lines is the priority. Backlogs of teams are below it and do not count.',
  on: ['art'],
  examples: {
    ok: [
      {
        text: 'value-stream claims {\n  art sky {\n    backlog {\n      feature F-1\n    }\n    team kite {\n      backlog { }\n    }\n  }\n}',
      },
    ],
    bad: [
      {
        text: `value-stream claims {
  art sky {
    backlog growth {
      feature F-1 "New shop" { wsjf: value 8, time 3, risk 1, size 8 }
      // Asked for by the board.
      feature F-2 "Gift cards"
    }
    backlog regulatory {
//          ^^^^^^^^^^ error: The train \`sky\` has two backlogs; a train works from one ordered list. Merge them.
      feature F-3 "New information sheet" { wsjf: value 5, time 8, risk 8, size 3 }
    }
  }
}`,
        fixed: `value-stream claims {
  art sky {
    backlog growth {
      feature F-3 "New information sheet" { wsjf: value 5, time 8, risk 8, size 3 }
      feature F-1 "New shop" { wsjf: value 8, time 3, risk 1, size 8 }
      // Asked for by the board.
      feature F-2 "Gift cards"
    }
  }
}`,
      },
      {
        title: 'Two without a name',
        text: `value-stream claims {
  art sky {
    backlog {
      feature F-1
    }
    backlog {
//  ^^^^^^^ error: The train \`sky\` has two backlogs; a train works from one ordered list. Merge them.
      feature F-2
    }
  }
}`,
        fixed: `value-stream claims {
  art sky {
    backlog {
      feature F-1
      feature F-2
    }
  }
}`,
      },
    ],
  },
  check(art, { report }) {
    const [first, ...others] = childrenOf(art, 'backlog');
    if (!first || [first, ...others].some(({ broken }) => broken)) return;
    for (const backlog of others) {
      report({
        at: placeOf(backlog),
        message: `${The(art)} has ${inWords(others.length + 1)} backlogs; a train works from one ordered list. Merge them.`,
        related: [{ at: placeOf(first), message: 'The first backlog is here.' }],
      });
    }
  },
  fix({ at, element }): readonly Fix[] {
    const [first] = childrenOf(element, 'backlog');
    const edits = first ? mergeBacklogs(first, at.element) : [];
    return edits.length === 0 ? [] : [{ title: 'Merge it into the first backlog, by WSJF and then by rank', edits }];
  },
});

function placeOf(backlog: Element) {
  return backlog.name === undefined ? atKind(backlog) : atName(backlog);
}
