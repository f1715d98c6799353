import { renumbered } from '../edits/backlogs.ts';
import { atValue } from '../edits/places.ts';
import { rankedIn, type Ranked } from '../model/ranks.ts';
import { defineRule, type Fix } from './rule.ts';
import { nameOf } from './words.ts';

export const backlogRankGap = defineRule({
  name: 'backlog-rank-gap',
  severity: 'hint',
  profile: 'all',
  summary: 'Ranks in a backlog are consecutive.',
  why: 'A gap looks like an item that somebody forgot.',
  source: 'Hygiene',
  advice: 'Renumber; ranks that another tool gives may be left as they are, with this rule switched off.',
  on: ['backlog'],
  examples: {
    ok: [{ text: 'art sky {\n  backlog {\n    feature F-1 { rank: 1 }\n    feature F-2 { rank: 2 }\n  }\n}' }],
    bad: [
      {
        text: `art sky {
  backlog {
    feature F-1 { rank: 1 }
    feature F-2 { rank: 4 }
//                      ^ hint: \`F-2\` has rank 4, but is number 2 of its backlog. Renumber, so that no item seems to be missing.
  }
}`,
        fixed: `art sky {
  backlog {
    feature F-1 { rank: 1 }
    feature F-2 { rank: 2 }
  }
}`,
      },
    ],
  },
  check(_backlog, { report, once }) {
    const ranked = inOrder(once(rankedIn));
    if (ranked.length === 0) return;
    if (new Set(ranked.map(({ rank }) => rank)).size < ranked.length) return;
    const gap = ranked.find(({ rank }, index) => rank !== index + 1);
    if (!gap) return;
    const expected = ranked.indexOf(gap) + 1;
    report({
      at: atValue(gap.item, 'rank'),
      message: `${nameOf(gap.item)} has rank ${gap.rank}, but is number ${expected} of its backlog. Renumber, so that no item seems to be missing.`,
    });
  },
  fix({ element }): readonly Fix[] {
    return [{ title: 'Renumber by rank', isSafe: true, edits: renumbered(inOrder(rankedIn(element))) }];
  },
});

function inOrder(items: readonly Ranked[]): readonly Ranked[] {
  return items.length < 2 ? items : [...items].sort((a, b) => a.rank - b.rank);
}
