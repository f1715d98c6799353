import type { Element } from '../binding/element.ts';
import { hasMoreLinks } from '../binding/link-lists.ts';
import { sortBacklog } from '../edits/backlogs.ts';
import { atName } from '../edits/places.ts';
import { wsjfOf } from '../model/queries.ts';
import { itemsOf, rankedIn, type Ranked } from '../model/ranks.ts';
import { custom, numberOption } from './options.ts';
import { defineRule, type Fix } from './rule.ts';
import { nameOf } from './words.ts';

const usual = 1.5;

export const wsjfOrderContradiction = defineRule({
  name: 'wsjf-order-contradiction',
  severity: 'info',
  profile: 'all',
  summary: 'The order of a backlog follows WSJF (what an item is worth for its size), within a tolerance.',
  why: 'If the figures say one thing and the order another, one of them is not believed.',
  source: 'SAFe, weighted shortest job first',
  advice: 'Sort by WSJF, correct the figures, or say with `pinned` why an item stays where it is.',
  on: ['backlog'],
  options: {
    ratio: {
      type: 'number',
      least: 1,
      default: usual,
      doc: 'How many times the WSJF of a lower item has to be that of a higher one.',
    },
  },
  examples: {
    ok: [
      {
        text: 'art sky {\n  backlog {\n    feature F-1 { wsjf: value 8, time 5, risk 3, size 2 }\n    feature F-2 { wsjf: value 3, time 2, risk 1, size 5 }\n  }\n}',
      },
      {
        title: 'It stays there for a reason',
        text: 'art sky {\n  backlog {\n    feature F-1 {\n      wsjf: value 1, time 1, risk 1, size 8\n      pinned: "promised to the regulator"\n    }\n    feature F-2 { wsjf: value 8, time 5, risk 3, size 2 }\n  }\n}',
      },
      {
        title: 'Within a tolerance of this project',
        options: { ratio: 2 },
        text: `art sky {
  backlog {
    feature F-1 { wsjf: value 2, time 2, risk 2, size 2 }
    feature F-2 { wsjf: value 4, time 2, risk 2, size 2 }
    feature F-3 { wsjf: value 5, time 3, risk 2, size 2 }
  }
}`,
      },
    ],
    bad: [
      {
        text: `art sky {
  backlog {
    feature F-1 { wsjf: value 8, time 8, risk 3, size 8 }
    feature F-2 { wsjf: value 20, time 13, risk 3, size 3 }
//          ^^^ info: \`F-2\` has a WSJF of 12 and stands below \`F-1\` with 2.38; SAFe puts first what is worth more for its size, and common practice is less than 1.5 times the WSJF of what stands above. Sort the backlog, or say with \`pinned\` why it stays so.
  }
}`,
        fixed: `art sky {
  backlog {
    feature F-2 { wsjf: value 20, time 13, risk 3, size 3 }
    feature F-1 { wsjf: value 8, time 8, risk 3, size 8 }
  }
}`,
      },
      {
        title: 'By rank',
        text: `art sky {
  backlog {
    feature F-1 {
//          ^^^ info: \`F-1\` has a WSJF of 12 and stands below \`F-2\` with 2.38; SAFe puts first what is worth more for its size, and common practice is less than 1.5 times the WSJF of what stands above. Sort the backlog, or say with \`pinned\` why it stays so.
      rank: 2
      wsjf: value 20, time 13, risk 3, size 3
    }
    feature F-2 {
      rank: 1
      wsjf: value 8, time 8, risk 3, size 8
    }
  }
}`,
        fixed: `art sky {
  backlog {
    feature F-1 {
      rank: 1
      wsjf: value 20, time 13, risk 3, size 3
    }
    feature F-2 {
      rank: 2
      wsjf: value 8, time 8, risk 3, size 8
    }
  }
}`,
      },
    ],
  },
  check(backlog, { report, option, once }) {
    if (!hasMoreLinks(backlog, 'ranks', 1)) return;
    const items = inOrder(once(itemsOf), once(rankedIn));
    if (items.length < 2) return;
    const ratio = numberOption(option, 'ratio');
    let lowest: { readonly item: Element; readonly wsjf: number } | undefined;
    for (const item of items) {
      const wsjf = item.states('pinned') ? undefined : wsjfOf(item);
      if (wsjf === undefined) continue;
      if (lowest && wsjf >= lowest.wsjf * ratio) {
        report({
          at: atName(item),
          message: `${nameOf(item)} has a WSJF of ${short(wsjf)} and stands below ${nameOf(lowest.item)} with ${short(lowest.wsjf)}; SAFe puts first what is worth more for its size, and ${custom(ratio === usual)} less than ${short(ratio)} times the WSJF of what stands above. Sort the backlog, or say with \`pinned\` why it stays so.`,
          related: [{ at: atName(lowest.item), message: `${nameOf(lowest.item)} stands above it.` }],
        });
        return;
      }
      if (!lowest || wsjf < lowest.wsjf) lowest = { item, wsjf };
    }
  },
  fix({ element }): readonly Fix[] {
    return [{ title: 'Sort the backlog by WSJF', edits: sortBacklog(element) }];
  },
});

/** By rank where every item has one, else as the lines stand; with ranks on some of them nobody knows. */
function inOrder(items: readonly Element[], ranked: readonly Ranked[]): readonly Element[] {
  if (ranked.length === 0) return items;
  return ranked.length < items.length ? [] : [...ranked].sort((a, b) => a.rank - b.rank).map(({ item }) => item);
}

function short(number: number): string {
  return String(Math.round(number * 100) / 100);
}
