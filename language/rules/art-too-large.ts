import { atName } from '../edits/places.ts';
import { headcountOf } from '../model/queries.ts';
import { numberOption } from './options.ts';
import { defineRule } from './rule.ts';
import { The } from './words.ts';

export const artTooLarge = defineRule({
  name: 'art-too-large',
  severity: 'warning',
  profile: 'recommended',
  summary: 'A train has at most 125 people.',
  why: 'Beyond 125 people nobody knows everybody any more, and planning together becomes a conference.',
  source: 'SAFe, Agile Release Train: 50 to 125 people',
  advice: 'Split the train by its products, each with the teams that build it.',
  on: ['art'],
  options: { max: { type: 'number', default: 125, doc: 'How many people a train may have.' } },
  examples: {
    ok: [{ text: 'value-stream claims {\n  art sky { people: 125 }\n}' }],
    bad: [
      {
        text: `value-stream claims {
  art sky {
//    ^^^ warning: The train \`sky\` has 210 people; SAFe advises at most 125 on a train. Split it by its products.
    people: 210
  }
}`,
      },
    ],
  },
  check(art, { report, option }) {
    const { people, teams } = headcountOf(art);
    const max = numberOption(option, 'max');
    if (people <= max) return;
    const inTeams = teams > 1 ? ` in ${teams} teams` : '';
    report({
      at: atName(art),
      message: `${The(art)} has ${people} people${inTeams}; SAFe advises at most ${max} on a train. Split it by its products.`,
    });
  },
});
