import { renumbered } from '../edits/backlogs.ts';
import { itemsOf, rankedIn } from '../model/ranks.ts';
import { wholeLine, type TextEdit } from '../edits/text-edits.ts';
import type { Element, Link } from '../binding/element.ts';
import { hasMoreLinks } from '../binding/link-lists.ts';
import { atLink, atName, atValue, statementAt, type Place } from '../edits/places.ts';
import { defineRule, type CheckContext, type Fix } from './rule.ts';
import { nameOf } from './words.ts';

export const backlogNotOrdered = defineRule({
  name: 'backlog-not-ordered',
  severity: 'error',
  profile: 'guide',
  summary: 'A backlog is in one order: no two items have one rank.',
  why: 'Two first priorities are none: whoever asks last decides.',
  source: 'Executive guide, What Is a Value Stream?, line 30',
  advice: 'Give each item a rank of its own, or leave the ranks out: the order of the lines is an order.',
  on: ['backlog'],
  examples: {
    ok: [{ text: 'art sky {\n  backlog {\n    feature F-1\n    feature F-2\n  }\n}' }],
    bad: [
      {
        text: `art sky {
  backlog {
    feature F-1 { rank: 1 }
    feature F-2 { rank: 1 }
//                      ^ error: \`F-2\` and \`F-1\` both have rank 1; a backlog is in one order. Give each a rank of its own, or leave the ranks out.
    feature F-3 { rank: 2 }
  }
}`,
        fixed: `art sky {
  backlog {
    feature F-1 { rank: 1 }
    feature F-2 { rank: 2 }
    feature F-3 { rank: 3 }
  }
}`,
      },
      {
        title: 'An item that stands twice in it',
        text: `art sky {
  backlog {
    feature F-1
    feature F-2
    F-1
//  ^^^ error: \`F-1\` stands twice in this backlog; a backlog is in one order. Take one of the two out.
  }
}`,
        fixed: `art sky {
  backlog {
    feature F-1
    feature F-2
  }
}`,
      },
    ],
  },
  check(backlog, { report, once }) {
    // Most are as short as one item; and with one place for each item no item has two.
    if (!hasMoreLinks(backlog, 'ranks', 1)) return;
    if (hasMoreLinks(backlog, 'ranks', once(itemsOf).length)) reportTwice(backlog, report);
    const ranked = once(rankedIn);
    if (ranked.length < 2) return;
    const first = new Map<number, ReturnType<typeof rankedIn>[number]>();
    for (const each of ranked) {
      const other = first.get(each.rank);
      if (!other) first.set(each.rank, each);
      else
        report({
          at: atValue(each.item, 'rank'),
          message: `${nameOf(each.item)} and ${nameOf(other.item)} both have rank ${each.rank}; a backlog is in one order. Give each a rank of its own, or leave the ranks out.`,
          related: [{ at: atValue(other.item, 'rank'), message: `${nameOf(other.item)} has rank ${each.rank} here.` }],
        });
    }
  },
  fix({ element, at }): readonly Fix[] {
    if (at.key === 'ranks') return [{ title: 'Take this line out', edits: removeLine(at) }];
    return [{ title: 'Renumber in the order of the lines', edits: renumbered(rankedIn(element)) }];
  },
});

/** An item that has two places in one list. */
function reportTwice(backlog: Element, report: CheckContext['report']): void {
  const links = backlog.links('ranks');
  if (links.length < 2) return;
  const places = new Map<Element, Link>();
  for (const link of links) {
    const { target } = link;
    if (!target) continue;
    const before = places.get(target);
    if (!before) {
      places.set(target, link);
      continue;
    }
    const [first, place] = [placeOf(before, target), placeOf(link, target)];
    report({
      at: first.key === 'ranks' && place.key !== 'ranks' ? first : place,
      message: `${nameOf(target)} stands twice in this backlog; a backlog is in one order. Take one of the two out.`,
      related: [
        { at: first.key === 'ranks' && place.key !== 'ranks' ? place : first, message: 'It stands here as well.' },
      ],
    });
  }
}

/** The line that names it; its own name where it stands in the backlog. */
function placeOf(link: Link, item: Element): Place {
  return link.statement < 0 ? atName(item) : atLink(link);
}

function removeLine(at: Place): readonly TextEdit[] {
  const { file } = at.element;
  const statement = statementAt(at);
  return file && statement ? [{ path: file.path, span: wholeLine(file.text, statement.span), newText: '' }] : [];
}
