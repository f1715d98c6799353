import type { Element } from '../binding/element.ts';
import { atName } from '../edits/places.ts';
import { headcountOf } from '../model/headcount.ts';
import { sources } from '../model/queries.ts';
import { adviser, numberOption } from './options.ts';
import { defineRule, listed } from './rule.ts';
import { isUncounted } from './stated.ts';
import { The } from './words.ts';

const usual = 125;

export const artTooLarge = defineRule({
  name: 'art-too-large',
  severity: 'warning',
  profile: 'recommended',
  summary: 'A train has at most 125 people.',
  why: 'Beyond 125 people nobody knows everybody any more, and planning together becomes a conference.',
  source: 'SAFe, Agile Release Train: 50 to 125 people',
  advice: 'Split the train by its products, each with the teams that build it.',
  on: ['art'],
  options: { max: { type: 'count', default: usual, doc: 'How many people a train may have.' } },
  examples: {
    ok: [
      { text: 'value-stream claims {\n  art sky { people: 125 }\n}' },
      {
        title: 'This project allows 150',
        options: { max: 150 },
        text: `value-stream claims {
  art sky { people: 140 }
}`,
      },
    ],
    bad: [
      {
        text: `value-stream claims {
  art sky {
//    ^^^ warning: The train \`sky\` has 210 people; SAFe advises at most 125 on a train. Split it by its products.
    people: 210
  }
}`,
      },
      {
        title: 'With products to split it by',
        text: `value-stream claims {
  product desk { delivered-by: sky }
  product app { delivered-by: sky }
  art sky {
//    ^^^ warning: The train \`sky\` has 210 people; SAFe advises at most 125 on a train. Split it by its products \`desk\` and \`app\`.
    people: 210
  }
}`,
      },
    ],
  },
  check(art, { report, option, once }) {
    const { people, teams } = once(headcountOf);
    const max = numberOption(option, 'max');
    if (people <= max || isUncounted(art)) return;
    const inTeams = teams > 1 ? ` in ${teams} teams` : '';
    report({
      at: atName(art),
      message: `${The(art)} has ${people} people${inTeams}; ${adviser(max === usual)} at most ${max} on a train. Split it by its products${productsOf(art)}.`,
      // A number that the teams contradict may be wrong.
      explainedBy: [{ rule: 'art-headcount-mismatch', element: art }],
    });
  },
});

/** The first of several products, which show where it can be split. */
function productsOf(art: Element): string {
  const names = sources(art, 'delivered-by').flatMap(({ kind, name }) => (kind === 'product' && name ? [name] : []));
  return names.length < 2 ? '' : ` ${listed(names.slice(0, 4))}`;
}
