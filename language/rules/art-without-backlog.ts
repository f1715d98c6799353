import { atName } from '../edits/places.ts';
import { childrenOf } from '../model/queries.ts';
import { isClosing } from './funding.ts';
import { defineRule } from './rule.ts';
import { stub } from './stub.ts';
import { The } from './words.ts';

export const artWithoutBacklog = defineRule({
  name: 'art-without-backlog',
  severity: 'warning',
  profile: 'guide',
  summary: 'A train has a backlog.',
  why: 'Without one ordered list every team asks somebody else what comes first.',
  source: 'Executive guide, What Is a Value Stream?, line 30',
  advice: 'Add `backlog { }`. Where it lives in another tool, link the board: `backlog { links: "…" }`.',
  on: ['art'],
  examples: {
    ok: [
      { text: 'value-stream claims {\n  art sky { backlog { links: "https://board.acme.example/sky" } }\n}' },
      { title: 'No backlog is modelled at all', text: 'value-stream claims {\n  art sky\n}' },
    ],
    bad: [
      {
        text: `value-stream claims {
  art sky { backlog { feature F-1 "Scan" } }
  art sea { rte: vacant }
//    ^^^ warning: The train \`sea\` has no backlog; a train works from one ordered list. Add \`backlog { }\`, or link the board of another tool in it.
}`,
        fixed: `value-stream claims {
  art sky { backlog { feature F-1 "Scan" } }
  art sea {
    rte: vacant
    backlog { }
  }
}`,
      },
    ],
  },
  check(art, { report, model }) {
    if (art.unclear || !model.hasAny('backlog') || isClosing(art) || childrenOf(art, 'backlog').length > 0) return;
    report({
      at: atName(art),
      message: `${The(art)} has no backlog; a train works from one ordered list. Add \`backlog { }\`, or link the board of another tool in it.`,
    });
  },
  fix: stub('Add an empty backlog', 'backlog { }'),
});
