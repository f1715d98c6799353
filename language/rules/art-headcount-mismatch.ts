import type { Element } from '../binding/element.ts';
import { atValue } from '../edits/places.ts';
import { replaceAt } from '../edits/text-edits.ts';
import { childrenOf, numberOf } from '../model/queries.ts';
import { numberOption } from './options.ts';
import { defineRule, type Fix } from './rule.ts';
import { isUncounted } from './stated.ts';
import { sizeOf } from './team-size.ts';
import { The } from './words.ts';

export const artHeadcountMismatch = defineRule({
  name: 'art-headcount-mismatch',
  severity: 'warning',
  profile: 'all',
  summary: 'The stated size of a train equals its teams and roles.',
  why: 'Budgets and plans are made from the one number, work from the other.',
  source: 'Consistency',
  advice: 'Correct the train’s number, or that of a team.',
  on: ['art'],
  options: { tolerance: { type: 'number', default: 5, doc: 'By how many per cent the two may differ.' } },
  examples: {
    ok: [
      {
        text: 'art sky {\n  people: 16\n  rte: @ann\n  product-manager: @ben\n  team kite { members: 7 }\n  team hawk { members: 7 }\n}',
      },
      {
        title: 'Not every team says how many it has',
        text: 'art sky {\n  people: 50\n  team kite { members: 7 }\n  team hawk\n}',
      },
      {
        title: 'A fifth more or less',
        options: { tolerance: 20 },
        text: `art sky {
  people: 110
  team kite { members: 50 }
  team hawk { members: 46 }
}`,
      },
    ],
    bad: [
      {
        text: `art sky {
  people: 110
//        ^^^ warning: The train \`sky\` states 110 people; its teams and roles make 96. Correct the train’s number, or that of a team.
  team kite { members: 50 }
  team hawk { members: 46 }
}`,
        fixed: `art sky {
  people: 96
  team kite { members: 50 }
  team hawk { members: 46 }
}`,
      },
    ],
  },
  check(art, { report, option }) {
    const stated = numberOf(art, 'people');
    const counted = stated === undefined ? undefined : countOf(art);
    if (stated === undefined || counted === undefined) return;
    if (Math.abs(counted - stated) <= (stated * numberOption(option, 'tolerance')) / 100 || isUncounted(art)) return;
    report({
      at: atValue(art, 'people'),
      message: `${The(art)} states ${stated} people; its teams and roles make ${counted}. Correct the train’s number, or that of a team.`,
      data: { counted: String(counted) },
    });
  },
  fix({ at, data }): readonly Fix[] {
    const counted = data?.['counted'] ?? '';
    return [{ title: `Set it to ${counted}`, edits: replaceAt(at, counted) }];
  },
});

/** The members of its teams and the holders of its own roles, those who are members of a team once; undefined where a team says nothing. */
function countOf(art: Element): number | undefined {
  const teams = childrenOf(art, 'team');
  const sizes = teams.map(sizeOf);
  if (teams.length === 0 || sizes.includes(undefined)) return undefined;
  const members = new Set(teams.flatMap((team) => team.links('member').map(({ target }) => target)));
  const own = new Set(art.links('holder').flatMap(({ target }) => (target && !members.has(target) ? [target] : [])));
  return sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0) + own.size;
}
